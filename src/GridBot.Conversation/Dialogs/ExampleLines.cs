// Reads the lines of one *.examples file: kinds, examples and comments.
using System.Text;
using GridBot.Classification;

namespace GridBot.Conversation.Dialogs;

/// <summary>The examples of one file with their lines; whatever else stands there is a kind, a comment or a fault.</summary>
internal static class ExampleLines
{
    /// <summary>Longest example, in characters: a long letter.</summary>
    private const int LongestExample = 1_000;

    /// <summary>Refuses what is not UTF-8: read in another encoding, a text would be learnt as rubbish.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The examples in their order, with lines from 1.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="file">Path relative to it.</param>
    /// <param name="kinds">The kinds that may stand in the file; null for a file without kinds, none when they are not known.</param>
    /// <param name="faults">Where faults are added.</param>
    /// <returns>Line, the kind it stands under ("" in a file without kinds), and text.</returns>
    public static IEnumerable<(int Line, string Kind, string Text)> Read(string folder, string file, IReadOnlyList<string>? kinds, List<DialogFault> faults)
    {
        var number = 0;
        var under = kinds is null ? "" : null;
        foreach (var raw in All(folder, file, faults))
        {
            number++;
            var text = raw.Trim();
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }

            if (kinds is not null && KindOf(text) is { } id)
            {
                under = id;
                if (text != $"{id}:")
                {
                    faults.Add(new DialogFault(file, number, $"'{text}' looks like a kind and is not written like one", $"Write '{id}:', with small letters and a plain colon, and no blank."));
                }
                else if (kinds.Count > 0 && !kinds.Contains(id))
                {
                    // A flow without any kind has told its own fault.
                    faults.Add(new DialogFault(file, number, $"there is no kind '{id}'", $"Write one of {string.Join(", ", kinds)}, and a colon."));
                }
            }
            else if (under is null)
            {
                faults.Add(new DialogFault(file, number, "an example stands before any kind", "Write the kind and a colon on a line of its own before it, such as 'hazard:'."));
                under = "";
            }
            else if (text.Length > LongestExample)
            {
                faults.Add(new DialogFault(file, number, $"the example has more than {LongestExample} characters", "Shorten it."));
            }
            else
            {
                yield return (number, under, text);
            }
        }
    }

    /// <summary>All lines as they stand; none, with a fault, of a file in another encoding.</summary>
    private static IEnumerable<string> All(string folder, string file, List<DialogFault> faults)
    {
        string text;
        try
        {
            text = Strict.GetString(File.ReadAllBytes(Path.Combine(folder, file)));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new DialogFault(file, 1, "the file is not UTF-8", "Save it as UTF-8; some editors on Windows write GBK unless they are told otherwise."));
            yield break;
        }

        // The mark that some editors write at the beginning is no part of the first line.
        using var reader = new StringReader(text.TrimStart('\ufeff'));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The kind that a line names, however its letters and colon were typed; null when it names none.</summary>
    private static string? KindOf(string line)
    {
        var normal = NormalText.Of(line).Replace(" ", "", StringComparison.Ordinal);
        return normal.Length > 1 && normal.EndsWith(':') && normal.AsSpan(0, normal.Length - 1).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0 ? normal[..^1] : null;
    }
}
