// Writes the inner XML of a passive reply.
using System.Globalization;
using GridBot.Channels.Text;
using GridBot.Channels.Xml;

namespace GridBot.Channels.Platform;

/// <summary>The inner XML of replies, the same on WeCom and the Official Account.</summary>
internal static class ReplyXml
{
    /// <summary>Bytes of a passive text reply; the platform cuts what is beyond, in the middle of a character if need be.</summary>
    public const int MaxTextBytes = 2048;

    /// <summary>A reply of one type; the parties of the message are swapped.</summary>
    /// <param name="type">MsgType.</param>
    /// <param name="person">To whom.</param>
    /// <param name="account">From whom of us.</param>
    /// <param name="now">When.</param>
    /// <param name="content">Writes the rest.</param>
    public static string Write(string type, string person, string account, DateTimeOffset now, Action<XmlText> content) => CleanXml.Write(xml =>
    {
        xml.WriteCDataElement("ToUserName", person);
        xml.WriteCDataElement("FromUserName", account);
        xml.WriteElementString("CreateTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        xml.WriteCDataElement("MsgType", type);
        content(xml);
    });

    /// <summary>A text, cut where it is too long.</summary>
    public static string WriteText(string text, string person, string account, DateTimeOffset now) =>
        Write("text", person, account, now, xml => xml.WriteCDataElement("Content", SplitText.Cut(CleanXml.Clean(text), MaxTextBytes)));
}
