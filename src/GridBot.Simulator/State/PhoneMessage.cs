// One bubble on a person's phone.
namespace GridBot.Simulator;

/// <summary>A message as the person sees it. A change makes a new record with the same id.</summary>
public sealed record PhoneMessage
{
    /// <summary>Kind of a line the platform itself shows, which nobody sent.</summary>
    public const string Notice = "notice";

    /// <summary>Id within the simulator.</summary>
    public required string Id { get; init; }

    /// <summary>Whose phone.</summary>
    public required string UserId { get; init; }

    /// <summary>When it appeared.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True for what the person sent.</summary>
    public required bool Mine { get; init; }

    /// <summary>text, markdown, image, voice, video, file, location, textcard, news or template_card; on a resident's phone also music, link, msgmenu and notice, a line of the platform itself.</summary>
    public required string Kind { get; init; }

    /// <summary>Text, markdown or description.</summary>
    public string Text { get; init; } = "";

    /// <summary>Title of a textcard, news or file.</summary>
    public string Title { get; init; } = "";

    /// <summary>Link of a textcard or news.</summary>
    public string Url { get; init; } = "";

    /// <summary>Media of an image, voice, video or file.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Degrees north of a location.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east of a location.</summary>
    public double? Longitude { get; init; }

    /// <summary>The card.</summary>
    public CardView? Card { get; init; }

    /// <summary>Entries of a msgmenu, which the resident may tap.</summary>
    public IReadOnlyList<PhoneChoice> Choices { get; init; } = [];

    /// <summary>Line under the entries of a msgmenu.</summary>
    public string Tail { get; init; } = "";

    /// <summary>sending, delivered or failed for own messages; empty for received ones.</summary>
    public string State { get; init; } = "";

    /// <summary>passive for a reply in the callback's answer, api for message/send and custom/send, template for template messages and subscription notices; empty for own messages and notices.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>An entry of a msgmenu.</summary>
/// <param name="Id">Comes back as bizmsgmenuid when the entry is tapped.</param>
/// <param name="Text">What is shown, and sent as the resident's text.</param>
public sealed record PhoneChoice(string Id, string Text);
