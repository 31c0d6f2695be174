// Writes the plain XML that platforms read: elements, text, CDATA.
using System.Text;

namespace GridBot.Channels.Xml;

/// <summary>A document in the making. Whatever a text holds, it stays text: this is the only place where markup and texts are put together.</summary>
public sealed class XmlText
{
    private const int UsualLength = 512;

    private readonly StringBuilder written = new(UsualLength);
    private readonly Stack<string> open = new();

    /// <summary>Opens an element; its name is one of ours.</summary>
    public void WriteStartElement(string name)
    {
        open.Push(name);
        written.Append('<').Append(name).Append('>');
    }

    /// <summary>Closes the element that was opened last.</summary>
    public void WriteEndElement() => written.Append("</").Append(open.Pop()).Append('>');

    /// <summary>Writes an element with a text, cleaned of what XML forbids.</summary>
    public void WriteElementString(string name, string text)
    {
        WriteStartElement(name);
        foreach (var letter in CleanXml.Clean(text))
        {
            _ = letter switch
            {
                '<' => written.Append("&lt;"),
                '>' => written.Append("&gt;"),
                '&' => written.Append("&amp;"),
                _ => written.Append(letter),
            };
        }

        WriteEndElement();
    }

    /// <summary>Writes an element whose text stands in CDATA, cleaned of what XML forbids.</summary>
    public void WriteCDataElement(string name, string text)
    {
        WriteStartElement(name);

        // The end mark within a text is divided between two sections.
        written.Append("<![CDATA[").Append(CleanXml.Clean(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");
        WriteEndElement();
    }

    public override string ToString() => written.ToString();
}
