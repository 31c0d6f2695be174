// A kind of report within a matter: hazard, dispute, help asked for, activity held.
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Flows;

/// <summary>A kind of report.</summary>
/// <param name="Id">Stable id within the matter.</param>
/// <param name="Label">Name shown to people.</param>
/// <param name="Category">What may be asked and who is told.</param>
/// <param name="Words">Words that recognise the kind in a text.</param>
/// <param name="UrgentDeadline">Time to answer an urgent report; null when the kind has none.</param>
/// <param name="NormalDeadline">Time to answer any other; null when the kind has none.</param>
/// <param name="Slots">Slots in the order they are asked.</param>
/// <param name="Examples">First messages of this kind.</param>
public sealed record ReportKind(
    string Id,
    string Label,
    KindCategory Category,
    IReadOnlyList<string> Words,
    Deadline? UrgentDeadline,
    Deadline? NormalDeadline,
    IReadOnlyList<Slot> Slots,
    IReadOnlyList<string> Examples)
{
    /// <summary>Line in the flow's file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Lines of the examples, one for each.</summary>
    public IReadOnlyList<int> ExampleLines { get; init; } = [];

    /// <summary>The slot with an id; null when the kind has none.</summary>
    public Slot? Find(string id)
    {
        foreach (var slot in Slots)
        {
            if (slot.Id == id)
            {
                return slot;
            }
        }

        return null;
    }
}

/// <summary>Category of a kind.</summary>
public enum KindCategory
{
    Hazard,
    Dispute,
    Help,

    /// <summary>A record of something held; wakes no group.</summary>
    Activity,
}
