// A YAML node that knows its file and line and collects faults instead of throwing.
using System.Globalization;

namespace GridBot.Conversation.Dialogs;

/// <summary>
/// A node of a dialog file. Every getter that finds something else than it wants adds a fault and returns a harmless value, so that one reading finds all faults.
/// </summary>
internal sealed class DialogNode
{
    /// <summary>Keys that are asked of a slot: most mappings are slots.</summary>
    public const int KeysOfSlot = 16;

    private readonly DialogSource source;

    /// <summary>A text, an array of entries or an array of items.</summary>
    private readonly object content;

    /// <summary>Keys that were asked for since <see cref="RefuseOtherKeys"/>; a mapping holds few, so a list is quicker than a set.</summary>
    private List<string>? readKeys;

    public DialogNode(DialogSource source, int line, string text)
        : this(source, line, (object)text)
    {
    }

    public DialogNode(DialogSource source, int line, DialogNode[] items)
        : this(source, line, (object)items)
    {
    }

    public DialogNode(DialogSource source, int line, (string Key, DialogNode Value)[] entries)
        : this(source, line, (object)entries)
    {
    }

    private DialogNode(DialogSource source, int line, object content) => (this.source, Line, this.content) = (source, line, content);

    public int Line { get; }

    public bool IsMap => content is (string Key, DialogNode Value)[];

    public bool IsList => content is DialogNode[];

    public void Fault(string what, string remedy) => source.Fault(Line, what, remedy);

    /// <summary>The child under a key; null when there is none.</summary>
    public DialogNode? Find(string key)
    {
        (readKeys ??= source.RentKeys()).Add(key);
        foreach (var (candidate, value) in content as (string Key, DialogNode Value)[] ?? [])
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
    public (string Key, DialogNode Value)[] Entries()
    {
        if (content is (string Key, DialogNode Value)[] entries)
        {
            return entries;
        }

        Fault("a mapping is expected here", "Write 'key: value' lines, indented by two spaces.");
        return [];
    }

    /// <summary>All items of a list, in file order.</summary>
    public DialogNode[] Items()
    {
        if (content is DialogNode[] items)
        {
            return items;
        }

        Fault("a list is expected here", "Write '[a, b]' or lines that begin with '- '.");
        return [];
    }

    /// <summary>The scalar's text, trimmed at its end.</summary>
    public string Text()
    {
        if (content is string text)
        {
            return text.TrimEnd();
        }

        Fault("a text is expected here", "Write one value; quote it when it holds ': ' or '#'.");
        return "";
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts() => content is string ? [Text()] : Array.ConvertAll(Items(), item => item.Text());

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

        if (readKeys is { } keys)
        {
            readKeys = null;
            source.ReturnKeys(keys);
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
