// Opens one YAML file of the dialogs.
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads a YAML file into a <see cref="DialogNode"/>.</summary>
internal static class DialogFile
{
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

        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return new DialogNode(root, file, faults);
            }

            faults.Add(new DialogFault(file, 1, "the file holds no mapping", "Begin with 'key: value' lines."));
        }
        catch (YamlException exception)
        {
            faults.Add(new DialogFault(file, (int)exception.Start.Line, $"this is not valid YAML ({exception.Message})", "Check indentation (two spaces), colons and quotes on this line and the one above."));
        }

        return null;
    }
}
