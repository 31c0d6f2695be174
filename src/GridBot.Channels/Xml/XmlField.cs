// An element of parsed XML: a name, a text, children.
using System.Text;

namespace GridBot.Channels.Xml;

/// <summary>An element as <see cref="SafeXml"/> read it. Names are looked up without regard to case, because the platforms' own spelling varies.</summary>
public sealed class XmlField(string name)
{
    private List<XmlField>? children;
    private string first = "";
    private StringBuilder? text;

    public string Name { get; } = name;

    public IReadOnlyList<XmlField> Children => children ?? [];

    /// <summary>The text directly inside, CDATA included.</summary>
    public string Text => text?.ToString() ?? first;

    /// <summary>The first child of a name, or null.</summary>
    public XmlField? Child(string childName) => children?.Find(c => string.Equals(c.Name, childName, StringComparison.OrdinalIgnoreCase));

    /// <summary>All children of a name, in their order.</summary>
    public IEnumerable<XmlField> All(string childName) => Children.Where(c => string.Equals(c.Name, childName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text of the first child of a name; empty when there is none.</summary>
    public string Value(string childName) => Child(childName)?.Text ?? "";

    /// <summary>Path and text of every element without children; the depth is bounded by the parser.</summary>
    public IEnumerable<(string Path, string Text)> Leaves() => Leaves("");

    internal void Add(XmlField child) => (children ??= []).Add(child);

    internal void Append(string part)
    {
        // Nearly every text comes in one piece.
        if (text is null && first.Length == 0)
        {
            first = part;
            return;
        }

        (text ??= new StringBuilder(first)).Append(part);
    }

    private IEnumerable<(string Path, string Text)> Leaves(string parent)
    {
        var path = parent + "/" + Name;
        return children is null ? [(path, Text)] : children.SelectMany(c => c.Leaves(path));
    }
}
