// One message in a group chat.
namespace GridBot.Simulator;

/// <summary>A message as the group's members see it.</summary>
public sealed record GroupMessage
{
    /// <summary>Id within the simulator.</summary>
    public required string Id { get; init; }

    /// <summary>Group of the options, or the chat id of a chat made through the API.</summary>
    public required string GroupId { get; init; }

    /// <summary>When it appeared.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>text, markdown, markdown_v2, image, news, file, voice, textcard or template_card.</summary>
    public required string Kind { get; init; }

    /// <summary>Text, markdown or description.</summary>
    public string Text { get; init; } = "";

    /// <summary>Title of a news item or file.</summary>
    public string Title { get; init; } = "";

    /// <summary>Link of a news item.</summary>
    public string Url { get; init; } = "";

    /// <summary>Media of an image or file.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Members named by mentioned_list; @all for everyone.</summary>
    public IReadOnlyList<string> Mentioned { get; init; } = [];

    /// <summary>The card.</summary>
    public CardView? Card { get; init; }
}
