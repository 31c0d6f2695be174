// Reads the messages whose XML is the same on WeCom and the Official Account.
using System.Globalization;
using GridBot.Channels.Xml;

namespace GridBot.Channels.Platform;

/// <summary>Decrypted XML of a message. One of a kind that is not known becomes <see cref="InboundKind.Unreadable"/>.</summary>
internal static class InboundXml
{
    public static bool IsEvent(XmlField xml) => string.Equals(xml.Value("MsgType"), "event", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a message says.</summary>
    public static InboundMessage Message(InboundMessage message, XmlField xml) => xml.Value("MsgType").ToLowerInvariant() switch
    {
        "text" => message with { Kind = InboundKind.Text, Text = xml.Value("Content") },
        "image" => message with { Kind = InboundKind.Image, MediaId = xml.Value("MediaId") },
        // What the Official Account once recognised in a voice comes empty these days: the audio is what counts.
        "voice" => message with { Kind = InboundKind.Voice, MediaId = xml.Value("MediaId") },
        "video" or "shortvideo" => message with { Kind = InboundKind.Video, MediaId = xml.Value("MediaId") },
        "location" => Location(message, xml),
        "link" => message with { Kind = InboundKind.Link, Text = Lines(xml.Value("Title"), xml.Value("Description"), xml.Value("Url")) },
        "" => message,
        _ => message with { Kind = InboundKind.Unreadable },
    };

    /// <summary>When it was sent; <paramref name="now"/> when the platform gave no time.</summary>
    public static DateTimeOffset SentAt(XmlField xml, DateTimeOffset now) =>
        long.TryParse(xml.Value("CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now;

    /// <summary>What a code said that was scanned through the menu.</summary>
    public static string ScanResult(XmlField xml) => xml.Child("ScanCodeInfo")?.Value("ScanResult") ?? "";

    private static InboundMessage Location(InboundMessage message, XmlField xml)
    {
        var (latitude, longitude) = (Degrees(xml.Value("Location_X"), 90), Degrees(xml.Value("Location_Y"), 180));
        var known = latitude is not null && longitude is not null;
        return message with
        {
            Kind = InboundKind.Location, Latitude = known ? latitude : null, Longitude = known ? longitude : null, PlaceLabel = xml.Value("Label"),
        };
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(l => l.Length > 0));
}
