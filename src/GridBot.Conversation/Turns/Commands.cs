// Recognises reserved words, always against the whole message, so that a place called after one is not hijacked.
namespace GridBot.Conversation.Turns;

/// <summary>The reserved words of commands.yaml.</summary>
public sealed class Commands
{
    private const char Rest = '…';

    /// <summary>Marks that end a message and mean nothing.</summary>
    private const string Marks = "。.!~, ";

    /// <summary>A patterned command takes at most this much after its word: longer texts are reports that begin alike.</summary>
    private const int MaximumRest = 20;

    private readonly Dictionary<string, List<Command>> whole = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Command>>.AlternateLookup<ReadOnlySpan<char>> wholeBySpan;
    private readonly List<(string Head, Command Command)> heads = [];
    private readonly int longest;

    /// <param name="words">Words of each command.</param>
    /// <param name="changeSlot">Patterns that name a slot to change: {slot}.</param>
    /// <param name="setSlot">Patterns that name a slot and its new value: {slot}, {value}.</param>
    public Commands(IReadOnlyDictionary<Command, IReadOnlyList<string>> words, IReadOnlyList<string> changeSlot, IReadOnlyList<string> setSlot)
    {
        ArgumentNullException.ThrowIfNull(words);
        ChangeSlot = changeSlot;
        SetSlot = setSlot;
        foreach (var (command, list) in words)
        {
            foreach (var word in list)
            {
                if (word.EndsWith(Rest))
                {
                    heads.Add((word[..^1], command));
                }
                else if (whole.TryGetValue(word, out var commands))
                {
                    commands.Add(command);
                }
                else
                {
                    whole[word] = [command];
                }
            }
        }

        wholeBySpan = whole.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = whole.Keys.Select(word => word.Length).DefaultIfEmpty().Max();
        heads.Sort((left, right) => right.Head.Length.CompareTo(left.Head.Length));
    }

    public IReadOnlyList<string> ChangeSlot { get; }

    public IReadOnlyList<string> SetSlot { get; }

    /// <summary>The words that, as a whole message, give this command.</summary>
    public IEnumerable<string> WordsOf(Command command) => whole.Where(entry => entry.Value.Contains(command)).Select(entry => entry.Key);

    /// <summary>Whether the whole message is a word of this command.</summary>
    public bool Is(string message, Command command)
        => Bare(message) is var bare && bare.Length <= longest && wholeBySpan.TryGetValue(bare, out var commands) && commands.Contains(command);

    /// <summary>Whether the whole message is a word of any command.</summary>
    public bool IsAny(string message) => Bare(message) is var bare && bare.Length <= longest && wholeBySpan.ContainsKey(bare);

    /// <summary>The rest of a message that begins with a patterned word of this command; null when it does not.</summary>
    public string? RestOf(string message, Command command) => RestOf(message, command, MaximumRest);

    /// <summary>The same, for a rest of at most so many characters.</summary>
    public string? RestOf(string message, Command command, int most)
    {
        var bare = Bare(message);
        foreach (var (head, candidate) in heads)
        {
            if (candidate == command && bare.Length <= head.Length + most && bare.StartsWith(head, StringComparison.Ordinal))
            {
                return bare[head.Length..].Trim().ToString();
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> Bare(string message) => message.AsSpan().Trim().TrimEnd(Marks);
}
