// A whole first sentence with the matter it belongs to.
using System.Globalization;
using GridBot.Conversation.Turns;

namespace GridBot.Benchmarks.Messages;

/// <summary>A line of first-sentences.txt.</summary>
internal sealed record FirstSentence(Role Role, int Matter, string Text)
{
    public static IReadOnlyList<FirstSentence> ReadAll() => [.. DataFiles.ReadLines("first-sentences.txt").Select(Parse)];

    private static FirstSentence Parse(string line)
    {
        var parts = line.Split('\t');
        return parts.Length == 3
            ? new FirstSentence(Enum.Parse<Role>(parts[0], ignoreCase: true), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2])
            : throw new FormatException("A line is: role TAB matter TAB sentence.");
    }
}
