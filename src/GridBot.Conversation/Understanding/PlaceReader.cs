// Finds the place a text speaks of: chains such as road, number, building, entrance.
namespace GridBot.Conversation.Understanding;

/// <summary>Finds places in free text by endings, numbered parts and relations. No gazetteer is needed, so any city's names are found.</summary>
public sealed partial class PlaceReader(PlaceWords words, NumeralReader numerals)
{
    /// <summary>Most words of relation at the end of a place: opposite + building site.</summary>
    private const int MostRelations = 2;

    private readonly PlaceLists lists = new(words);

    /// <summary>Words behind a number that make it the number of a house, a room or a road.</summary>
    public IReadOnlyList<string> Counters { get; } = [.. words.Units, .. words.Roads];

    /// <summary>The best place of a text; null when it names none that somebody could go to.</summary>
    /// <param name="text">Normalised text; a blank in it parts names.</param>
    /// <param name="taken">Stretches that are something else, such as times; names do not reach into them.</param>
    public TextSpan? Find(string text, IReadOnlyList<TextSpan> taken)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(taken);
        var marked = new PlaceText(text, taken, lists, numerals);
        TextSpan? best = null;
        var bestScore = int.MinValue;
        for (var at = 0; at < text.Length;)
        {
            if (marked.IsBarrier(at))
            {
                at++;
                continue;
            }

            if (Chain(marked, at, out var next) is { } chain)
            {
                if (chain.Score > bestScore)
                {
                    (best, bestScore) = (chain.Span, chain.Score);
                }

                at = chain.Span.End;
            }
            else
            {
                at = next;
            }
        }

        return best is { } found ? new TextSpan(found.Start, ClauseRest(marked, found.Start, Tail(marked, found.End)) - found.Start) : null;
    }

    /// <summary>A typed answer to "where?", without the words it opens with.</summary>
    public string ReadAnswer(string text)
    {
        var answer = text.Trim();
        foreach (var opening in lists.Openings)
        {
            if (answer.Length > opening.Length + 1 && answer.StartsWith(opening, StringComparison.Ordinal))
            {
                answer = answer[opening.Length..];
                break;
            }
        }

        return answer.Trim(' ', ',', ':', '。', '.');
    }

    /// <summary>The place whose name begins at a bound, or behind everyday words that follow it; null when none does, with the next bound to look from.</summary>
    private (TextSpan Span, int Score)? Chain(PlaceText text, int start, out int next)
    {
        next = start + 1;
        // A numbered part alone ("building 3") tells nobody where to go.
        if (NumberedPart(text, start) is { } unnamed && !IsInstitution(text, start))
        {
            next = unnamed;
            return null;
        }

        if (NameAt(text, start, out next) is not { } name)
        {
            return null;
        }

        var end = name.End;
        var score = name.Score;
        for (var related = 0; end < text.Length;)
        {
            var (further, gain, closes) = Part(text, end, related > 0);
            if (further == end)
            {
                break;
            }

            (end, score) = (further, score + gain);
            if (closes && ++related == MostRelations)
            {
                break;
            }
        }

        if (lists.AskedFor.LongestAt(text.Text, end) is not null)
        {
            next = end;
            return null;
        }

        return (new TextSpan(name.Start, end - name.Start), score + Context(text.Text, name.Start));
    }

    /// <summary>The end of what follows a place at a position, what it adds to the place's worth, and whether it is a word of relation.</summary>
    private (int End, int Gain, bool Closes) Part(PlaceText text, int end, bool related)
    {
        // A blank stands between the parts of an address, too.
        var at = text.Text[end] == ' ' && end + 1 < text.Length ? end + 1 : end;
        if (NumberedPart(text, at) is { } numbered && (!related || char.IsAsciiLetterOrDigit(text.Text[at])))
        {
            return (numbered, 1, false);
        }

        if (RoomAt(text, at) is { } room)
        {
            return (room, 0, false);
        }

        if (DistanceAt(text, end) is { } distant)
        {
            return (distant, 1, true);
        }

        if (!related && lists.Zones.LongestAt(text.Text, at) is { } zone && !text.IsBarrier(at))
        {
            return (at + zone.Length, 1, false);
        }

        if (lists.Relation(text.Text, at) is { } relation && !text.IsBarrier(at) && relation.Length >= text.Word(at))
        {
            return (at + relation.Length, 1, true);
        }

        if (related)
        {
            return (end, 0, false);
        }

        return NamedPart(text, at) is { } named ? (named, 2, false)
            : JoinedPart(text, end) is { } joined ? (joined, 2, false)
            : at == end && PlainNoun(text, end) is { } noun ? (noun, 0, true)
            : at == end && NearbyAt(text, end) is { } nearby ? (nearby, 0, true)
            : (end, 0, false);
    }

    /// <summary>Where somebody lives is not the scene when another place is told; a place that is led to is more likely the scene.</summary>
    private int Context(string text, int start)
        => lists.Living.LongestBefore(text, start) is not null ? -4 : lists.Leads.LongestBefore(text, start) is not null ? 1 : 0;
}
