// Turns the XML of an Official Account's message or event into an inbound message.
using GridBot.Channels.Platform;
using GridBot.Channels.Xml;

namespace GridBot.Channels.OfficialAccount;

/// <summary>Reads XML that was checked. An event that is not known becomes <see cref="InboundKind.Ignored"/>: one that is not acknowledged is sent again and again.</summary>
internal static class OfficialAccountInbound
{
    public const string Channel = "official-account";

    /// <param name="xml">What arrived.</param>
    /// <param name="appId">The account's application.</param>
    /// <param name="isEncrypted">Whether it came encrypted.</param>
    /// <param name="now">The time.</param>
    public static InboundMessage Read(XmlField xml, string appId, bool isEncrypted, DateTimeOffset now)
    {
        // Two openids may differ in case only.
        var openId = xml.Value("FromUserName");
        var message = new InboundMessage
        {
            Channel = Channel,
            Key = MessageKey.Of(xml, Channel, [appId], openId),
            UserId = openId,
            PlatformUserId = openId,
            SentAt = InboundXml.SentAt(xml, now),
            Kind = InboundKind.Ignored,
            AgentId = xml.Value("ToUserName"),
            IsEncrypted = isEncrypted,
        };
        if (openId.Length == 0)
        {
            return message;
        }

        return InboundXml.IsEvent(xml) ? Event(message, xml) : InboundXml.Message(message, xml);
    }

    private static InboundMessage Event(InboundMessage message, XmlField xml)
    {
        var key = xml.Value("EventKey");
        return xml.Value("Event").ToLowerInvariant() switch
        {
            "subscribe" => message with { Kind = InboundKind.Subscribed, EventKey = key },
            "unsubscribe" => message with { Kind = InboundKind.Unsubscribed },
            "scan" => message with { Kind = InboundKind.Entered, EventKey = key },
            "click" => message with { Kind = InboundKind.MenuClick, EventKey = key },
            "scancode_push" or "scancode_waitmsg" => message with { Kind = InboundKind.MenuClick, EventKey = key, Text = InboundXml.ScanResult(xml) },

            // LOCATION too: a phone reports it every few seconds without the person asking, so it is neither an answer nor ours to keep.
            // Nor is anything to be said to VIEW, view_miniprogram, TEMPLATESENDJOBFINISH, subscribe_msg_*, user_authorization_revoke.
            _ => message,
        };
    }
}
