// What reached the bot from one person: a text, a photo, a place, a tap.
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>An activity of a person, free of any platform's form.</summary>
public sealed record Activity
{
    public required ActivityKind Kind { get; init; }

    /// <summary>The text of a message, unmasked and unnormalised.</summary>
    public string Text { get; init; } = "";

    /// <summary>The point of a location message.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>What the platform calls the point.</summary>
    public string PlaceLabel { get; init; } = "";

    /// <summary>Id under which an attachment is kept.</summary>
    public string AttachmentId { get; init; } = "";

    /// <summary>Question a tapped card belongs to.</summary>
    public string QuestionId { get; init; } = "";

    /// <summary>Option that was tapped.</summary>
    public string OptionId { get; init; } = "";

    public static Activity Says(string text) => new() { Kind = ActivityKind.Text, Text = text };
}

/// <summary>Kind of an activity.</summary>
public enum ActivityKind
{
    Text,
    Image,
    Voice,
    Video,
    Location,
    Link,
    Tap,

    /// <summary>A message of a kind the bot cannot read, such as a sticker.</summary>
    Other,

    /// <summary>The person opened the conversation.</summary>
    Entered,
}
