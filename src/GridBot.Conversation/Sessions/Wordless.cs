// What was sent without words since the person last wrote.
namespace GridBot.Conversation.Sessions;

/// <summary>Attachments and a location that came after the last words. They may belong to the next ones: when these are refused, they are not kept either.</summary>
/// <param name="Attachments">Ids of the attachments.</param>
/// <param name="At">When the last of them came.</param>
public sealed record Wordless(IReadOnlyList<string> Attachments, DateTimeOffset At)
{
    /// <summary>Whether a location came.</summary>
    public bool HasPlace { get; init; }

    /// <summary>The draft's place before the first location; null when it had none.</summary>
    public SlotValue? PlaceBefore { get; init; }
}
