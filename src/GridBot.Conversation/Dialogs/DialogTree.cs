// Builds the nodes of a dialog file from the events of the YAML parser.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GridBot.Conversation.Dialogs;

/// <summary>Turns events into nodes. Children are gathered on stacks that the whole file shares, and copied once their number is known.</summary>
internal sealed class DialogTree(Parser parser, DialogSource source)
{
    /// <summary>Deepest nesting; dialogs need about eight levels.</summary>
    private const int MaximumDepth = 32;

    /// <summary>Keys up to which looking through them is quicker than a set; nearly all mappings have fewer.</summary>
    private const int FewKeys = 16;

    private readonly List<DialogNode> items = [];
    private readonly List<(string Key, DialogNode Value)> entries = [];

    /// <summary>The root of the file's only document; null when there is none or more than one.</summary>
    /// <exception cref="YamlException">The file is not valid YAML, or not of the kind dialogs use.</exception>
    public DialogNode? Root()
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
            root = Read(0);
            parser.MoveNext();
        }

        return root;
    }

    /// <summary>The node that begins at the current event; the current event is its last one afterwards.</summary>
    private DialogNode Read(int depth)
    {
        var begin = parser.Current!;
        if (depth > MaximumDepth)
        {
            throw new YamlException(begin.Start, begin.End, "nested too deep");
        }

        var line = (int)begin.Start.Line;
        return begin switch
        {
            Scalar scalar => new DialogNode(source, line, scalar.Value),
            SequenceStart => new DialogNode(source, line, ReadItems(depth)),
            MappingStart => new DialogNode(source, line, ReadEntries(depth)),
            _ => throw new YamlException(begin.Start, begin.End, "anchors and aliases are not used in dialogs"),
        };
    }

    private DialogNode[] ReadItems(int depth)
    {
        var from = items.Count;
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(Read(depth + 1));
        }

        return Cut(items, from);
    }

    private (string Key, DialogNode Value)[] ReadEntries(int depth)
    {
        var from = entries.Count;
        HashSet<string>? keys = null;
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is a plain text");
            }

            if (entries.Count - from == FewKeys)
            {
                keys = [.. entries.Skip(from).Select(entry => entry.Key)];
            }

            var isNew = keys?.Add(key.Value) ?? !Stands(key.Value, from);
            if (!isNew)
            {
                source.Fault((int)key.Start.Line, $"this is not valid YAML (the key '{key.Value}' stands here twice)", "Keep one of them.");
            }

            parser.MoveNext();
            var value = Read(depth + 1);
            if (isNew)
            {
                entries.Add((key.Value, value));
            }
        }

        return Cut(entries, from);
    }

    private bool Stands(string key, int from)
    {
        for (var at = from; at < entries.Count; at++)
        {
            if (entries[at].Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private static T[] Cut<T>(List<T> stack, int from)
    {
        if (stack.Count == from)
        {
            return [];
        }

        var own = new T[stack.Count - from];
        stack.CopyTo(from, own, 0, own.Length);
        stack.RemoveRange(from, own.Length);
        return own;
    }
}
