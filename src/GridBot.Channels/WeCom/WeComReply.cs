// Writes the inner XML of a passive reply.
using System.Globalization;
using GridBot.Channels.Text;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>The inner XML of replies; the parties of the message are swapped.</summary>
internal static class WeComReply
{
    /// <summary>The reply's XML; empty when there is nothing to say.</summary>
    public static string Write(PassiveReply reply, InboundMessage message, string corpId, DateTimeOffset now) => reply switch
    {
        PassiveReply.Text { Content.Length: > 0 } text => Envelope("text", message, corpId, now, xml =>
            xml.WriteCDataElement("Content", SplitText.Cut(CleanXml.Clean(text.Content), WeComCallback.MaxReplyTextBytes))),
        PassiveReply.UpdateButton update when message.Kind == InboundKind.CardTap => Envelope("update_button", message, corpId, now, xml =>
        {
            xml.WriteStartElement("Button");
            xml.WriteCDataElement("ReplaceName", update.ReplaceName);
            xml.WriteEndElement();
        }),
        _ => "",
    };

    private static string Envelope(string type, InboundMessage message, string corpId, DateTimeOffset now, Action<XmlText> content) => CleanXml.Write(xml =>
    {
        xml.WriteCDataElement("ToUserName", message.PlatformUserId);
        xml.WriteCDataElement("FromUserName", corpId);
        xml.WriteElementString("CreateTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        xml.WriteCDataElement("MsgType", type);
        content(xml);
    });
}
