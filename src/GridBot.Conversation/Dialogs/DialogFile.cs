// Opens one YAML file of the dialogs.
using YamlDotNet.Core;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads a YAML file into a <see cref="DialogNode"/>, event by event: dialogs need no anchors, tags or types, and this takes half the time of a document model.</summary>
internal static class DialogFile
{
    private const string Remedy = "Check indentation (two spaces), colons, brackets and quotes on this line and the ones above.";

    /// <summary>Largest file that is read; a dialog file is a few kilobytes.</summary>
    private const long MaximumBytes = 4 * 1024 * 1024;

    /// <summary>The file's root; null, with a fault, when it cannot be read as YAML.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="file">Path relative to it.</param>
    /// <param name="faults">Where faults are added.</param>
    public static DialogNode? Open(string folder, string file, List<DialogFault> faults)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Add(new DialogFault(file, 1, "the file is missing", "Every set of dialogs needs it; see docs/dialogs.md."));
            return null;
        }

        if (new FileInfo(path).Length > MaximumBytes)
        {
            faults.Add(new DialogFault(file, 1, "the file is larger than 4 MiB", "Split it, or remove what does not belong there."));
            return null;
        }

        Parser? parser = null;
        try
        {
            parser = new Parser(new StringReader(File.ReadAllText(path)));
            if (new DialogTree(parser, new DialogSource(file, faults)).Root() is { IsMap: true } root)
            {
                return root;
            }

            faults.Add(new DialogFault(file, 1, "the file holds no mapping", "Begin with 'key: value' lines."));
        }
        catch (YamlException exception)
        {
            faults.Add(new DialogFault(file, Math.Max(1, (int)exception.Start.Line), $"this is not valid YAML ({exception.Message})", Remedy));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The reader trips over some broken files (an unclosed bracket) without saying where; its place is near.
            faults.Add(new DialogFault(file, Math.Max(1, (int)(parser?.Current?.End.Line ?? 1)), "this is not valid YAML", Remedy));
        }

        return null;
    }
}
