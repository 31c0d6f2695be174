// What a turn makes happen; applied in the turn's transaction.
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>An effect of a turn.</summary>
public abstract record Effect
{
    /// <summary>A report is filed.</summary>
    public sealed record FileReport(Report Report) : Effect;

    /// <summary>A report moves on.</summary>
    public sealed record MoveReport(ReportState From, ReportEvent Step) : Effect;

    /// <summary>What was suggested and chosen for a report is counted.</summary>
    public sealed record CountPlacement(PlacementOutcome Outcome) : Effect;

    /// <summary>A report was withdrawn: its count is taken back.</summary>
    public sealed record UncountPlacement(PlacementOutcome Outcome) : Effect;

    /// <summary>A report that is still filed is stored anew.</summary>
    public sealed record AmendReport(Report Report, ReportEvent Step) : Effect;

    /// <summary>A group is told.</summary>
    public sealed record NotifyGroup(string Group, string Markdown, bool Urgent) : Effect
    {
        /// <summary>Key under which it can be changed while it waits; empty for none.</summary>
        public string Key { get; init; } = "";

        /// <summary>Whether it waits a little for more of its kind.</summary>
        public bool Gathers { get; init; }

        /// <summary>What an update tells; null for any other notice.</summary>
        public IReadOnlyList<ReportChange>? Changes { get; init; }
    }

    /// <summary>The waiting notice of a key becomes this one, in its place.</summary>
    public sealed record ReviseNotice(NotifyGroup Notice) : Effect;

    /// <summary>The waiting notice of a key, if there is one, is not sent.</summary>
    public sealed record DropNotice(string Key) : Effect;

    /// <summary>An attachment of this activity is kept and must be fetched.</summary>
    public sealed record KeepAttachment(string Id, ActivityKind Kind) : Effect;

    /// <summary>Attachments are forgotten: the draft they belonged to is gone.</summary>
    public sealed record DropAttachments(IReadOnlyList<string> Ids) : Effect;

    /// <summary>The person's home area is kept.</summary>
    public sealed record SetHomeGrid(string Area) : Effect;

    /// <summary>The person is reminded at a time, instead of at the time planned before.</summary>
    public sealed record Remind(DateTimeOffset Due, string Text) : Effect;

    /// <summary>The person is not reminded any more.</summary>
    public sealed record CancelReminder : Effect;

    /// <summary>All that is held of the person is deleted; reports keep their facts and lose the person.</summary>
    public sealed record ForgetPerson : Effect;

    /// <summary>Something was refused; only this is counted.</summary>
    public sealed record CountRefusal(string Rule) : Effect;
}
