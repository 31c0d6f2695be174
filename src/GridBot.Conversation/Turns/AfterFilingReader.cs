// Tells whether a message is about a report that is already filed, and what it wants of it.
using GridBot.Classification;
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

    /// <summary>From this probability on a danger belongs to its own matter and not to what was reported before; a single word such as "hurt" stays below.</summary>
    private const double NearlyCertain = 0.8;

    /// <summary>Fewest letters that tell more about an urgent report; fewer are a sound.</summary>
    private const int FewestLetters = 3;

    /// <summary>Fewest characters beside a place that tell a story of their own.</summary>
    private const int OwnStory = 6;

    /// <summary>Characters by which two places begin alike when they are near each other: the name of a road or estate.</summary>
    private const int SameName = 2;

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

        if (IsNamed(text, kind, now))
        {
            return (AboutFiled.Named, text);
        }

        if (Supplement(text) is { } more)
        {
            return (AboutFiled.Supplement, more);
        }

        if (Corrected(text, kind) is { } corrected && !IsAnother(corrected, recent.Matter, now))
        {
            return (AboutFiled.Correction, text);
        }

        var stillTold = now - recent.At <= StillTold && text.Length <= ShortMore && dialogs.PlaceIn(text, now) is null;
        return stillTold && (IsMore(text, recent.Matter) || (recent.Urgent && TellsNothingElse(text, recent.Matter))) ? (AboutFiled.Supplement, text) : (AboutFiled.Nothing, text);
    }

    /// <summary>What words behind a report's number want of it; all they can be is about it.</summary>
    public AboutFiled Intent(string text, ReportKind kind, DateTimeOffset now)
        => IsNamed(text, kind, now) ? AboutFiled.Named : Corrected(text, kind) is not null ? AboutFiled.Correction : AboutFiled.Supplement;

    /// <summary>Whether a message with a number in it wants to change that report: the number opens it, or a word of change does.</summary>
    public bool NamesReport(NumberInText numbered)
        => numbered.Before.Length == 0 ? numbered.After.Length > 0 : Words.Changes.Contains(numbered.Before, StringComparer.Ordinal);

    /// <summary>The words behind an opening that says there is more; null without such an opening or words.</summary>
    public string? Supplement(string text)
    {
        var bare = WithoutOpening(text);
        return Words.Supplements.FirstOrDefault(word => bare.StartsWith(word, StringComparison.Ordinal)) is { } opening && bare[opening.Length..].Trim(Marks) is { Length: > 1 } rest ? rest : null;
    }

    /// <summary>Whether a message tells a story of its own, surely of another matter and with a place.</summary>
    public bool IsAnother(string text, int matter, DateTimeOffset now)
        => SureMatterBesidePlace(text, now) is { } sure && sure != matter;

    /// <summary>The same, or surely of the same matter at a place that has nothing in common with the one that is known.</summary>
    public bool IsAnother(string text, Draft draft, ReportKind kind, DateTimeOffset now)
    {
        if (IsNamed(text, kind, now) || dialogs.PlaceIn(text, now) is not { } span || Corrected(text, kind) is not null)
        {
            return false;
        }

        var place = text.Substring(span.Start, span.Length);
        var rest = text.Remove(span.Start, span.Length);
        return SureMatter(rest) is { } sure
            && (sure != draft.Matter || (rest.Length >= OwnStory && draft.Find(DraftTurn.PlaceSlot) is { Value.Length: >= SameName } known && !place.StartsWith(known.Value[..SameName], StringComparison.Ordinal)));
    }

    /// <summary>The slot whose name stands in a short message.</summary>
    public static Slot? NamedSlot(string text, ReportKind kind)
        => kind.Slots.FirstOrDefault(slot => !slot.FromMessage && slot.Type != SlotType.Photos && text.Contains(slot.Label, StringComparison.Ordinal));

    /// <summary>A slot by its name with a pattern of change. The weak ones ("place is …") also open new reports: they count for place and time only, and when nothing else is told.</summary>
    private bool IsNamed(string text, ReportKind kind, DateTimeOffset now)
    {
        // Every pattern holds the slot's name: without it none is tried.
        foreach (var slot in kind.Slots.Where(slot => slot.Type != SlotType.Photos && text.Contains(slot.Label, StringComparison.Ordinal)))
        {
            if (dialogs.Commands.ChangeSlot.Any(pattern => text == pattern.Replace(SlotHole, slot.Label, StringComparison.Ordinal)))
            {
                return true;
            }

            if (!slot.FromMessage && dialogs.Commands.SetSlot.Any(pattern => Behind(text, pattern.Replace(SlotHole, slot.Label, StringComparison.Ordinal)) is { } value
                && (!IsWeak(pattern) || (slot.Type is SlotType.Place or SlotType.Time && !TellsAnew(value, now)))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWeak(string pattern) => pattern.Length - SlotHole.Length - ValueHole.Length <= 1;

    /// <summary>What stands behind the head of a pattern; null when the text does not open with it.</summary>
    private static string? Behind(string text, string pattern)
    {
        var head = pattern[..pattern.IndexOf(ValueHole, StringComparison.Ordinal)];
        return text.Length > head.Length && text.StartsWith(head, StringComparison.Ordinal) ? text[head.Length..] : null;
    }

    /// <summary>The words behind a word of correction at the beginning, behind nothing but openings and the name of a slot; null without one.</summary>
    private string? Corrected(string text, ReportKind kind)
    {
        var bare = WithoutOpening(text);
        if (kind.Slots.FirstOrDefault(slot => bare.StartsWith(slot.Label, StringComparison.Ordinal)) is { } named)
        {
            bare = bare[named.Label.Length..];
        }

        return Words.Corrections.FirstOrDefault(word => bare.StartsWith(word, StringComparison.Ordinal)) is { } correction ? bare[correction.Length..] : null;
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

    /// <summary>More of the same story: danger to people, whatever matter its words speak of, or words that open like it and are not surely of another matter.</summary>
    private bool IsMore(string text, int matter)
        => (Words.People.Any(word => text.Contains(word, StringComparison.Ordinal)) && !IsOfAnother(text, matter) && dialogs.Words.Scan(text) is var met && dialogs.UrgencyRules.Any(rule => rule.Applies(met)))
            || (Words.More.Any(word => text.StartsWith(word, StringComparison.Ordinal))
                && (dialogs.Classifier.Rank(text) is not [{ Probability: >= Placing.Sure } best, ..] || best.Matter == matter));

    /// <summary>Whether a message is nearly certainly of another matter: a scaffold that fell down is no news of a manhole.</summary>
    private bool IsOfAnother(string text, int matter) => dialogs.Classifier.Rank(text) is [{ Probability: >= NearlyCertain } best, ..] && best.Matter != matter;

    /// <summary>After an urgent report, words that could be more about it are: a child's age, who is on the way.</summary>
    private bool TellsNothingElse(string text, int matter)
        => StoryText.Letters(text) >= FewestLetters && (dialogs.Classifier.Rank(text) is not [{ Probability: >= Placing.SureAlone } best, ..] || best.Matter == matter);

    /// <summary>Whether a message tells a story beside its place and time.</summary>
    private bool TellsAnew(string text, DateTimeOffset now)
        => SureMatterBesidePlace(text, now) is not null;

    /// <summary>What a message that names a place surely tells beside it; null when it names none or that is not sure.</summary>
    private int? SureMatterBesidePlace(string text, DateTimeOffset now) => dialogs.PlaceIn(text, now) is { } place ? SureMatter(text.Remove(place.Start, place.Length)) : null;

    private int? SureMatter(string text) => dialogs.Classifier.Rank(text) is { } ranked && Placing.Of(ranked) == PlacingResult.Sure ? ranked[0].Matter : null;
}
