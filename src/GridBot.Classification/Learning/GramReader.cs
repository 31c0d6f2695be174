// Walks over the character sequences of a text.
using System.Runtime.InteropServices;

namespace GridBot.Classification.Learning;

/// <summary>All sequences of one to <see cref="GramTable.LongestGram"/> characters, by their begins, the shorter first; of the first <see cref="GramTable.LongestRead"/> characters of a text.</summary>
/// <param name="normal">A text in the normal form.</param>
[StructLayout(LayoutKind.Auto)]
internal struct GramReader(string normal)
{
    private const int BitsOfCharacter = 16;

    private readonly int _length = Math.Min(normal.Length, GramTable.LongestRead);
    private int _characters;

    /// <summary>The sequence, packed: a number is one character whatever its digits, a line's end a blank.</summary>
    public ulong Gram { get; private set; }

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    /// <summary>One past its last character.</summary>
    public int End { get; private set; }

    public bool MoveNext()
    {
        if (_characters == GramTable.LongestGram || (End == _length && _characters > 0))
        {
            // The next begin: behind the first character of the sequences just read.
            Start = After(Start);
            (Gram, End, _characters) = (0, Start, 0);
        }

        if (End >= _length)
        {
            return false;
        }

        Gram = (Gram << BitsOfCharacter) | normal[End] switch { >= '0' and <= '9' => '0', '\n' => ' ', var other => other };
        End = After(End);
        _characters++;
        return true;
    }

    /// <summary>Leaves out the longer sequences with the present begin.</summary>
    public void GoOn() => _characters = GramTable.LongestGram;

    /// <summary>A packed sequence without its last character; 0 for a single one.</summary>
    public static ulong WithoutLast(ulong gram) => gram >> BitsOfCharacter;

    /// <summary>Where the next character begins: behind a number's last digit, or one further on.</summary>
    private readonly int After(int at)
    {
        var next = at + 1;
        if (char.IsAsciiDigit(normal[at]))
        {
            while (next < _length && char.IsAsciiDigit(normal[next]))
            {
                next++;
            }
        }

        return next;
    }
}
