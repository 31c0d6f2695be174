// Reads wording.yaml and checks that it holds every phrase and no unknown placeholder.
using System.Text.RegularExpressions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the wording.</summary>
internal static partial class WordingFile
{
    private const string FileName = "wording.yaml";

    /// <summary>Longest phrase in UTF-8 bytes: a WeCom text holds 2048, and a phrase stands beside facts and options.</summary>
    private const int MaximumBytes = 1024;

    public static Wording Read(string folder, List<DialogFault> faults)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var root = DialogFile.Open(folder, FileName, faults);
        foreach (var phrase in Phrase.All)
        {
            if (root?.Need(phrase.Key, $"Write what the bot says{Allowed(phrase)}.") is not { } node)
            {
                continue;
            }

            var text = node.Text();
            foreach (Match match in Placeholder().Matches(text))
            {
                if (!phrase.Placeholders.Contains(match.Groups["name"].Value))
                {
                    node.Fault($"'{phrase.Key}' holds the unknown placeholder {match.Value}", $"Use only its own{Allowed(phrase)}.");
                }
            }

            if (System.Text.Encoding.UTF8.GetByteCount(text) > MaximumBytes)
            {
                node.Fault($"'{phrase.Key}' is longer than {MaximumBytes} bytes", "Shorten it: a message must fit a phone.");
            }

            texts[phrase.Key] = text;
        }

        root?.RefuseOtherKeys();
        return new Wording(texts);
    }

    private static string Allowed(Phrase phrase)
        => phrase.Placeholders.Length == 0 ? "; it has no placeholders" : $"; placeholders: {string.Join(", ", phrase.Placeholders.Select(name => $"{{{name}}}"))}";

    [GeneratedRegex(@"\{(?<name>[a-z-]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
