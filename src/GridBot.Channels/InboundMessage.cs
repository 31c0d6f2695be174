// What arrived from a platform, verified, decrypted and free of the platform's form.
namespace GridBot.Channels;

/// <summary>One message or event of one person. Holds what people wrote: never log it.</summary>
public sealed record InboundMessage
{
    /// <summary>The platform: "wecom" or "official-account".</summary>
    public required string Channel { get; init; }

    /// <summary>Idempotency key, 64 hex digits: the same for a second delivery, different for different messages.</summary>
    public required string Key { get; init; }

    /// <summary>The person's id on the platform, in the form two spellings of one person share (lower case on WeCom, as it is on the Official Account); empty only for ignored ones.</summary>
    public required string UserId { get; init; }

    /// <summary>The id as the platform spelled it, for replies.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>When it was sent, by the platform's clock (whole seconds); the time of arrival when the platform gave none.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required InboundKind Kind { get; init; }

    /// <summary>What was written; title, description and address of a link; what was scanned. Empty otherwise.</summary>
    public string Text { get; init; } = "";

    /// <summary>Id under which an image, voice or video can be fetched for three days.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Degrees north, of a location.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, of a location.</summary>
    public double? Longitude { get; init; }

    /// <summary>What the map calls the place of a location.</summary>
    public string PlaceLabel { get; init; } = "";

    /// <summary>Key of the button or menu entry; for own cards "question id:option id".</summary>
    public string EventKey { get; init; } = "";

    /// <summary>The card's task id.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>One-time code by which the tapped card can be updated, for 72 hours.</summary>
    public string ResponseCode { get; init; } = "";

    /// <summary>What was selected in a card that has lists; empty for buttons.</summary>
    public IReadOnlyList<InboundSelection> Selections { get; init; } = [];

    /// <summary>The app or account it was sent to; empty for events of the whole corp.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>Whether it came encrypted where that is not a matter of course: then the answer goes encrypted, too.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Channel, kind and key: what may stand in a log.</summary>
    public override string ToString() => $"{Channel} {Kind} {Key}";
}

/// <summary>The chosen options of one list of a card.</summary>
public sealed record InboundSelection(string QuestionKey, IReadOnlyList<string> OptionIds);
