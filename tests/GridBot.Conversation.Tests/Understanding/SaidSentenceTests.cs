// How many places and times are read rightly from first sentences: those tuned on, and those never looked at.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class SaidSentenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Places_of_known_sentences_are_found_and_few_are_wrong() => Places(SaidSentence.All, 250, leastRecall: 0.95, mostWrong: 0.02, detailed: true);

    [Fact]
    public void Times_of_known_sentences_are_found_and_few_are_wrong() => Times(SaidSentence.All, leastRecall: 0.95, mostWrong: 0.02, detailed: true);

    [Fact]
    public void Places_of_sentences_never_tuned_for_are_found() => Places(SaidSentence.HeldOut, 150, leastRecall: 0.93, mostWrong: 0.06, detailed: false);

    [Fact]
    public void Times_of_sentences_never_tuned_for_are_found() => Times(SaidSentence.HeldOut, leastRecall: 0.95, mostWrong: 0.02, detailed: false);

    [Theory]
    [InlineData("和平路110号井盖丢了")]
    [InlineData("长青路119号水管爆了")]
    [InlineData("110路公交站牌歪了")]
    public void The_number_of_a_house_is_no_emergency_number(string text)
    {
        var bare = text.Replace("110", "12", StringComparison.Ordinal).Replace("119", "12", StringComparison.Ordinal);
        var (without, with) = (RealDialogs.Set.Classifier.Rank(bare), RealDialogs.Set.Classifier.Rank(text));
        Assert.Equal(without[0].Matter, with[0].Matter);
        // The term of the emergency number would turn the ranking over; what the digits' neighbours say is little.
        Assert.InRange(with[0].Probability, without[0].Probability - 0.25, 1);
    }

    [Fact]
    public void A_call_to_the_police_still_speaks_for_public_order()
        => Assert.Contains(RealDialogs.Set.Classifier.Rank("已经打了110,两伙人还在动手"), ranked => ranked.Matter == 3);

    private void Places(IReadOnlyList<SaidSentence> sentences, int least, double leastRecall, double mostWrong, bool detailed)
    {
        Assert.True(sentences.Count >= least);
        Count(sentences, leastRecall, mostWrong, detailed, sentence =>
        {
            var text = sentence.Normal;
            var found = RealDialogs.Set.Places.Find(text, RealDialogs.Set.Times.Spans(text, SaidSentence.Now)) is { } span ? NormalText.Of(text.Substring(span.Start, span.Length), keepCase: true) : null;
            return (sentence.JudgePlace(found), found ?? "-", string.Join('/', sentence.Places));
        });
    }

    private void Times(IReadOnlyList<SaidSentence> sentences, double leastRecall, double mostWrong, bool detailed)
        => Count(sentences, leastRecall, mostWrong, detailed, sentence =>
        {
            // A time to come is none of a slot that asks for what has been.
            var found = RealDialogs.Set.Times.Find(NormalText.Of(sentence.Text, keepCase: true), SaidSentence.Now);
            DateTimeOffset? at = found is null || found.At > SaidSentence.Now.AddHours(6) ? null : found.At;
            return (sentence.JudgeTime(at), at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-", string.Join('/', sentence.Times));
        });

    private void Count(IReadOnlyList<SaidSentence> sentences, double leastRecall, double mostWrong, bool detailed, Func<SaidSentence, (Outcome Outcome, string Found, string Labels)> read)
    {
        var counts = new Dictionary<Outcome, int>();
        foreach (var sentence in sentences)
        {
            var (outcome, found, labels) = read(sentence);
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            if (detailed && outcome == Outcome.Right && Environment.GetEnvironmentVariable("SAID_SHORT") is not null && !found.Contains(labels.Split('/').MaxBy(label => label.Length)!, StringComparison.Ordinal))
            {
                output.WriteLine($"short: {sentence.Text} -> {found} (right: {labels})");
            }

            if (detailed && outcome is Outcome.Missed or Outcome.Wrong)
            {
                output.WriteLine($"{outcome}: {sentence.Text} -> {found} (right: {labels})");
            }
        }

        var (right, missed, wrong) = (counts.GetValueOrDefault(Outcome.Right), counts.GetValueOrDefault(Outcome.Missed), counts.GetValueOrDefault(Outcome.Wrong));
        var wrongThough = sentences.Count(sentence => read(sentence) is { Outcome: Outcome.Wrong, Labels: not "-" });
        var told = right + missed + wrongThough;
        output.WriteLine($"sentences {sentences.Count}, told in {told}: right {right} ({100.0 * right / told:0.0} %), missed {missed}, wrong {wrong} ({100.0 * wrong / sentences.Count:0.0} % of all)");
        Assert.InRange((double)right / told, leastRecall, 1);
        Assert.InRange((double)wrong / sentences.Count, 0, mostWrong);
    }
}
