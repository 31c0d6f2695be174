// Writes XML through the platform library and removes what XML forbids.
using System.Text;
using System.Xml;

namespace GridBot.Channels.Xml;

/// <summary>Text on its way into XML.</summary>
public static class CleanXml
{
    /// <summary>Writes a document &lt;xml&gt; without declaration. XML is never joined from strings: a text may hold anything, "]]&gt;" too.</summary>
    public static string Write(Action<XmlWriter> content)
    {
        var builder = new StringBuilder();
        using (var writer = XmlWriter.Create(builder, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            writer.WriteStartElement("xml");
            content(writer);
            writer.WriteEndElement();
        }

        return builder.ToString();
    }

    /// <summary>Writes an element whose text stands in CDATA, cleaned of what XML forbids.</summary>
    public static void WriteCDataElement(this XmlWriter writer, string name, string text)
    {
        writer.WriteStartElement(name);
        writer.WriteCData(Clean(text));
        writer.WriteEndElement();
    }

    /// <summary>The text without the characters that XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
