// A first sentence of Data/said*.txt with the place and the time it tells, and whether a reading of it is right.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Conversation.Tests;

/// <summary>A labelled sentence.</summary>
/// <param name="Text">What somebody wrote.</param>
/// <param name="Places">The places that are right; - among them when naming none is right, too.</param>
/// <param name="Times">The times that are right: now, a day, a minute, a range of days; - among them when naming none is right, too.</param>
internal sealed record SaidSentence(string Text, IReadOnlyList<string> Places, IReadOnlyList<string> Times)
{
    /// <summary>The clock the labels are relative to, a Sunday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    private const string None = "-";

    public static IReadOnlyList<SaidSentence> All { get; } = Read("said.txt");

    public static IReadOnlyList<SaidSentence> HeldOut { get; } = Read("said-held-out.txt");

    public string Normal => NormalText.WithBlanks(Text);

    public Outcome JudgePlace(string? found) => Judge(Places, found is not null, found is not null && FirstSentence.IsPlace(Places, found));

    public Outcome JudgeTime(DateTimeOffset? found) => Judge(Times, found is not null, found is { } at && Times.Any(label => IsRight(label, at)));

    private static Outcome Judge(IReadOnlyList<string> labels, bool found, bool isRight)
        => found ? isRight ? Outcome.Right : Outcome.Wrong : labels.Contains(None) ? Outcome.RightlyNone : Outcome.Missed;

    private static bool IsRight(string label, DateTimeOffset at)
    {
        if (label == "now")
        {
            return (Now - at).Duration() <= TimeSpan.FromHours(1);
        }

        if (label.Contains(':', StringComparison.Ordinal))
        {
            return at == Instant(label);
        }

        if (label == None)
        {
            return false;
        }

        var days = label.Split('~');
        return at >= Instant(days[0]) && at < Instant(days[^1]).AddDays(1);
    }

    /// <summary>A day or minute; without a year it lies in the clock's.</summary>
    private static DateTimeOffset Instant(string label)
        => new(DateTime.Parse(label.Count(character => character == '-') == 2 ? label : $"{Now.Year}-{label}", CultureInfo.InvariantCulture), Now.Offset);

    private static IReadOnlyList<SaidSentence> Read(string file) => [.. RealDialogs.DataLines(file).Select(Parse)];

    private static SaidSentence Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return new SaidSentence(parts[0], parts[1].Split('/'), parts[2].Split('/'));
    }
}

/// <summary>What a reading is worth.</summary>
internal enum Outcome
{
    Right,
    RightlyNone,
    Missed,
    Wrong,
}
