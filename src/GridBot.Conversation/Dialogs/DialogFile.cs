// Opens one YAML file of the dialogs.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads a YAML file into a <see cref="DialogNode"/>, event by event: dialogs need no anchors, tags or types, and this takes half the time of a document model.</summary>
internal static class DialogFile
{
    private const string Remedy = "Check indentation (two spaces), colons, brackets and quotes on this line and the ones above.";

    /// <summary>Largest file that is read; a dialog file is a few kilobytes.</summary>
    private const long MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Deepest nesting; dialogs need about eight levels.</summary>
    private const int MaximumDepth = 32;

    /// <summary>Keys up to which looking through them is quicker than a set; nearly all mappings have fewer.</summary>
    private const int FewKeys = 16;

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
            if (Root(parser, file, faults) is { IsMap: true } root)
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

    /// <summary>The root of the file's only document; null when there is none or more than one.</summary>
    private static DialogNode? Root(Parser parser, string file, List<DialogFault> faults)
    {
        parser.MoveNext();
        DialogNode? root = null;
        while (parser.MoveNext() && parser.Current is not StreamEnd)
        {
            if (parser.Current is not DocumentStart || root is not null)
            {
                return null;
            }

            parser.MoveNext();
            root = Read(parser, file, faults, 0);
            parser.MoveNext();
        }

        return root;
    }

    /// <summary>The node that begins at the current event; the current event is its last one afterwards.</summary>
    private static DialogNode Read(Parser parser, string file, List<DialogFault> faults, int depth)
    {
        var begin = parser.Current!;
        if (depth > MaximumDepth)
        {
            throw new YamlException(begin.Start, begin.End, "nested too deep");
        }

        switch (begin)
        {
            case Scalar scalar:
                return new DialogNode(file, (int)begin.Start.Line, faults, scalar.Value);
            case SequenceStart:
                var items = new List<DialogNode>();
                while (parser.MoveNext() && parser.Current is not SequenceEnd)
                {
                    items.Add(Read(parser, file, faults, depth + 1));
                }

                return new DialogNode(file, (int)begin.Start.Line, faults, items);
            case MappingStart:
                return new DialogNode(file, (int)begin.Start.Line, faults, ReadEntries(parser, file, faults, depth));
            default:
                throw new YamlException(begin.Start, begin.End, "anchors and aliases are not used in dialogs");
        }
    }

    private static List<(string Key, DialogNode Value)> ReadEntries(Parser parser, string file, List<DialogFault> faults, int depth)
    {
        var entries = new List<(string Key, DialogNode Value)>();
        HashSet<string>? keys = null;
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is a plain text");
            }

            if (entries.Count == FewKeys)
            {
                keys = [.. entries.Select(entry => entry.Key)];
            }

            var isNew = keys?.Add(key.Value) ?? !entries.Exists(entry => entry.Key == key.Value);
            if (!isNew)
            {
                faults.Add(new DialogFault(file, (int)key.Start.Line, $"this is not valid YAML (the key '{key.Value}' stands here twice)", "Keep one of them."));
            }

            parser.MoveNext();
            var value = Read(parser, file, faults, depth + 1);
            if (isNew)
            {
                entries.Add((key.Value, value));
            }
        }

        return entries;
    }
}
