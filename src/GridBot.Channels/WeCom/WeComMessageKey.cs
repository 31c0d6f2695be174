// Draws the idempotency key of a WeCom message or event.
using System.Security.Cryptography;
using System.Text;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>
/// The key under which a message is handled once. The platform's own key for events (sender and second) loses real events: two taps in one second are two events.
/// So an event's key is drawn from all it says, in an order of our own, because a second delivery may order its elements differently.
/// </summary>
internal static class WeComMessageKey
{
    /// <summary>Between fields; cannot occur in them, because the XML parser removes control characters.</summary>
    private const char FieldEnd = '\u0001';

    public static string Of(XmlField xml, string corpId)
    {
        var id = xml.Value("MsgId");
        return id.Length > 0
            ? Hash([WeComInbound.Channel, corpId, xml.Value("AgentID"), xml.Value("FromUserName").ToLowerInvariant(), id])
            : Hash([WeComInbound.Channel, corpId, .. xml.Leaves().Select(leaf => leaf.Path + "=" + leaf.Text).Order(StringComparer.Ordinal)]);
    }

    private static string Hash(IEnumerable<string> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldEnd, fields))));
}
