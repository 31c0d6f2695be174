// A text as the place reader sees it: where names cannot go on, and which everyday words stand in it.
namespace GridBot.Conversation.Understanding;

/// <summary>A text with its bounds marked, character by character.</summary>
internal sealed class PlaceText
{
    private readonly bool[] barriers;
    private readonly byte[] stops;
    private readonly byte[] words;

    /// <param name="text">Normalised text; blanks in it part names.</param>
    /// <param name="taken">Stretches that are something else, such as times.</param>
    /// <param name="lists">The words of places.</param>
    /// <param name="numerals">Reads amounts, which begin no name.</param>
    public PlaceText(string text, IReadOnlyList<TextSpan> taken, PlaceLists lists, NumeralReader numerals)
    {
        Text = text;
        barriers = new bool[text.Length];
        stops = new byte[text.Length];
        words = new byte[text.Length];
        foreach (var span in taken)
        {
            barriers.AsSpan(span.Start, span.Length).Fill(true);
        }

        for (var at = 0; at < text.Length; at++)
        {
            barriers[at] |= !IsNameCharacter(text[at]);
            var stop = lists.Stops.LongestAt(text, at)?.Length ?? 0;
            var word = Math.Max(lists.Everyday.LongestAt(text, at)?.Length ?? 0, Amount(text, at, lists, numerals));
            if (stop + word > 0 && !lists.IsKept(text, at))
            {
                // A longer everyday word that begins like a stop is a stop as a whole.
                (stops[at], words[at]) = ((byte)(stop > 0 ? Math.Max(stop, word) : 0), (byte)word);
            }
        }
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Whether no name reaches over the position: a mark, a blank, or a stretch that is something else.</summary>
    public bool IsBarrier(int at) => barriers[at];

    /// <summary>The length of the word beginning here that no name holds; 0 when none does.</summary>
    public int Stop(int at) => stops[at];

    /// <summary>The length of the everyday word beginning here, behind which a name may begin; 0 when none does.</summary>
    public int Word(int at) => words[at];

    /// <summary>Whether nothing of a name can begin here: the end, a mark, a stop or an everyday word.</summary>
    public bool IsBound(int at) => at >= Text.Length || barriers[at] || stops[at] > 0 || words[at] > 0;

    /// <summary>Whether a stretch is made of everyday words only.</summary>
    public bool IsEveryday(int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var length = words[at] > 0 ? words[at] : stops[at];
            if (length == 0 || at + length > end)
            {
                return false;
            }

            at += length;
        }

        return at > start;
    }

    /// <summary>The length of a number with what it counts, "three hundred of"; 0 when none begins here.</summary>
    private static int Amount(string text, int at, PlaceLists lists, NumeralReader numerals)
        => numerals.TryRead(text, at, out _, out var length) && lists.Counters.LongestAt(text, at + length) is { } counter ? Math.Min(length + counter.Length, byte.MaxValue) : 0;

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character == '·';
}
