// Tells whether a number counts what a slot asks for: by its unit, or by what people write instead of it.
namespace GridBot.Conversation.Understanding;

/// <summary>Reads the units behind numbers.</summary>
internal sealed class UnitReader(NumeralWords words)
{
    /// <summary>How near one of a number's words must stand, in characters.</summary>
    private const int Reach = 8;

    /// <summary>The least amount that a bare number can mean.</summary>
    private const double LeastBare = 100;

    private readonly Dictionary<string, Known> units = words.Units.ToDictionary(
        unit => unit.Key, unit => new Known(new WordSet(unit.Value.Words), new WordSet(unit.Value.Except), unit.Value.Near, new WordEnds(unit.Value.After), new WordSet(unit.Value.Then)), StringComparer.Ordinal);

    /// <summary>Where a number with the unit ends; null when the number counts something else.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="length">The number's length.</param>
    /// <param name="value">The number.</param>
    /// <param name="unit">The slot's unit.</param>
    /// <param name="isNear">Whether one of the words the unit itself asks for stands near.</param>
    public int? EndOf(string text, int at, int length, double value, string unit, out bool isNear)
    {
        isNear = false;
        var end = SkipClassifiers(text, at + length);
        if (string.CompareOrdinal(text, end, unit, 0, unit.Length) == 0)
        {
            return end;
        }

        // "The third worker" is one of many.
        var isOrdinal = at >= words.Ordinal.Length && string.CompareOrdinal(text, at - words.Ordinal.Length, words.Ordinal, 0, words.Ordinal.Length) == 0;
        if (isOrdinal || !units.TryGetValue(unit, out var known))
        {
            return null;
        }

        // The classifier may be all that is said: "38 (of them) took part".
        for (int? next = at + length; next is { } behind; next = ClassifierAt(text, behind))
        {
            if (Instead(text, at, behind, known) is { } instead)
            {
                // "A resident says": an article counts nothing.
                isNear = known.Near.Count > 0;
                return value > 1 || behind == at + length ? instead : null;
            }
        }

        return value >= LeastBare && known.After.LongestBefore(text, at) is not null && IsBare(text, end, known) ? end : null;
    }

    /// <summary>Whether one of the words stands near a stretch.</summary>
    public static bool IsNear(string text, int start, int end, IReadOnlyList<string> near)
    {
        var from = Math.Max(0, start - Reach);
        var around = text.Substring(from, Math.Min(text.Length, end + Reach) - from);
        return near.Any(word => WordMatch.Contains(around, word));
    }

    private static int? Instead(string text, int at, int behind, Known known)
        => known.Words.LongestAt(text, behind) is { } word && !(known.Except.LongestAt(text, behind)?.Length >= word.Length) && (known.Near.Count == 0 || IsNear(text, at, behind + word.Length, known.Near))
            ? behind + word.Length
            : null;

    private static bool IsBare(string text, int end, Known known) => end >= text.Length || !char.IsLetterOrDigit(text[end]) || known.Then.LongestAt(text, end) is not null;

    /// <summary>The position behind the words between a number and its unit, such as "more than" and a measure word.</summary>
    private int SkipClassifiers(string text, int at)
    {
        while (ClassifierAt(text, at) is { } next)
        {
            at = next;
        }

        return at;
    }

    private int? ClassifierAt(string text, int at)
        => words.Classifiers.FirstOrDefault(word => word.Length > 0 && string.CompareOrdinal(text, at, word, 0, word.Length) == 0) is { } classifier ? at + classifier.Length : null;

    private sealed record Known(WordSet Words, WordSet Except, IReadOnlyList<string> Near, WordEnds After, WordSet Then);
}
