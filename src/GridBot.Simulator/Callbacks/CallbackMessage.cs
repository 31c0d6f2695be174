// A message or event on its way to the bot, before it is signed or encrypted.
using System.Globalization;
using System.Xml.Linq;

namespace GridBot.Simulator.Callbacks;

/// <summary>The elements of the inner XML, in no particular order.</summary>
/// <param name="UserId">Who it comes from.</param>
/// <param name="MsgType">text, image, voice, video, location, link or event.</param>
/// <param name="Event">Event name; empty for messages.</param>
/// <param name="Elements">All top-level elements.</param>
public sealed record CallbackMessage(string UserId, string MsgType, string Event, IReadOnlyList<XElement> Elements)
{
    /// <summary>An ordinary message to an application, with its id.</summary>
    public static CallbackMessage Of(SimulatorOptions options, string userId, DateTimeOffset at, string msgType, long msgId, params XElement[] extra) =>
        new(userId, msgType, "", [.. Common(options.CorpId, userId, at, msgType), Agent(options), Plain("MsgId", msgId), .. extra]);

    /// <summary>An ordinary message to a public account, with its id.</summary>
    public static CallbackMessage Of(PublicAccountOptions options, string openId, DateTimeOffset at, string msgType, long msgId, params XElement[] extra) =>
        new(openId, msgType, "", [.. Common(options.OriginalId, openId, at, msgType), Plain("MsgId", msgId), .. extra]);

    /// <summary>An event for an application; it has no id.</summary>
    public static CallbackMessage OfEvent(SimulatorOptions options, string userId, DateTimeOffset at, string eventName, params XElement[] extra) =>
        new(userId, "event", eventName, [.. Common(options.CorpId, userId, at, "event"), Agent(options), Text("Event", eventName), .. extra]);

    /// <summary>An event for a public account; it has no id.</summary>
    public static CallbackMessage OfEvent(PublicAccountOptions options, string openId, DateTimeOffset at, string eventName, params XElement[] extra) =>
        new(openId, "event", eventName, [.. Common(options.OriginalId, openId, at, "event"), Text("Event", eventName), .. extra]);

    /// <summary>An element with a CDATA value.</summary>
    public static XElement Text(string name, string value) => new(name, new XCData(value));

    /// <summary>An element with a bare value.</summary>
    public static XElement Plain(string name, IFormattable value) => new(name, value.ToString(null, CultureInfo.InvariantCulture));

    private static XElement Agent(SimulatorOptions options) => Plain("AgentID", options.AgentId);

    private static IEnumerable<XElement> Common(string receiver, string sender, DateTimeOffset at, string msgType) =>
    [
        Text("ToUserName", receiver),
        Text("FromUserName", sender),
        Plain("CreateTime", at.ToUnixTimeSeconds()),
        Text("MsgType", msgType),
    ];
}
