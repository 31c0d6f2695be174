// Reads the plain XML that platforms send, without the cost of a whole XML reader.
namespace GridBot.Channels.Xml;

/// <summary>
/// Elements without attributes, text and CDATA: nothing else. Whatever is not of this form, or not well-formed, is left to the library's reader, which alone decides about it;
/// so there is nothing that this reader accepts and that one refuses or reads differently (a property test holds both together).
/// </summary>
internal ref struct PlainXml
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";

    private ReadOnlySpan<char> left;

    private PlainXml(ReadOnlySpan<char> text) => left = text;

    /// <summary>The root element; null when the text is not plain.</summary>
    public static XmlField? Read(ReadOnlySpan<char> text)
    {
        // A carriage return would have to become a line feed, and forbidden characters to be dropped.
        if (text.Contains('\r') || text.Contains('&') || !CleanXml.IsClean(text))
        {
            return null;
        }

        var reader = new PlainXml(text);
        return reader.TakeStart(out var name, out var isEmpty) && reader.Inside(name, isEmpty) is { } root && reader.left.Trim(" \t\n").IsEmpty ? root : null;
    }

    private XmlField? Inside(string rootName, bool isEmpty)
    {
        var root = new XmlField(rootName);
        Span<XmlField> open = new XmlField[SafeXml.MaxDepth];
        open[0] = root;
        for (var depth = isEmpty ? 0 : 1; depth > 0;)
        {
            if (!TakeText(open[depth - 1]))
            {
                return null;
            }

            if (TakeEnd(open[depth - 1].Name))
            {
                depth--;
            }
            else if (TakeStart(out var name, out var isLeaf))
            {
                if (depth == SafeXml.MaxDepth)
                {
                    return null;
                }

                var field = new XmlField(name);
                open[depth - 1].Add(field);
                if (!isLeaf)
                {
                    open[depth++] = field;
                }
            }
            else
            {
                return null;
            }
        }

        return root;
    }

    /// <summary>Text and CDATA up to the next tag; false when there is none.</summary>
    private bool TakeText(XmlField field)
    {
        while (true)
        {
            var tag = left.IndexOf('<');
            if (tag < 0)
            {
                return false;
            }

            if (tag > 0)
            {
                var text = left[..tag];
                if (text.Contains(CDataEnd, StringComparison.Ordinal))
                {
                    return false;
                }

                field.Append(text.ToString());
                left = left[tag..];
            }

            if (!left.StartsWith(CDataStart, StringComparison.Ordinal))
            {
                return true;
            }

            var content = left[CDataStart.Length..];
            var end = content.IndexOf(CDataEnd, StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            field.Append(content[..end].ToString());
            left = content[(end + CDataEnd.Length)..];
        }
    }

    private bool TakeStart(out string name, out bool isEmpty)
    {
        (name, isEmpty) = ("", false);
        if (left.IsEmpty || left[0] != '<')
        {
            return false;
        }

        var end = left.IndexOf('>');
        if (end < 2)
        {
            return false;
        }

        isEmpty = left[end - 1] == '/';
        var written = left[1..(isEmpty ? end - 1 : end)];
        if (!IsName(written))
        {
            return false;
        }

        name = written.ToString();
        left = left[(end + 1)..];
        return true;
    }

    private bool TakeEnd(string name)
    {
        if (!left.StartsWith("</", StringComparison.Ordinal) || !left[2..].StartsWith(name, StringComparison.Ordinal) || left.Length < name.Length + 3 || left[name.Length + 2] != '>')
        {
            return false;
        }

        left = left[(name.Length + 3)..];
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
