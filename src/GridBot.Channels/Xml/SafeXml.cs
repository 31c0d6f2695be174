// Reads XML that strangers sent: no DTD, nothing fetched, bounded, tolerant of characters that XML forbids.
using System.Text;
using System.Xml;

namespace GridBot.Channels.Xml;

/// <summary>Parses untrusted XML.</summary>
public static class SafeXml
{
    /// <summary>Bytes that are parsed at most (source: the contract's limit of a callback body).</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Levels of elements at most; the platforms use five.</summary>
    public const int MaxDepth = 32;

    /// <summary>Parses UTF-8; null when it is too large, too deep, holds a DTD or is not well-formed even without its forbidden characters.</summary>
    public static XmlField? Parse(ReadOnlySpan<byte> utf8) => utf8.Length > MaxBytes ? null : ParseText(Encoding.UTF8.GetString(utf8));

    /// <summary>Parses a text, see <see cref="Parse(ReadOnlySpan{byte})"/>.</summary>
    public static XmlField? Parse(string text) => Encoding.UTF8.GetByteCount(text) > MaxBytes ? null : ParseText(text);

    private static XmlField? ParseText(string text)
    {
        // Nearly all that platforms send is plain.
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        // Control characters and lone surrogates come in what people type; the library's reader refuses them whatever its settings, so a second try goes without them.
        return PlainXml.Read(trimmed) ?? TryRead(trimmed) ?? TryRead(CleanXml.Clean(trimmed));
    }

    /// <summary>Reads with the library's reader.</summary>
    internal static XmlField? TryRead(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MaxBytes,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return Read(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlField? Read(XmlReader reader)
    {
        XmlField? root = null;
        var open = new Stack<XmlField>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MaxDepth)
                    {
                        return null;
                    }

                    var field = new XmlField(reader.LocalName);
                    (open.Count == 0 ? null : open.Peek())?.Add(field);
                    root ??= field;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(field);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when open.Count > 0:
                    // Character references may name what XML forbids ("&#1;").
                    open.Peek().Append(CleanXml.Clean(reader.Value));
                    break;
            }
        }

        return root;
    }
}
