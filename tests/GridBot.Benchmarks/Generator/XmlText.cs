// Finds the text of an element in the bytes of a small XML, without a parser.
namespace GridBot.Benchmarks.Generator;

/// <summary>Enough for the replies of the bot, whose elements stand once each and whose texts stand in CDATA or bare. What it cannot read it refuses.</summary>
internal static class XmlText
{
    /// <summary>The text of the first element of a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        for (var rest = xml; ;)
        {
            var at = rest.IndexOf(name);
            if (at < 0)
            {
                throw new FormatException("reply without an element that must be there");
            }

            var after = at + name.Length;
            if (at > 0 && rest[at - 1] == '<' && after < rest.Length && rest[after] == '>')
            {
                return Content(rest[(after + 1)..]);
            }

            rest = rest[after..];
        }
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> xml)
    {
        var mark = "<![CDATA["u8;
        var inData = xml.StartsWith(mark);
        var text = inData ? xml[mark.Length..] : xml;
        var end = inData ? text.IndexOf("]]>"u8) : text.IndexOf((byte)'<');
        return end >= 0 ? text[..end] : throw new FormatException("reply with an element that does not end");
    }
}
