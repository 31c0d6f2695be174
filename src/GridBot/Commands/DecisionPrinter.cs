// Tells the decision over a text so that a person can follow it.
using System.Globalization;
using GridBot.Classification;
using GridBot.Classification.Refusing;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Prints whether a text is taken, its matters, and the words that made both decisions.</summary>
internal sealed class DecisionPrinter(TextWriter print, DialogSet dialogs)
{
    public async Task PrintAsync(string text)
    {
        var refusal = dialogs.Refusal.Explain(text);
        await LineAsync($"taken                {(refusal.Decision.Refused ? "no" : "yes")}");
        if (refusal.Decision.Refused)
        {
            await LineAsync($"refused by           {refusal.Decision.Rule}{(refusal.Decision.Matter is { } matter ? $", matter {matter} {dialogs.Matter(matter).Name}" : "")}");
        }

        foreach (var evidence in refusal.Evidence)
        {
            await LineAsync($"  {Name(evidence),-17}  {evidence.Words}{(evidence.Counts ? "" : " (outweighed)")}");
        }

        if (refusal.Learnt is { } learnt)
        {
            await LineAsync($"second witness       {learnt.Probability:0.0000}, worst sentence {learnt.WorstSentence:0.0000}");
            await WordsAsync("learnt", learnt.Words);
        }

        if (!refusal.Decision.Refused)
        {
            await RankingAsync(dialogs.Classifier, text);
        }
    }

    /// <summary>What a model says of a text, and why.</summary>
    public async Task RankingAsync(Classifier classifier, string text)
    {
        var ranked = classifier.Rank(text);
        await LineAsync($"placing              {Placing.Of(ranked) switch { PlacingResult.Sure => "sure", PlacingResult.Unsure => "unsure", _ => "lost" }}");
        await LineAsync($"model                {classifier.Version}");
        foreach (var matter in classifier.Explain(text).Matters)
        {
            await LineAsync($"{matter.Matter,6}  {matter.Probability:0.0000}  {dialogs.Matter(matter.Matter).Name}");
            await WordsAsync("terms", matter.Terms);
            await WordsAsync("learnt", matter.Sequences);
        }
    }

    private async Task WordsAsync(string source, IReadOnlyList<WeighedWords> words)
    {
        foreach (var (side, some) in new[] { ("for", words.Where(word => word.Weight > 0)), ("against", words.Where(word => word.Weight < 0)) })
        {
            if (some.Any())
            {
                await LineAsync($"        {source,-6} {side,-7}  {string.Join(", ", some.Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.Words} {word.Weight:+0.00;-0.00}")))}");
            }
        }
    }

    private static string Name(RefusalEvidence evidence)
    {
        var kind = evidence.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
        return evidence.Rule is null ? kind : $"{kind} of {evidence.Rule}";
    }

    private Task LineAsync(FormattableString line) => print.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
