// Words that are looked up at a place of a text.
namespace GridBot.Reports.Masking;

/// <summary>A set of words, asked for those that begin or end at a place of a text.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _words;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int[] _lengths;

    public WordSet(IEnumerable<string> words)
    {
        _words = new HashSet<string>(words, StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. _words.Select(word => word.Length).Distinct().OrderDescending()];
    }

    /// <summary>Length of the longest word that begins at a place; 0 when none does.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int start)
    {
        foreach (var length in _lengths)
        {
            if (start + length <= text.Length && _lookup.Contains(text.Slice(start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Length of the longest word that ends before a place; 0 when none does.</summary>
    public int LengthBefore(ReadOnlySpan<char> text, int end)
    {
        foreach (var length in _lengths)
        {
            if (length <= end && _lookup.Contains(text.Slice(end - length, length)))
            {
                return length;
            }
        }

        return 0;
    }
}
