// The shapes the page reads and posts.
namespace GridBot.Simulator.Page;

/// <summary>Everything the page shows at the start; the feed goes on from <paramref name="Sequence"/>.</summary>
internal sealed record PageState(
    long Sequence,
    string AppName,
    bool Connected,
    IReadOnlyList<PagePerson> People,
    IReadOnlyList<PageGroup> Groups,
    IReadOnlyList<PhoneMessage> PhoneMessages,
    IReadOnlyList<GroupMessage> GroupMessages,
    IReadOnlyList<SimulatorEvent> Log,
    int PendingFaults,
    bool HasAccount);

/// <summary>Everything the phone of the residents shows at the start; its own feed goes on from <paramref name="Sequence"/>.</summary>
internal sealed record AccountState(
    long Sequence,
    string AppName,
    bool Connected,
    IReadOnlyList<PageResident> People,
    IReadOnlyList<MenuEntry> Menu,
    IReadOnlyList<PageNotice> Notices,
    IReadOnlyList<PhoneMessage> PhoneMessages,
    IReadOnlyList<SimulatorEvent> Log);

/// <summary>A resident to choose.</summary>
internal sealed record PageResident(string Id, string Name, string Post, bool Following);

/// <summary>A subscription notice a resident may accept.</summary>
internal sealed record PageNotice(string TemplateId, string Title);

/// <summary>A person to choose; <paramref name="Group"/> is the chat of the bureau an officer works for.</summary>
internal sealed record PagePerson(string Id, string Name, string Post, string Group);

/// <summary>A group tab.</summary>
internal sealed record PageGroup(string Id, string Name);

/// <summary>What became of an action.</summary>
internal sealed record PageOutcome(bool Delivered, int Attempts, string Problem)
{
    public static PageOutcome Of(CallbackOutcome outcome) => new(outcome.Delivered, outcome.Attempts.Count, outcome.Problem);
}

/// <summary>A fault to plan.</summary>
internal sealed record FaultAction(string? Name);
