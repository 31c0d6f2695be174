// Writes the inner XML of a passive reply to WeCom.
using GridBot.Channels.Platform;

namespace GridBot.Channels.WeCom;

/// <summary>The inner XML of replies.</summary>
internal static class WeComReply
{
    /// <summary>The reply's XML; empty when there is nothing to say.</summary>
    public static string Write(PassiveReply reply, InboundMessage message, string corpId, DateTimeOffset now) => reply switch
    {
        PassiveReply.Text { Content.Length: > 0 } text => ReplyXml.WriteText(text.Content, message.PlatformUserId, corpId, now),
        PassiveReply.UpdateButton update when message.Kind == InboundKind.CardTap => ReplyXml.Write("update_button", message.PlatformUserId, corpId, now, xml =>
        {
            xml.WriteStartElement("Button");
            xml.WriteCDataElement("ReplaceName", update.ReplaceName);
            xml.WriteEndElement();
        }),
        _ => "",
    };
}
