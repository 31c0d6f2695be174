// A first sentence of Data/places.txt and the place it tells.
using GridBot.Classification;

namespace GridBot.Conversation.Tests;

/// <summary>A sentence and the places that are right for it; none when it tells no place.</summary>
internal sealed record FirstSentence(string Text, IReadOnlyList<string> Places)
{
    public string Normal => NormalText.Of(Text, keepCase: true);

    public static IReadOnlyList<FirstSentence> All { get; } = [.. RealDialogs.DataLines("places.txt").Select(Parse)];

    public static IReadOnlyList<FirstSentence> HeldOut { get; } = [.. RealDialogs.DataLines("places-held-out.txt").Select(Parse)];

    /// <summary>A place may tell a few characters more than the label, behind it: at the gate, on the third floor.</summary>
    public const int MoreThanLabel = 5;

    public bool IsPlace(string found) => IsPlace(Places, found);

    public static bool IsPlace(IReadOnlyList<string> labels, string found)
        => labels.Any(label => found.StartsWith(label, StringComparison.Ordinal) && found.Length <= label.Length + MoreThanLabel);

    private static FirstSentence Parse(string line)
    {
        var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
        var places = line[(at + 3)..].Trim();
        return new FirstSentence(line[..at].Trim(), places == "-" ? [] : places.Split('/', StringSplitOptions.TrimEntries));
    }
}
