// A set of words that is asked, at each position of a text, for the longest one beginning there.
using System.Numerics;

namespace GridBot.Conversation.Understanding;

/// <summary>Words indexed by their first character, longest first. The index is a small table that is asked for nearly every character of a message and mostly says no.</summary>
internal sealed class WordSet
{
    private const uint Mixer = 0x9E3779B1; // 2^32 divided by the golden ratio spreads neighbouring characters
    private const int Spread = 2;

    private readonly char[] firsts;
    private readonly string[]?[] groups;
    private readonly int shift;

    public WordSet(IEnumerable<string> words)
    {
        var byFirst = words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(word => word[0]).ToList();
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(Spread, byFirst.Count * Spread));
        firsts = new char[size];
        groups = new string[]?[size];
        shift = 32 - BitOperations.Log2(size);
        foreach (var group in byFirst)
        {
            var at = Place(group.Key);
            while (groups[at] is not null)
            {
                at = (at + 1) & (groups.Length - 1);
            }

            firsts[at] = group.Key;
            groups[at] = [.. group.OrderByDescending(word => word.Length)];
        }
    }

    /// <summary>The characters words of this set begin with.</summary>
    public IEnumerable<char> Beginnings => groups.Where(group => group is not null).Select(group => group![0][0]);

    /// <summary>The longest word that begins at a position; null when none does.</summary>
    public string? LongestAt(string text, int at)
    {
        if (at >= text.Length || Group(text[at]) is not { } words)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether the text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || Group(text[0]) is not { } words)
        {
            return false;
        }

        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private string[]? Group(char first)
    {
        for (var at = Place(first); groups[at] is { } group; at = (at + 1) & (groups.Length - 1))
        {
            if (firsts[at] == first)
            {
                return group;
            }
        }

        return null;
    }

    private int Place(char first) => (int)((first * Mixer) >> shift);
}
