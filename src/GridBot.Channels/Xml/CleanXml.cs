// Writes XML and removes what XML forbids.
using System.Text;
using System.Xml;

namespace GridBot.Channels.Xml;

/// <summary>Text on its way into XML.</summary>
public static class CleanXml
{
    /// <summary>Writes a document &lt;xml&gt; without declaration. XML is never joined from strings elsewhere: a text may hold anything, "]]&gt;" too.</summary>
    public static string Write(Action<XmlText> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var xml = new XmlText();
        xml.WriteStartElement("xml");
        content(xml);
        xml.WriteEndElement();
        return xml.ToString();
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

    /// <summary>Whether a text holds nothing that XML forbids.</summary>
    internal static bool IsClean(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Most of what people and platforms write lies between the blank and the surrogates.
            if (text[i] is >= ' ' and < '\uD800')
            {
                continue;
            }

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
