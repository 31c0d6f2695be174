// Reads corrections in one's own words: "the address is wrong, it is …", "not A but B", "change the time".
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Understanding;

/// <summary>Tells a correction from a report that begins alike. What the right value means is read by others.</summary>
public sealed class CorrectionReader
{
    private readonly CorrectionWords words;
    private readonly WordSet leadIns;
    private readonly WordSet wrong;
    private readonly WordSet becomes;
    private readonly WordSet not;
    private readonly WordSet ask;

    public CorrectionReader(CorrectionWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.words = words;
        (leadIns, wrong, becomes, not, ask) = (new(words.LeadIns), new(words.Wrong), new(words.Becomes), new(words.Not), new(words.Ask));
    }

    /// <summary>The correction a normalised message makes; null when it makes none.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="slots">The slots that can be named.</param>
    public SaidCorrection? Read(string text, IReadOnlyList<Slot> slots)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(slots);
        var at = 0;
        while (leadIns.LongestAt(text, at) is { } leadIn && Named(text, at, slots) is null && wrong.LongestAt(text, at) is null)
        {
            at += leadIn.Length;
        }

        return Asked(text, at, slots) ?? OfNamed(text, at, slots) ?? NotThisButThat(text, at) ?? OfUnnamed(text, at);
    }

    /// <summary>A slot's name and a word that asks for it again, in either order, and nothing else.</summary>
    private SaidCorrection? Asked(string text, int at, IReadOnlyList<Slot> slots)
    {
        var end = Trimmed(text);
        if (Named(text, at, slots) is { } first)
        {
            return ask.LongestAt(text, first.End)?.Length + first.End == end ? new SaidCorrection(first.Slot, "") : null;
        }

        return ask.LongestAt(text, at) is { } word && Named(text, at + word.Length, slots) is { } second && second.End == end ? new SaidCorrection(second.Slot, "") : null;
    }

    /// <summary>"The address is wrong, it should be …", "the address becomes …", "change the address to …".</summary>
    private SaidCorrection? OfNamed(string text, int at, IReadOnlyList<Slot> slots)
    {
        var before = wrong.LongestAt(text, at);
        if (Named(text, at + (before?.Length ?? 0), slots) is not { } named)
        {
            return null;
        }

        var end = named.End;
        var becoming = becomes.LongestAt(text, end)?.Length ?? 0;
        if (wrong.LongestAt(text, end) is { } word && word.Length > becoming)
        {
            end += word.Length;
        }
        else if (before is null && becoming < 2)
        {
            // "The place is remote" tells of the place and corrects nothing; the plain "is" is left to the slot's own patterns.
            return null;
        }

        return Value(text, end) is { } value ? NotThisButThat(text, At(text, end)) is { } chosen ? chosen with { Slot = named.Slot } : new SaidCorrection(named.Slot, value) : null;
    }

    /// <summary>"Not A but B", "B and not A".</summary>
    private SaidCorrection? NotThisButThat(string text, int at)
    {
        if (not.LongestAt(text, at) is { } no)
        {
            for (var end = at + no.Length + 1; end < text.Length; end++)
            {
                if (IsMark(text[end - 1]) && becomes.LongestAt(text, end) is { } becoming && Value(text, end + becoming.Length) is { } right)
                {
                    return new SaidCorrection(null, right);
                }
            }

            return null;
        }

        if (becomes.LongestAt(text, at) is not { } opening)
        {
            return null;
        }

        for (var end = at + opening.Length + 1; end < text.Length; end++)
        {
            if (not.LongestAt(text, end) is { } denial && end + denial.Length < text.Length)
            {
                return new SaidCorrection(null, text[(at + opening.Length)..end].Trim(' ', ',', '。'));
            }
        }

        return null;
    }

    /// <summary>"Wrong, it is …": a mark or a word of becoming must stand between, or the report merely begins alike.</summary>
    private SaidCorrection? OfUnnamed(string text, int at)
    {
        if (wrong.LongestAt(text, at) is not { } word)
        {
            return null;
        }

        var end = at + word.Length;
        var parted = end < text.Length && IsMark(text[end]);
        if (!parted && becomes.LongestAt(text, end) is null)
        {
            return null;
        }

        return NotThisButThat(text, At(text, end)) ?? (Value(text, end) is { } value ? new SaidCorrection(null, value) : null);
    }

    /// <summary>What is left behind marks and a word of becoming; null when nothing is.</summary>
    private string? Value(string text, int from)
    {
        var at = At(text, from);
        if (becomes.LongestAt(text, at) is { } becoming)
        {
            at = At(text, at + becoming.Length);
        }

        var value = at < text.Length ? text[at..].Trim(' ', ',', '。', '.', '!') : "";
        return value.Length > 0 ? value : null;
    }

    private (Slot Slot, int End)? Named(string text, int at, IReadOnlyList<Slot> slots)
    {
        (Slot Slot, int End)? longest = null;
        foreach (var slot in slots)
        {
            Consider(slot, slot.Label);
            foreach (var name in words.Names.GetValueOrDefault(slot.Type) ?? [])
            {
                Consider(slot, name);
            }
        }

        return longest;

        void Consider(Slot slot, string name)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0 && at + name.Length > (longest?.End ?? at))
            {
                longest = (slot, at + name.Length);
            }
        }
    }

    private static int At(string text, int at)
    {
        while (at < text.Length && IsMark(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Trimmed(string text) => text.AsSpan().TrimEnd(" ,。.!~").Length;

    private static bool IsMark(char character) => character is ' ' or ',' or '。' or '.' or ':' or '!' or ';' or '\n';
}
