// A message or event on its way to the bot, before it is encrypted.
using System.Globalization;
using System.Xml.Linq;

namespace GridBot.Simulator.Callbacks;

/// <summary>The elements of the inner XML, in no particular order.</summary>
/// <param name="UserId">Who it comes from.</param>
/// <param name="MsgType">text, image, voice, location or event.</param>
/// <param name="Event">Event name; empty for messages.</param>
/// <param name="Elements">All top-level elements.</param>
public sealed record CallbackMessage(string UserId, string MsgType, string Event, IReadOnlyList<XElement> Elements)
{
    /// <summary>An ordinary message with its id.</summary>
    public static CallbackMessage Of(SimulatorOptions options, string userId, DateTimeOffset at, string msgType, long msgId, params XElement[] extra) =>
        new(userId, msgType, "", [.. Common(options, userId, at, msgType), Plain("MsgId", msgId), .. extra]);

    /// <summary>An event, which has no id.</summary>
    public static CallbackMessage OfEvent(SimulatorOptions options, string userId, DateTimeOffset at, string eventName, params XElement[] extra) =>
        new(userId, "event", eventName, [.. Common(options, userId, at, "event"), Text("Event", eventName), .. extra]);

    /// <summary>An element with a CDATA value.</summary>
    public static XElement Text(string name, string value) => new(name, new XCData(value));

    /// <summary>An element with a bare value.</summary>
    public static XElement Plain(string name, IFormattable value) => new(name, value.ToString(null, CultureInfo.InvariantCulture));

    private static IEnumerable<XElement> Common(SimulatorOptions options, string userId, DateTimeOffset at, string msgType) =>
    [
        Text("ToUserName", options.CorpId),
        Text("FromUserName", userId),
        Plain("CreateTime", at.ToUnixTimeSeconds()),
        Text("MsgType", msgType),
        Plain("AgentID", options.AgentId),
    ];
}
