// Reads values of slots, from free text and from typed answers.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Understanding;

/// <summary>Reads slots of a kind.</summary>
internal sealed class SlotReader(DialogSet dialogs)
{
    public const string Yes = "yes";
    public const string No = "no";

    private readonly UnitReader units = new(dialogs.Numerals.Words);

    /// <summary>Everything a normalised text says about a kind's slots, in the kind's order.</summary>
    public IReadOnlyList<SlotValue> ReadAll(string text, ReportKind kind, DateTimeOffset now) => ReadAll(dialogs.Words.Scan(text), kind, now);

    /// <summary>The same for a text in which the words were looked for.</summary>
    /// <param name="met">The normalised text.</param>
    /// <param name="kind">The kind of report.</param>
    /// <param name="now">The turn's time.</param>
    /// <param name="spaced">The text with the blanks that part names (<see cref="NormalText.WithBlanks"/>); null when it has none.</param>
    public IReadOnlyList<SlotValue> ReadAll(MetWords met, ReportKind kind, DateTimeOffset now, string? spaced = null)
    {
        var text = met.Text;
        var found = new List<SlotValue>(kind.Slots.Count);
        var (time, times) = met.Times(dialogs.Times, now);
        var place = spaced is null || spaced.Length == text.Length ? Named(text, met.Place(dialogs.Places, times)) : Named(spaced, dialogs.PlaceIn(spaced, now));
        foreach (var slot in kind.Slots)
        {
            var value = slot.Type switch
            {
                SlotType.Time => time is null || (slot.PastOnly && time.At > now) ? null : Time(slot, time, SlotSource.Said),
                SlotType.Place => place is null ? null : new SlotValue(slot.Id, place, place, SlotSource.Said),
                SlotType.Choice or SlotType.Choices => MentionedOptions(met, slot, SlotSource.Said),
                SlotType.Number => FindNumber(text, slot) is { } number ? Number(slot, number, SlotSource.Said) : null,
                SlotType.YesNo => dialogs.YesNo.ReadPresence(met, slot.Words) is { } yes ? YesNo(slot, yes, SlotSource.Said) : null,
                _ => null,
            };
            if (value is not null)
            {
                found.Add(value);
            }
        }

        return found;
    }

    private static string? Named(string text, TextSpan? place)
        => place is { } span ? NormalText.Of(text.Substring(span.Start, span.Length), keepCase: true) : null;

    /// <summary>A typed answer to the question of a slot; the phrase says what was wrong when it is none.</summary>
    public (SlotValue? Value, Phrase? Problem) ReadAnswer(string text, Slot slot, DateTimeOffset now)
    {
        switch (slot.Type)
        {
            case SlotType.Time:
                var time = dialogs.Times.Find(text, now);
                return time is null ? (null, Phrase.NotATime)
                    : slot.PastOnly && time.At > now ? (null, Phrase.TimeInFuture)
                    : (Time(slot, time, SlotSource.Answered), null);
            case SlotType.Number:
                return ReadNumberAnswer(text, slot);
            case SlotType.YesNo:
                return (dialogs.YesNo.ReadAnswer(text) ?? dialogs.YesNo.ReadPresence(text, slot.Words)) is { } yes ? (YesNo(slot, yes, SlotSource.Answered), null) : (null, Phrase.NotYesNo);
            case SlotType.Choice or SlotType.Choices:
                return MentionedOptions(dialogs.Words.Scan(text), slot, SlotSource.Answered) is { } options ? (options, null) : (null, Phrase.NotUnderstood);
            case SlotType.Place:
                return ReadPlaceAnswer(text, slot, now);
            case SlotType.Text:
                return (new SlotValue(slot.Id, text, text, SlotSource.Answered), null);
            default:
                return (null, Phrase.AskPhotos);
        }
    }

    /// <summary>The value of chosen options; null when none is chosen.</summary>
    public SlotValue? Options(Slot slot, IEnumerable<SlotOption> options, SlotSource source)
    {
        var chosen = slot.Options.Intersect(options).ToList();
        return chosen.Count == 0
            ? null
            : new SlotValue(slot.Id, string.Join(',', chosen.Select(option => option.Id)), string.Join(dialogs.Wording.Say(Phrase.ListSeparator), chosen.Select(option => option.Label)), source);
    }

    public SlotValue YesNo(Slot slot, bool yes, SlotSource source)
        => new(slot.Id, yes ? Yes : No, dialogs.Wording.Say(yes ? Phrase.Yes : Phrase.No), source);

    /// <summary>The value taken for a slot when nothing was said; null when it assumes nothing.</summary>
    public SlotValue? Assumed(Slot slot, DateTimeOffset said, DateTimeOffset now) => slot.Assume switch
    {
        null => null,
        _ when slot.Type == SlotType.Time => new SlotValue(slot.Id, said.ToString("O", CultureInfo.InvariantCulture), dialogs.Times.Show(said, now), SlotSource.Said),
        _ when slot.Type == SlotType.YesNo => YesNo(slot, slot.Assume == Yes, SlotSource.Said),
        _ when slot.Type == SlotType.Number => Number(slot, double.Parse(slot.Assume, CultureInfo.InvariantCulture), SlotSource.Said),
        _ => Options(slot, slot.Options.Where(option => option.Id == slot.Assume), SlotSource.Said),
    };

    private static SlotValue Time(Slot slot, FoundTime time, SlotSource source)
        => new(slot.Id, time.At.ToString("O", CultureInfo.InvariantCulture), time.Shown, source);

    private static SlotValue Number(Slot slot, double number, SlotSource source)
    {
        var text = number.ToString("0.##", CultureInfo.InvariantCulture);
        return new SlotValue(slot.Id, text, text + slot.Unit, source);
    }

    /// <summary>The value of the options whose label or words stand in the text and are not denied there, of a choice of one the first; null when there is none.</summary>
    private SlotValue? MentionedOptions(MetWords met, Slot slot, SlotSource source)
    {
        SlotValue? value = null;
        foreach (var option in slot.Options)
        {
            if (dialogs.YesNo.ReadPresence(met, option.Names) != true)
            {
                continue;
            }

            value = value is null
                ? new SlotValue(slot.Id, option.Id, option.Label, source)
                : value with { Value = $"{value.Value},{option.Id}", Shown = value.Shown + dialogs.Wording.Say(Phrase.ListSeparator) + option.Label };
            if (slot.Type == SlotType.Choice)
            {
                break;
            }
        }

        return value;
    }

    private double? FindNumber(string text, Slot slot)
    {
        if (slot.Unit.Length == 0)
        {
            return null;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!dialogs.Numerals.TryRead(text, at, out var value, out var length))
            {
                continue;
            }

            if (units.EndOf(text, at, length, value, slot.Unit, out var isNear) is { } end && (isNear || slot.Words.Count == 0 || UnitReader.IsNear(text, at, end, slot.Words)) && InRange(slot, value))
            {
                return value;
            }

            at += length - 1;
        }

        return null;
    }

    private static bool InRange(Slot slot, double value) => !(value < slot.Minimum) && !(value > slot.Maximum);

    private (SlotValue? Value, Phrase? Problem) ReadNumberAnswer(string text, Slot slot)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (dialogs.Numerals.TryRead(text, at, out var value, out _))
            {
                return InRange(slot, value) ? (Number(slot, value, SlotSource.Answered), null) : (null, Phrase.NumberOutOfRange);
            }
        }

        // "Nobody", "none" is a number, too, where zero is allowed.
        return dialogs.YesNo.ReadAnswer(text) == false && InRange(slot, 0) ? (Number(slot, 0, SlotSource.Answered), null) : (null, Phrase.NotANumber);
    }

    private (SlotValue? Value, Phrase? Problem) ReadPlaceAnswer(string text, Slot slot, DateTimeOffset now)
    {
        // A long answer tells more than the place: take the place out of it where one can be told.
        const int longAnswer = 20;
        var words = dialogs.Places.ReadAnswer(text);
        var place = dialogs.Places.Find(text, dialogs.Times.Spans(text, now));
        if (place is { } span && (words.Length > longAnswer || (span.End < text.Length && text[span.End] is ',' or '。' or '\n')))
        {
            words = text.Substring(span.Start, span.Length);
        }

        // A sentence of several clauses in which no place can be told is a story, not the name of a place.
        const int shortest = 2;
        const int story = 12;
        var isStory = place is null && words.Length > story && words.AsSpan().ContainsAny(",。;!?");
        return words.Length < shortest || isStory ? (null, Phrase.NotUnderstood) : (new SlotValue(slot.Id, words, words, SlotSource.Answered), null);
    }
}
