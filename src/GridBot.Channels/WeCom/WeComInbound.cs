// Turns the decrypted XML of a WeCom message or event into an inbound message.
using GridBot.Channels.Platform;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>Reads decrypted XML. An event that is not known becomes <see cref="InboundKind.Ignored"/>: the platform adds kinds, and one that is not acknowledged is sent again and again.</summary>
internal static class WeComInbound
{
    public const string Channel = "wecom";

    public static InboundMessage Read(XmlField xml, string corpId, DateTimeOffset now)
    {
        var user = xml.Value("FromUserName");
        var message = new InboundMessage
        {
            Channel = Channel,
            Key = MessageKey.Of(xml, Channel, [corpId, xml.Value("AgentID")], user.ToLowerInvariant()),
            UserId = user.ToLowerInvariant(),
            PlatformUserId = user,
            SentAt = InboundXml.SentAt(xml, now),
            Kind = InboundKind.Ignored,
            AgentId = xml.Value("AgentID"),
        };
        if (user.Length == 0)
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
            "subscribe" => message with { Kind = InboundKind.Subscribed },
            "unsubscribe" => message with { Kind = InboundKind.Unsubscribed },
            "enter_agent" => message with { Kind = InboundKind.Entered, EventKey = key },
            "click" => message with { Kind = InboundKind.MenuClick, EventKey = key },
            "scancode_push" or "scancode_waitmsg" => message with
            {
                Kind = InboundKind.MenuClick, EventKey = key, Text = InboundXml.ScanResult(xml),
            },
            "taskcard_click" or "template_card_event" or "template_card_menu_event" => message with
            {
                Kind = InboundKind.CardTap,
                EventKey = key,
                TaskId = xml.Value("TaskId"),
                ResponseCode = xml.Value("ResponseCode"),
                Selections = Selections(xml),
            },

            // LOCATION too: a phone reports it without the person asking, so it is neither an answer nor ours to keep.
            // Nor is anything to be said to view, *_inactive_agent, switch_workbench_mode, batch_job_result, change_contact.
            _ => message,
        };
    }

    private static InboundSelection[] Selections(XmlField xml) =>
        [.. (xml.Child("SelectedItems")?.All("SelectedItem") ?? []).Select(item => new InboundSelection(item.Value("QuestionKey"), OptionIds(item)))];

    private static string[] OptionIds(XmlField item)
    {
        // An older edition of the platform's pages, and some senders, spell it "Opiton".
        var ids = item.Child("OptionIds") ?? item.Child("OpitonIds");
        return ids is null ? [] : [.. ids.All("OptionId").Concat(ids.All("OpitonId")).Select(id => id.Text)];
    }
}
