// A YAML node that knows its file and line and collects faults instead of throwing.
using System.Globalization;

namespace GridBot.Conversation.Dialogs;

/// <summary>
/// A node of a dialog file. Every getter that finds something else than it wants adds a fault and returns a harmless value, so that one reading finds all faults.
/// </summary>
internal sealed class DialogNode
{
    /// <summary>Keys that are asked of a slot: most mappings are slots.</summary>
    private const int KeysOfSlot = 16;

    private readonly string file;
    private readonly List<DialogFault> faults;
    private readonly string? text;
    private readonly List<(string Key, DialogNode Value)>? entries;
    private readonly List<DialogNode>? items;

    /// <summary>Keys that were asked for; a mapping holds few, so a list is quicker than a set.</summary>
    private List<string>? readKeys;

    public DialogNode(string file, int line, List<DialogFault> faults, string text)
        : this(file, line, faults) => this.text = text;

    public DialogNode(string file, int line, List<DialogFault> faults, List<DialogNode> items)
        : this(file, line, faults) => this.items = items;

    public DialogNode(string file, int line, List<DialogFault> faults, List<(string Key, DialogNode Value)> entries)
        : this(file, line, faults) => this.entries = entries;

    private DialogNode(string file, int line, List<DialogFault> faults)
    {
        this.file = file;
        this.faults = faults;
        Line = line;
    }

    public int Line { get; }

    public bool IsMap => entries is not null;

    public bool IsList => items is not null;

    public void Fault(string what, string remedy) => faults.Add(new DialogFault(file, Line, what, remedy));

    /// <summary>The child under a key; null when there is none.</summary>
    public DialogNode? Find(string key)
    {
        (readKeys ??= new List<string>(KeysOfSlot)).Add(key);
        foreach (var (candidate, value) in entries ?? [])
        {
            if (candidate == key)
            {
                return value;
            }
        }

        return null;
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
    public IReadOnlyList<(string Key, DialogNode Value)> Entries()
    {
        if (entries is null)
        {
            Fault("a mapping is expected here", "Write 'key: value' lines, indented by two spaces.");
        }

        return entries ?? [];
    }

    /// <summary>All items of a list, in file order.</summary>
    public IReadOnlyList<DialogNode> Items()
    {
        if (items is null)
        {
            Fault("a list is expected here", "Write '[a, b]' or lines that begin with '- '.");
        }

        return items ?? [];
    }

    /// <summary>The scalar's text, trimmed at its end.</summary>
    public string Text()
    {
        if (text is not null)
        {
            return text.TrimEnd();
        }

        Fault("a text is expected here", "Write one value; quote it when it holds ': ' or '#'.");
        return "";
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts() => text is not null ? [Text()] : [.. Items().Select(item => item.Text())];

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
            if (readKeys?.Contains(key) != true)
            {
                value.Fault($"the key '{key}' is not known here", $"Known keys: {Known()}.");
            }
        }
    }

    /// <summary>The keys that are known here; of many only those nobody has used yet, among which the misspelt one is.</summary>
    private string Known()
    {
        var known = (readKeys ?? []).Distinct(StringComparer.Ordinal).ToList();
        var unused = known.Except(Entries().Select(entry => entry.Key), StringComparer.Ordinal).ToList();
        var shown = (known.Count <= KeysOfSlot || unused.Count == 0 ? known : unused).Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", shown.Take(KeysOfSlot)) + (shown.Count > KeysOfSlot ? ", …" : "");
    }
}
