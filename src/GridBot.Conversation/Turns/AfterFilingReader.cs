// Tells whether a message is about a report that is already filed, and what it wants of it.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Reads messages about filed reports; what could as well begin a new report is left alone.</summary>
internal sealed class AfterFilingReader(DialogSet dialogs)
{
    /// <summary>How long a report is spoken of without its number.</summary>
    private static readonly TimeSpan SpokenOf = TimeSpan.FromHours(24);

    /// <summary>How long words that do not say they correct anything are heard as more about it.</summary>
    private static readonly TimeSpan StillTold = TimeSpan.FromMinutes(10);

    /// <summary>Longest message that is more about a report without saying so, in characters.</summary>
    private const int ShortMore = 25;

    private const string SlotHole = "{slot}";
    private const string ValueHole = "{value}";

    private static readonly char[] Marks = [' ', ',', ':', '.', '。', '、', ';', '!'];

    private AfterFilingWords Words => dialogs.AfterFiling;

    /// <summary>What a message wants of the report filed last, and its words without their opening.</summary>
    public (AboutFiled Intent, string Words) Read(string text, ReportKind kind, RecentReport recent, DateTimeOffset now)
    {
        if (now - recent.At > SpokenOf)
        {
            return (AboutFiled.Nothing, text);
        }

        if (dialogs.Commands.Is(text, Command.Change))
        {
            return (AboutFiled.Choose, text);
        }

        if (IsNamed(text, kind) && !TellsAnew(text, now))
        {
            return (AboutFiled.Named, text);
        }

        if (Supplement(text) is { } more)
        {
            return (AboutFiled.Supplement, more);
        }

        if (IsCorrection(text, kind) && !IsAnother(text, recent.Matter, now))
        {
            return (AboutFiled.Correction, text);
        }

        var stillTold = now - recent.At <= StillTold && text.Length <= ShortMore && dialogs.Places.Find(text, dialogs.Times.Spans(text, now)) is null;
        return stillTold && IsMore(text, recent.Matter) ? (AboutFiled.Supplement, text) : (AboutFiled.Nothing, text);
    }

    /// <summary>What words behind a report's number want of it; all they can be is about it.</summary>
    public AboutFiled Intent(string text, ReportKind kind)
        => IsNamed(text, kind) ? AboutFiled.Named : IsCorrection(text, kind) ? AboutFiled.Correction : AboutFiled.Supplement;

    /// <summary>Whether a message with a number in it wants to change that report: the number opens it, or a word of change does.</summary>
    public bool NamesReport(NumberInText numbered)
        => numbered.Before.Length == 0 ? numbered.After.Length > 0 : Words.Changes.Contains(numbered.Before, StringComparer.Ordinal);

    /// <summary>The words behind an opening that says there is more; null without such an opening or words.</summary>
    public string? Supplement(string text)
    {
        var bare = WithoutOpening(text);
        return Words.Supplements.FirstOrDefault(word => bare.StartsWith(word, StringComparison.Ordinal)) is { } opening && bare[opening.Length..].Trim(Marks) is { Length: > 1 } rest ? rest : null;
    }

    /// <summary>Whether a message tells another story than a report of a matter: it is surely of another matter and has a place of its own.</summary>
    public bool IsAnother(string text, int matter, DateTimeOffset now)
        => dialogs.Places.Find(text, dialogs.Times.Spans(text, now)) is { } place && SureMatter(text.Remove(place.Start, place.Length)) is { } sure && sure != matter;

    /// <summary>The slot whose name stands in a short message.</summary>
    public static Slot? NamedSlot(string text, ReportKind kind)
        => kind.Slots.FirstOrDefault(slot => !slot.FromMessage && slot.Type != SlotType.Photos && text.Contains(slot.Label, StringComparison.Ordinal));

    /// <summary>A slot by its name with a pattern of change. The weak ones ("place is …") also open new reports, and count for place and time only.</summary>
    private bool IsNamed(string text, ReportKind kind)
    {
        foreach (var slot in kind.Slots.Where(slot => !slot.FromMessage && slot.Type != SlotType.Photos))
        {
            if (dialogs.Commands.ChangeSlot.Any(pattern => text == pattern.Replace(SlotHole, slot.Label, StringComparison.Ordinal))
                || dialogs.Commands.SetSlot.Any(pattern => (slot.Type is SlotType.Place or SlotType.Time || !IsWeak(pattern)) && Opens(text, pattern.Replace(SlotHole, slot.Label, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWeak(string pattern) => pattern.Length - SlotHole.Length - ValueHole.Length <= 1;

    private static bool Opens(string text, string pattern)
    {
        var head = pattern[..pattern.IndexOf(ValueHole, StringComparison.Ordinal)];
        return text.Length > head.Length && text.StartsWith(head, StringComparison.Ordinal);
    }

    /// <summary>A word of correction at the beginning, behind nothing but openings and the name of a slot.</summary>
    private bool IsCorrection(string text, ReportKind kind)
    {
        var bare = WithoutOpening(text);
        if (kind.Slots.FirstOrDefault(slot => bare.StartsWith(slot.Label, StringComparison.Ordinal)) is { } named)
        {
            bare = bare[named.Label.Length..];
        }

        return Words.Corrections.Any(word => bare.StartsWith(word, StringComparison.Ordinal));
    }

    private string WithoutOpening(string text)
    {
        var bare = text.TrimStart(Marks);
        while (Words.Openings.FirstOrDefault(word => bare.StartsWith(word, StringComparison.Ordinal)) is { } opening)
        {
            bare = bare[opening.Length..].TrimStart(Marks);
        }

        return bare;
    }

    /// <summary>More of the same story: it opens like it, or tells of danger, and is not surely of another matter.</summary>
    private bool IsMore(string text, int matter)
        => (Words.More.Any(word => text.StartsWith(word, StringComparison.Ordinal)) || dialogs.UrgencyRules.Any(rule => rule.Applies(text)))
            && (SureMatter(text) is not { } sure || sure == matter);

    /// <summary>Whether a message tells a story beside its place and time.</summary>
    private bool TellsAnew(string text, DateTimeOffset now)
        => dialogs.Places.Find(text, dialogs.Times.Spans(text, now)) is { } place && SureMatter(text.Remove(place.Start, place.Length)) is not null;

    private int? SureMatter(string text) => dialogs.Classifier.Rank(text) is { } ranked && Placing.Of(ranked) == PlacingResult.Sure ? ranked[0].Matter : null;
}
