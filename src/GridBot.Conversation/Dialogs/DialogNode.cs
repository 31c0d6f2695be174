// A YAML node that knows its file and line and collects faults instead of throwing.
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace GridBot.Conversation.Dialogs;

/// <summary>
/// A node of a dialog file. Every getter that finds something else than it wants adds a fault and returns a harmless value, so that one reading finds all faults.
/// </summary>
internal sealed class DialogNode(YamlNode node, string file, List<DialogFault> faults)
{
    private readonly HashSet<string> readKeys = new(StringComparer.Ordinal);

    public int Line => (int)node.Start.Line;

    public bool IsMap => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    public void Fault(string what, string remedy) => faults.Add(new DialogFault(file, Line, what, remedy));

    /// <summary>The child under a key; null when there is none.</summary>
    public DialogNode? Find(string key)
    {
        readKeys.Add(key);
        return node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new DialogNode(child, file, faults) : null;
    }

    /// <summary>The child under a key that must be there.</summary>
    public DialogNode? Need(string key, string remedy)
    {
        var child = Find(key);
        if (child is null)
        {
            Fault($"'{key}' is missing", remedy);
        }

        return child;
    }

    /// <summary>All entries of a mapping, in file order.</summary>
    public IEnumerable<(string Key, DialogNode Value)> Entries()
    {
        if (node is not YamlMappingNode map)
        {
            Fault("a mapping is expected here", "Write 'key: value' lines, indented by two spaces.");
            yield break;
        }

        foreach (var (key, value) in map.Children)
        {
            yield return ((key as YamlScalarNode)?.Value ?? "", new DialogNode(value, file, faults));
        }
    }

    /// <summary>All items of a list, in file order.</summary>
    public IEnumerable<DialogNode> Items()
    {
        if (node is not YamlSequenceNode list)
        {
            Fault("a list is expected here", "Write '[a, b]' or lines that begin with '- '.");
            yield break;
        }

        foreach (var item in list.Children)
        {
            yield return new DialogNode(item, file, faults);
        }
    }

    /// <summary>The scalar's text, trimmed at its end.</summary>
    public string Text()
    {
        if (node is YamlScalarNode { Value: { } value })
        {
            return value.TrimEnd();
        }

        Fault("a text is expected here", "Write one value; quote it when it holds ': ' or '#'.");
        return "";
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts() => node is YamlScalarNode ? [Text()] : [.. Items().Select(item => item.Text())];

    public double Number()
    {
        if (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault($"'{Text()}' is no number", "Write a number such as 3 or 0.5.");
        return 0;
    }

    public int Integer()
    {
        if (int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault($"'{Text()}' is no whole number", "Write a whole number such as 3.");
        return 0;
    }

    public bool Flag()
    {
        switch (Text())
        {
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            default:
                Fault($"'{Text()}' is neither true nor false", "Write true or false.");
                return false;
        }
    }

    /// <summary>Faults every key that nobody asked for: a misspelt key must not be silently ignored.</summary>
    public void RefuseOtherKeys()
    {
        foreach (var (key, value) in Entries())
        {
            if (!readKeys.Contains(key))
            {
                value.Fault($"the key '{key}' is not known here", $"Known keys: {string.Join(", ", readKeys.Order(StringComparer.Ordinal))}.");
            }
        }
    }
}
