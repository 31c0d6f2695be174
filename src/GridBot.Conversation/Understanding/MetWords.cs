// The words of an index that can stand in one text.
using System.Numerics;

namespace GridBot.Conversation.Understanding;

/// <summary>A text and which words can stand in it; made by <see cref="WordIndex.Scan"/>.</summary>
/// <param name="index">The index.</param>
/// <param name="text">The text.</param>
/// <param name="met">A bit for each word of the index.</param>
internal sealed class MetWords(WordIndex index, string text, ulong[] met)
{
    private const int BitsOfWord = 64;

    public string Text { get; } = text;

    /// <summary>What the time reader found in the text, and for which moment; null until it read it.</summary>
    private (DateTimeOffset Now, FoundTime? Time, IReadOnlyList<TextSpan> Spans)? timed;

    /// <summary>What the place reader found in the text beside which stretches; null until it read it.</summary>
    private (IReadOnlyList<TextSpan> Taken, TextSpan? Place)? placed;

    /// <summary>The time the text tells; a turn asks more than once.</summary>
    public (FoundTime? Time, IReadOnlyList<TextSpan> Spans) Times(TimeReader reader, DateTimeOffset now)
    {
        if (timed is not { } read || read.Now != now)
        {
            var (time, spans) = reader.Read(Text, now);
            timed = read = (now, time, spans);
        }

        return (read.Time, read.Spans);
    }

    /// <summary>The place the text names beside stretches that are something else; a turn asks more than once.</summary>
    public TextSpan? Place(PlaceReader reader, IReadOnlyList<TextSpan> taken)
    {
        if (placed is not { } read || !read.Taken.SequenceEqual(taken))
        {
            placed = read = (taken, reader.Find(Text, taken));
        }

        return read.Place;
    }

    /// <summary>The words of a list that can stand in the text, in the list's order; all words of a list the index does not hold.</summary>
    public Enumerator Of(IReadOnlyList<string> list)
        => index.TryFind(list, out var place) ? new Enumerator(list, met, place.From, place.Count) : new Enumerator(list, null, 0, list.Count);

    /// <summary>Whether a word of the list stands in the text.</summary>
    public bool Any(IReadOnlyList<string> list)
    {
        foreach (var word in Of(list))
        {
            if (WordMatch.Contains(Text, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many words of the list stand in the text.</summary>
    public int Count(IReadOnlyList<string> list)
    {
        var count = 0;
        foreach (var word in Of(list))
        {
            count += WordMatch.Contains(Text, word) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Walks over the set bits of a stretch of words; a value, so that asking about a list allocates nothing.</summary>
    public struct Enumerator(IReadOnlyList<string> list, ulong[]? met, int from, int count)
    {
        private int at = -1;

        public readonly string Current => list[at];

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            at++;
            if (met is null)
            {
                return at < count;
            }

            while (at < count)
            {
                var bit = from + at;
                var rest = met[bit / BitsOfWord] >> (bit % BitsOfWord);
                if (rest != 0)
                {
                    at += BitOperations.TrailingZeroCount(rest);
                    return at < count;
                }

                at += BitsOfWord - (bit % BitsOfWord);
            }

            return false;
        }
    }
}
