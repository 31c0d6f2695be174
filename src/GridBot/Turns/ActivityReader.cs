// Turns a channel's message into the activity the engine understands.
using GridBot.Channels;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Turns;

/// <summary>Reads activities from inbound messages.</summary>
internal static class ActivityReader
{
    /// <summary>The activity of a message; null when a conversation has nothing to do with it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="attachmentId">Id under which its attachment, if it has one, is kept.</param>
    public static Activity? Read(InboundMessage message, string attachmentId) => message.Kind switch
    {
        InboundKind.Text => Activity.Says(message.Text),
        InboundKind.Image => new Activity { Kind = ActivityKind.Image, AttachmentId = attachmentId },
        InboundKind.Voice => new Activity { Kind = ActivityKind.Voice, AttachmentId = attachmentId },
        InboundKind.Video => new Activity { Kind = ActivityKind.Video, AttachmentId = attachmentId },
        InboundKind.Location when message is { Latitude: { } latitude, Longitude: { } longitude }
            => new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(latitude, longitude), PlaceLabel = message.PlaceLabel },
        InboundKind.Link => new Activity { Kind = ActivityKind.Link },
        InboundKind.Unreadable => new Activity { Kind = ActivityKind.Other },
        InboundKind.CardTap => CardKey.Parse(message.EventKey) is { } key
            ? new Activity { Kind = ActivityKind.Tap, QuestionId = key.QuestionId, OptionId = key.OptionId }
            : new Activity { Kind = ActivityKind.Tap },
        // The app's menu entries carry reserved words as their keys.
        InboundKind.MenuClick when message.EventKey.Length > 0 => Activity.Says(message.EventKey),
        InboundKind.Entered or InboundKind.Subscribed => new Activity { Kind = ActivityKind.Entered },
        _ => null,
    };
}
