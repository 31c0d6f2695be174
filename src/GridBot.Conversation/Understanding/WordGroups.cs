// Words grouped by one of their characters, in a small table.
using System.Numerics;

namespace GridBot.Conversation.Understanding;

/// <summary>Groups of words, each the longest first. The table is asked for nearly every character of a message and mostly says no.</summary>
internal sealed class WordGroups
{
    private const uint Mixer = 0x9E3779B1; // 2^32 divided by the golden ratio spreads neighbouring characters
    private const int Spread = 2;

    private readonly char[] characters;
    private readonly string[]?[] groups;
    private readonly int shift;

    /// <param name="words">The words; empty ones are left out.</param>
    /// <param name="by">The character a word is grouped by.</param>
    public WordGroups(IEnumerable<string> words, Func<string, char> by)
    {
        var grouped = words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(by).ToList();
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(Spread, grouped.Count * Spread));
        characters = new char[size];
        groups = new string[]?[size];
        shift = 32 - BitOperations.Log2(size);
        foreach (var group in grouped)
        {
            var at = Place(group.Key);
            while (groups[at] is not null)
            {
                at = (at + 1) & (groups.Length - 1);
            }

            characters[at] = group.Key;
            groups[at] = [.. group.OrderByDescending(word => word.Length)];
        }
    }

    /// <summary>The characters that have a group.</summary>
    public IEnumerable<char> Characters => characters.Where((_, at) => groups[at] is not null);

    /// <summary>The words of a character; null when it has none.</summary>
    public string[]? Of(char character)
    {
        for (var at = Place(character); groups[at] is { } group; at = (at + 1) & (groups.Length - 1))
        {
            if (characters[at] == character)
            {
                return group;
            }
        }

        return null;
    }

    private int Place(char character) => (int)((character * Mixer) >> shift);
}
