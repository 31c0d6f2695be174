// Turns the decrypted XML of a WeCom message or event into an inbound message.
using System.Globalization;
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
            Key = WeComMessageKey.Of(xml, corpId),
            UserId = user.ToLowerInvariant(),
            PlatformUserId = user,
            SentAt = SentAt(xml, now),
            Kind = InboundKind.Ignored,
            AgentId = xml.Value("AgentID"),
        };
        if (user.Length == 0)
        {
            return message;
        }

        return Is(xml.Value("MsgType"), "event") ? Event(message, xml) : Message(message, xml);
    }

    private static InboundMessage Message(InboundMessage message, XmlField xml) => xml.Value("MsgType").ToLowerInvariant() switch
    {
        "text" => message with { Kind = InboundKind.Text, Text = xml.Value("Content") },
        "image" => message with { Kind = InboundKind.Image, MediaId = xml.Value("MediaId") },
        "voice" => message with { Kind = InboundKind.Voice, MediaId = xml.Value("MediaId") },
        "video" => message with { Kind = InboundKind.Video, MediaId = xml.Value("MediaId") },
        "location" => Location(message, xml),
        "link" => message with { Kind = InboundKind.Link, Text = Lines(xml.Value("Title"), xml.Value("Description"), xml.Value("Url")) },
        "" => message,
        _ => message with { Kind = InboundKind.Unreadable },
    };

    private static InboundMessage Location(InboundMessage message, XmlField xml)
    {
        var (latitude, longitude) = (Degrees(xml.Value("Location_X"), 90), Degrees(xml.Value("Location_Y"), 180));
        var known = latitude is not null && longitude is not null;
        return message with
        {
            Kind = InboundKind.Location, Latitude = known ? latitude : null, Longitude = known ? longitude : null, PlaceLabel = xml.Value("Label"),
        };
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
                Kind = InboundKind.MenuClick, EventKey = key, Text = xml.Child("ScanCodeInfo")?.Value("ScanResult") ?? "",
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

    private static DateTimeOffset SentAt(XmlField xml, DateTimeOffset now) =>
        long.TryParse(xml.Value("CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now;

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(l => l.Length > 0));

    private static bool Is(string value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);
}
