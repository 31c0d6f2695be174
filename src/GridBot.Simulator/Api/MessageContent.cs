// The content of a message that passed the rules, as a screen shows it.
using System.Text.Json.Nodes;

namespace GridBot.Simulator.Api;

/// <summary>Content of any message kind.</summary>
public sealed record MessageContent(string Kind)
{
    /// <summary>Text, markdown or description.</summary>
    public string Text { get; init; } = "";

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Link.</summary>
    public string Url { get; init; } = "";

    /// <summary>Media.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Entries of a msgmenu.</summary>
    public IReadOnlyList<PhoneChoice> Choices { get; init; } = [];

    /// <summary>Line under the entries of a msgmenu.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Members named.</summary>
    public IReadOnlyList<string> Mentioned { get; init; } = [];

    /// <summary>The card as posted.</summary>
    public JsonObject? Card { get; init; }

    /// <summary>As a bubble on a phone.</summary>
    public PhoneMessage OnPhone(string userId, string origin) => new()
    {
        Id = "", At = default, UserId = userId, Mine = false, Kind = Kind, Origin = origin,
        Text = Text, Title = Title, Url = Url, MediaId = MediaId, Choices = Choices, Tail = Tail, Card = Card is null ? null : CardView.Read(Card),
    };

    /// <summary>As a message in a group.</summary>
    public GroupMessage InGroup(string groupId) => new()
    {
        Id = "", At = default, GroupId = groupId, Kind = Kind,
        Text = Text, Title = Title, Url = Url, MediaId = MediaId, Mentioned = Mentioned, Card = Card is null ? null : CardView.Read(Card),
    };
}
