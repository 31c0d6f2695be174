// The character sequences the learnt weights know, each with its number.
using System.Numerics;

namespace GridBot.Classification.Learning;

/// <summary>
/// A fixed table from sequences of one to <see cref="LongestGram"/> characters (a number counts as one) to their numbers, built once; thread-safe. A sequence is packed
/// into one number, so that none is mistaken for another.
/// </summary>
public sealed class GramTable
{
    /// <summary>Characters of the longest sequence.</summary>
    public const int LongestGram = 3;

    /// <summary>Characters of a text that are read: who needs more has told it in the beginning.</summary>
    public const int LongestRead = 1_000;

    private const ulong Spread = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)

    private readonly Entry[] _entries; // a sequence beside its number: looking one up touches one place of the memory
    private readonly int _shift;

    /// <summary>Whether every known sequence begins with a known one; so it is where enough examples held each. Behind an unknown one none needs to be looked for then.</summary>
    private readonly bool _isClosed;

    /// <param name="grams">The packed sequences, none twice; the place in the list is the number.</param>
    public GramTable(IReadOnlyList<ulong> grams)
    {
        ArgumentNullException.ThrowIfNull(grams);
        Grams = grams;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, grams.Count * 2));
        _entries = new Entry[size];
        _shift = (sizeof(ulong) * 8) - BitOperations.Log2((uint)size);
        for (var number = 0; number < grams.Count; number++)
        {
            var at = Slot(grams[number]);
            while (_entries[at].Gram != 0)
            {
                at = (at + 1) & (size - 1);
            }

            _entries[at] = new Entry(grams[number], number);
        }

        _isClosed = grams.All(gram => GramReader.WithoutLast(gram) is var shorter && (shorter == 0 || NumberOf(shorter) >= 0));
    }

    /// <summary>The packed sequences, by number.</summary>
    public IReadOnlyList<ulong> Grams { get; }

    /// <summary>All sequences of a text, packed; a number is one character whatever its digits, and a line's end is a blank.</summary>
    /// <param name="normal">A text in the normal form.</param>
    public static IEnumerable<ulong> Read(string normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        var reader = new GramReader(normal);
        while (reader.MoveNext())
        {
            yield return reader.Gram;
        }
    }

    /// <summary>The known sequences of a text, in the order of their begins.</summary>
    /// <param name="normal">A text in the normal form.</param>
    /// <param name="hits">Where they are written; needs room for <see cref="MostHits"/>.</param>
    /// <returns>How many there are.</returns>
    public int Find(string normal, Span<TermHit> hits)
    {
        ArgumentNullException.ThrowIfNull(normal);
        var found = 0;
        var reader = new GramReader(normal);
        while (reader.MoveNext())
        {
            if (NumberOf(reader.Gram) is >= 0 and var number)
            {
                hits[found++] = new TermHit(number, reader.Start, reader.End);
            }
            else if (_isClosed)
            {
                reader.GoOn();
            }
        }

        return found;
    }

    /// <summary>The numbers of the known sequences of a text, in the order of their begins.</summary>
    /// <param name="normal">A text in the normal form.</param>
    /// <param name="numbers">Where they are written; needs room for <see cref="MostHits"/>.</param>
    /// <returns>How many there are.</returns>
    public int Find(string normal, Span<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(normal);
        var found = 0;
        var reader = new GramReader(normal);
        while (reader.MoveNext())
        {
            if (NumberOf(reader.Gram) is >= 0 and var number)
            {
                numbers[found++] = number;
            }
            else if (_isClosed)
            {
                reader.GoOn();
            }
        }

        return found;
    }

    /// <summary>Most sequences a text of this length holds.</summary>
    /// <param name="length">Characters of the text.</param>
    public static int MostHits(int length) => Math.Min(length, LongestRead) * LongestGram;

    private int NumberOf(ulong gram)
    {
        var entries = _entries;
        for (var at = Slot(gram); ; at = (at + 1) & (entries.Length - 1))
        {
            ref readonly var entry = ref entries[at];
            if (entry.Gram == 0)
            {
                return -1;
            }

            if (entry.Gram == gram)
            {
                return entry.Number;
            }
        }
    }

    private int Slot(ulong gram) => (int)((gram * Spread) >> _shift);

    private readonly record struct Entry(ulong Gram, int Number);
}
