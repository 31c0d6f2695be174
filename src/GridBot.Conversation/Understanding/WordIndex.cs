// Finds in one pass over a text which words of many lists can stand in it, so that only those are looked for.
using System.Runtime.CompilerServices;
using GridBot.Classification;

namespace GridBot.Conversation.Understanding;

/// <summary>
/// The words of many lists in one tree of characters; built once, thread-safe. Of thousands of words a message holds a handful: the tree leaves out the others at the price of a look at each character.
/// </summary>
internal sealed class WordIndex
{
    private const char Gap = '…';
    private const int Root = 0;
    private const int BitsOfWord = 64;

    // A state and a character in one number.
    private const long Characters = char.MaxValue + 1;

    private readonly Dictionary<IReadOnlyList<string>, (int From, int Count)> lists = new(new SameList());
    private readonly EdgeTable edges;
    private readonly int[][] ending;
    private readonly ulong[] anywhere;

    /// <param name="lists">The lists; they are known again by reference.</param>
    public WordIndex(IEnumerable<IReadOnlyList<string>> lists)
    {
        var tree = new Dictionary<long, int>();
        var ends = new List<List<int>?> { null };
        var words = new List<string>();
        foreach (var list in lists)
        {
            if (list.Count > 0 && this.lists.TryAdd(list, (words.Count, list.Count)))
            {
                words.AddRange(list);
            }
        }

        anywhere = new ulong[(words.Count / BitsOfWord) + 1];
        for (var word = 0; word < words.Count; word++)
        {
            var state = Add(Head(words[word]), tree, ends);
            if (state == Root)
            {
                Set(anywhere, word);
                continue;
            }

            (ends[state] ??= []).Add(word);
        }

        edges = new EdgeTable(tree);
        ending = [.. ends.Select(found => found?.ToArray() ?? [])];
    }

    /// <summary>An index of no list: every word can stand everywhere.</summary>
    public static WordIndex Empty { get; } = new([]);

    /// <summary>The words that can stand in a text: all of them that do, and of those with a gap also some whose beginning stands there alone.</summary>
    public MetWords Scan(string text)
    {
        var met = anywhere.AsSpan().ToArray();
        for (var start = 0; start < text.Length; start++)
        {
            var state = Root;
            for (var at = start; at < text.Length; at++)
            {
                state = edges.Find(Key(state, text[at]));
                if (state == Root)
                {
                    break;
                }

                foreach (var word in ending[state])
                {
                    Set(met, word);
                }
            }
        }

        return new MetWords(this, text, met);
    }

    /// <summary>Where a list's words begin in the index, and how many they are; false for a list the index does not hold.</summary>
    public bool TryFind(IReadOnlyList<string> list, out (int From, int Count) place) => lists.TryGetValue(list, out place);

    private static int Add(string head, Dictionary<long, int> tree, List<List<int>?> ends)
    {
        var state = Root;
        foreach (var character in head)
        {
            var key = Key(state, character);
            if (!tree.TryGetValue(key, out var next))
            {
                tree.Add(key, next = ends.Count);
                ends.Add(null);
            }

            state = next;
        }

        return state;
    }

    private static string Head(string word) => word.IndexOf(Gap, StringComparison.Ordinal) is >= 0 and var gap ? word[..gap] : word;

    /// <summary>Case is folded as <see cref="WordMatch"/> does for words with Latin letters; for all others it makes no difference.</summary>
    private static long Key(int state, char character) => (state * Characters) + (IsCaseless(character) ? character : char.ToUpperInvariant(character));

    /// <summary>Whether the character lies among the Chinese ones, none of which has a case.</summary>
    private static bool IsCaseless(char character) => character is >= '\u2e80' and < '\ua000';

    private static void Set(ulong[] bits, int at) => bits[at / BitsOfWord] |= 1UL << (at % BitsOfWord);

    /// <summary>Compares lists by reference. The runtime's own comparer is one of objects, and calling it for another type costs several times as much.</summary>
    private sealed class SameList : IEqualityComparer<IReadOnlyList<string>>
    {
        public bool Equals(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => ReferenceEquals(one, other);

        public int GetHashCode(IReadOnlyList<string> list) => RuntimeHelpers.GetHashCode(list);
    }
}
