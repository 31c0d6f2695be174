// How much of a sentence nobody tuned on is understood at once: its place, its time, and the messages until it is filed.
using System.Globalization;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests;

public sealed class FirstBreathTests(ITestOutputHelper output)
{
    /// <summary>Least share of places and times read right, in percent.</summary>
    private const double LeastRight = 95;

    /// <summary>Greatest share of wrong values among those that were read, in percent.</summary>
    private const double MostWrong = 2;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    private static readonly IReadOnlyList<Outcome> Outcomes = [.. FirstBreath.All.Select(Play)];

    [Fact]
    public void The_place_is_read_from_the_sentence()
    {
        var told = Outcomes.Where(outcome => outcome.First.Place is not null).ToList();
        var right = told.Count(outcome => outcome.Place is { } place && outcome.First.IsPlace(place));
        var wrong = Outcomes.Count(outcome => outcome.Place is { } place && (outcome.First.Place is null || !outcome.First.IsPlace(place)));
        Tell("place", right, told.Count, wrong);
    }

    [Fact]
    public void The_time_is_read_from_the_sentence()
    {
        var told = Outcomes.Where(outcome => outcome.First.Time is not null).ToList();
        // A report whose time nobody told happened now: "just now" needs no reading.
        var right = told.Count(outcome => outcome.First.IsTime(outcome.Time ?? Now));
        var wrong = Outcomes.Count(outcome => outcome.Time is { } time && (outcome.First.Time is null || !outcome.First.IsTime(time)) && !outcome.First.TellsDuration);
        Tell("time", right, told.Count, wrong);
    }

    [Fact]
    public void Two_messages_file_it()
    {
        var counts = Outcomes.Select(outcome => outcome.Messages).Order().ToList();
        output.WriteLine($"{counts.Count} first sentences: median {counts[counts.Count / 2]} messages, 95th percentile {counts[counts.Count * 95 / 100]}, most {counts[^1]}; matter at once {Percent(Outcomes.Count(outcome => outcome.MatterAtOnce), counts.Count):0.0} %");
        Assert.Equal((2, true), (counts[counts.Count / 2], counts[counts.Count * 95 / 100] <= 4));
    }

    private void Tell(string slot, int right, int told, int wrong)
    {
        var (recall, share) = (Percent(right, told), Percent(wrong, right + wrong));
        output.WriteLine($"{slot}: {right} of {told} right ({recall:0.0} %), {wrong} wrong values ({share:0.0} %)");
        if (Environment.GetEnvironmentVariable("FIRST_BREATH_MISSES") == slot)
        {
            foreach (var outcome in Outcomes.Where(outcome => slot == "place"
                ? outcome.First.Place is { } place ? !(outcome.Place is { } read && outcome.First.IsPlace(read)) : outcome.Place is not null
                : outcome.First.Time is not null ? !outcome.First.IsTime(outcome.Time ?? Now) : outcome.Time is not null && !outcome.First.TellsDuration))
            {
                output.WriteLine($"{outcome.First.Text} | {outcome.First.Place} | {outcome.First.Time} | {outcome.Place} | {outcome.Time}");
            }
        }

        Assert.True(recall >= LeastRight, $"{recall:0.0} % right");
        Assert.True(share <= MostWrong, $"{share:0.0} % wrong");
    }

    private static double Percent(int part, int whole) => 100.0 * part / whole;

    /// <summary>Plays a sentence to its report, under the right matter.</summary>
    private static Outcome Play(FirstBreath first)
    {
        var chat = new Chat(first.Role);
        chat.Say(first.Text);
        var atOnce = (chat.Draft?.Matter ?? chat.Reports.FirstOrDefault()?.Matter) == first.Matter;
        var messages = 1;
        (string? Place, DateTimeOffset? Time)? read = null;
        for (; chat.Reports.Count == 0; messages++)
        {
            Assert.True(messages < 15, $"never filed: {first.Text}: {chat.Read}");
            if (chat.Draft?.Matter == first.Matter && chat.Draft.Kind is not null)
            {
                read ??= Read(chat.Draft);
            }

            Answer(chat, first);
        }

        var report = chat.Reports[0];
        read ??= (report.Place.Text, (report.FiledAt - report.OccurredAt).Duration() < TimeSpan.FromMinutes(1) ? null : report.OccurredAt);
        return new Outcome(first, read.Value.Place, read.Value.Time, messages, atOnce);
    }

    private static (string? Place, DateTimeOffset? Time) Read(Draft draft)
        => (draft.Find("place")?.Value, draft.Find("time") is { Value.Length: > 0 } time ? DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture) : null);

    private static void Answer(Chat chat, FirstBreath first)
    {
        switch (chat.Session.Open.Kind)
        {
            case QuestionKind.Matter or QuestionKind.Menu:
                var right = chat.Options.ToList().FindIndex(option => option.Id == $"m{first.Matter}");
                chat.Say(right >= 0 ? (right + 1).ToString(CultureInfo.InvariantCulture) : "都不是");
                break;
            case QuestionKind.Summary:
                chat.Say(chat.Draft!.Matter == first.Matter ? "提交" : "换个类别");
                break;
            case QuestionKind.Slot:
                chat.AnswerAsked();
                break;
            default:
                chat.Say("1");
                break;
        }
    }

    private sealed record Outcome(FirstBreath First, string? Place, DateTimeOffset? Time, int Messages, bool MatterAtOnce);
}
