// Finds the place a text speaks of: chains such as road, number, building, entrance.
using System.Buffers;

namespace GridBot.Conversation.Understanding;

/// <summary>Finds places in free text by endings, numbered parts and relations. No gazetteer is needed, so any city's names are found.</summary>
public sealed partial class PlaceReader(PlaceWords words, NumeralReader numerals)
{
    /// <summary>Longest name before an ending, in characters.</summary>
    private const int MaximumName = 10;

    /// <summary>Longest word that is kept whole although it holds a stop, in characters.</summary>
    private const int LongestKept = 4;

    /// <summary>Most words of relation at the end of a place: opposite + building site.</summary>
    private const int MostRelations = 2;

    private readonly WordSet endings = new(words.Endings);
    private readonly SearchValues<char> endingBeginnings = SearchValues.Create([.. words.Endings.Select(word => word[0])]);
    private readonly WordSet generic = new(words.Generic);
    private readonly WordSet units = new(words.Units);
    private readonly WordSet relations = new(words.Relations);
    private readonly WordSet joins = new(words.Joins);
    private readonly WordSet crossings = new(words.Crossings);
    private readonly WordSet stops = new(words.Stops);
    private readonly WordSet keep = new(words.Keep);
    private readonly IReadOnlyList<string> never = words.Never;
    private readonly WordSet shortNames = new(words.ShortNames);
    private readonly IReadOnlyList<string> openings = [.. words.Openings.OrderByDescending(word => word.Length)];

    /// <summary>The best place of a text; null when it names none that somebody could go to.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="taken">Stretches that are something else, such as times; names do not reach into them.</param>
    public TextSpan? Find(string text, IReadOnlyList<TextSpan> taken)
    {
        TextSpan? best = null;
        var bestScore = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Chain(text, at, taken) is not { } chain)
            {
                // A name never begins inside a word that ends one.
                at += Math.Max(1, IsStop(text, at));
                continue;
            }

            if (chain.Score > bestScore)
            {
                (best, bestScore) = (chain.Span, chain.Score);
            }

            at = chain.Span.End;
        }

        return best;
    }

    /// <summary>A typed answer to "where?", without the words it opens with.</summary>
    public string ReadAnswer(string text)
    {
        var answer = text.Trim();
        foreach (var opening in openings)
        {
            if (answer.Length > opening.Length + 1 && answer.StartsWith(opening, StringComparison.Ordinal))
            {
                answer = answer[opening.Length..];
                break;
            }
        }

        return answer.Trim(' ', ',', ':', '。', '.');
    }

    private (TextSpan Span, int Score)? Chain(string text, int start, IReadOnlyList<TextSpan> taken)
    {
        // A numbered part alone ("building 3") tells nobody where to go.
        if (IsUnnamed(text, start) || NamedPart(text, start, taken) is not { } end)
        {
            return null;
        }

        var score = 2;
        var related = 0;
        while (end < text.Length && !Inside(end, taken))
        {
            if (NumberedPart(text, end) is { } numbered)
            {
                (end, score) = (numbered, score + 1);
            }
            else if (Relation(text, end) is { } relation)
            {
                (end, score) = (end + relation.Length, score + 1);
                if (++related == MostRelations)
                {
                    break;
                }
            }
            else if (related > 0)
            {
                break;
            }
            else if (NamedPart(text, end, taken) is { } named)
            {
                (end, score) = (named, score + 2);
            }
            else if (Joined(text, end, taken) is { } joined)
            {
                (end, score) = (joined, score + 2);
            }
            else
            {
                break;
            }
        }

        return (new TextSpan(start, end - start), score);
    }

    private bool IsUnnamed(string text, int start)
        => (start > 0 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 1])) || NumberedPart(text, start) is not null;

    /// <summary>The end of a name with an ending that begins exactly at the position.</summary>
    private int? NamedPart(string text, int start, IReadOnlyList<TextSpan> taken)
    {
        int? end = null;
        if (start + 1 >= text.Length || text.AsSpan(start + 1, Math.Min(MaximumName, text.Length - start - 1)).IndexOfAny(endingBeginnings) < 0)
        {
            return null;
        }

        for (var at = start; at < text.Length && at - start <= MaximumName; at++)
        {
            if (Inside(at, taken) || !IsNameCharacter(text[at]) || (at > start && Counts(text, at)))
            {
                break;
            }

            // A stop within a name ends the attempt, but an ending may begin with the same character.
            var stop = IsStop(text, at);
            if (at > start && endings.LongestAt(text, at) is { } ending && ending.Length >= stop)
            {
                if (IsName(text.AsSpan(start, at - start), ending))
                {
                    end = at + ending.Length;
                    if (IsComplete(text, end.Value))
                    {
                        return end;
                    }
                }
                else
                {
                    // What ends no name as a whole does not end one by its last character.
                    at += ending.Length - 1;
                }

                continue;
            }

            if (stop > 0)
            {
                return end;
            }
        }

        return end;
    }

    /// <summary>Whether a number with a unit begins here, in the middle of a name: "building 5" is no part of a name.</summary>
    private bool Counts(string text, int at)
        => char.IsAsciiDigit(text[at]) && !char.IsAsciiLetterOrDigit(text[at - 1]) && NumberedPart(text, at) is not null;

    /// <summary>Whether a name that ends at the position is complete: a longer ending may follow at once (… street + community).</summary>
    private bool IsComplete(string text, int end)
        => end >= text.Length || text[end] == text[end - 1] || endings.LongestAt(text, end) is null || IsStop(text, end) > 0 || Relation(text, end) is not null;

    private string? Relation(string text, int at)
        => relations.LongestAt(text, at) is { } relation && !(keep.LongestAt(text, at)?.Length > relation.Length) ? relation : null;

    private int? NumberedPart(string text, int start)
    {
        int length;
        if (char.IsAsciiLetter(text[start]))
        {
            length = 1;
            while (start + length < text.Length && char.IsAsciiDigit(text[start + length]))
            {
                length++;
            }
        }
        else if (!numerals.TryRead(text, start, out _, out length))
        {
            return null;
        }

        var at = start + length;
        while (at + 1 < text.Length && text[at] is '-' or '#' && char.IsAsciiDigit(text[at + 1]) && numerals.TryRead(text, at + 1, out _, out var more))
        {
            at += 1 + more;
        }

        if (units.LongestAt(text, at) is { } unit)
        {
            // "No. 6, downstairs" is no building 6: the last character of the unit belongs to what follows.
            var tail = at + unit.Length - 1;
            return unit.Length == 2 && (Relation(text, tail)?.Length > 1 || IsStop(text, tail) > 1) ? tail : tail + 1;
        }

        // "12-3-401" after a building is a room number without unit; a bare number is an amount of something.
        return at > start + length || (at < text.Length && text[at] == '#') ? at + (at < text.Length && text[at] == '#' ? 1 : 0) : null;
    }

    private int? Joined(string text, int at, IReadOnlyList<TextSpan> taken)
    {
        if (joins.LongestAt(text, at) is not { } join || NamedPart(text, at + join.Length, taken) is not { } end || crossings.LongestAt(text, end) is not { } crossing)
        {
            return null;
        }

        return end + crossing.Length;
    }

    /// <summary>A common noun is no name, neither alone nor with a one-character ending behind it.</summary>
    private bool IsName(ReadOnlySpan<char> name, string ending)
        => (name.Length >= 2 || shortNames.Contains(ending)) && !generic.Contains($"{name}{ending}") && !(ending.Length == 1 && generic.Contains(name)) && !IsNever($"{name}{ending}");

    private bool IsNever(string candidate) => never.Any(word => candidate.EndsWith(word, StringComparison.Ordinal));

    /// <summary>The length of the stop that begins at the position; 0 when none does, or a kept word covers it.</summary>
    private int IsStop(string text, int at)
    {
        if (stops.LongestAt(text, at) is not { } stop)
        {
            return 0;
        }

        for (var start = Math.Max(0, at - LongestKept + 1); start <= at; start++)
        {
            if (keep.LongestAt(text, start) is { } kept && start + kept.Length > at)
            {
                return 0;
            }
        }

        return stop.Length;
    }

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '·' or '-';

    private static bool Inside(int at, IReadOnlyList<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            if (at >= span.Start && at < span.End)
            {
                return true;
            }
        }

        return false;
    }
}
