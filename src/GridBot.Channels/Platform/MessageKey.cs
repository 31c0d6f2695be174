// Draws the idempotency key of a message or event.
using System.Security.Cryptography;
using System.Text;
using GridBot.Channels.Xml;

namespace GridBot.Channels.Platform;

/// <summary>
/// The key under which a message is handled once. The platform's own key for events (sender and second) loses real events: two taps in one second are two events.
/// So an event's key is drawn from all it says, in an order of our own, because a second delivery may order its elements differently.
/// </summary>
internal static class MessageKey
{
    /// <summary>Between fields; cannot occur in them, because the XML parser removes control characters.</summary>
    private const char FieldEnd = '\u0001';

    /// <summary>The key of a message or event.</summary>
    /// <param name="xml">What arrived.</param>
    /// <param name="channel">Name of the channel.</param>
    /// <param name="account">To whom of us it came: corp or account, and application. A message's id is unique there for one person, not for all.</param>
    /// <param name="userId">The person, in the form two spellings share.</param>
    public static string Of(XmlField xml, string channel, ReadOnlySpan<string> account, string userId)
    {
        var id = xml.Value("MsgId");

        // An event may name the message it is about, as MsgID: that is not its own.
        return id.Length > 0 && !InboundXml.IsEvent(xml)
            ? Hash([channel, .. account, userId, id])
            : Hash([channel, account[0], .. xml.Leaves().Select(leaf => leaf.Path + "=" + leaf.Text).Order(StringComparer.Ordinal)]);
    }

    private static string Hash(IEnumerable<string> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldEnd, fields))));
}
