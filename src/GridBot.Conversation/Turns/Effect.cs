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

    /// <summary>A report stands under another matter from now on: its count moves.</summary>
    public sealed record MovePlacement(PlacementOutcome Counted, int Chosen) : Effect;

    /// <summary>A report that is still filed is stored anew.</summary>
    public sealed record AmendReport(Report Report, ReportEvent Step) : Effect;

    /// <summary>A group is told.</summary>
    public sealed record NotifyGroup(string Group, string Markdown, bool Urgent) : Effect
    {
        /// <summary>Key under which it can be changed while it waits; empty for none.</summary>
        public string Key { get; init; } = "";

        /// <summary>Whether it waits a little for more of its kind.</summary>
        public bool Gathers { get; init; }

        /// <summary>When it is due at the earliest, where that follows from what was sent before; null: as the other properties say.</summary>
        public DateTimeOffset? Due { get; init; }

        /// <summary>What an update tells; null for any other notice.</summary>
        public IReadOnlyList<ReportChange>? Changes { get; init; }

        /// <summary>The notice in one line, for a digest of several; null when it is not fit for one.</summary>
        public string? Line { get; init; }

        /// <summary>Number of the report it is about; empty for none.</summary>
        public string About { get; init; } = "";
    }

    /// <summary>A case moves on; nothing of the turn is kept when somebody else changed it meanwhile.</summary>
    /// <param name="After">The case afterwards, at the version it was read with.</param>
    /// <param name="Steps">The events, in order; at least one.</param>
    public sealed record StepCase(Report After, IReadOnlyList<ReportEvent> Steps) : Effect;

    /// <summary>Whoever reported a case hears of it, and so does everybody who joined it.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Said">What the first reporter is told; the options make it a question.</param>
    public sealed record TellReporters(Report Case, Reply Said) : Effect
    {
        /// <summary>What those are told who joined; null: the same, without options.</summary>
        public Reply? Followers { get; init; }

        /// <summary>Whether those who joined hear nothing of it.</summary>
        public bool FirstOnly { get; init; }

        /// <summary>What the first reporter is waited for from now on (see <see cref="Cases.Awaited"/>); null when that stays.</summary>
        public Cases.Awaited? Awaits { get; init; }

        /// <summary>Whether it must not wait for the end of the quiet hours.</summary>
        public bool AtOnce { get; init; }
    }

    /// <summary>A person hears something about a case, beside the reply of the turn.</summary>
    /// <param name="Person">Reference of the person.</param>
    /// <param name="Case">The case's number.</param>
    /// <param name="Said">What is said.</param>
    public sealed record TellPerson(string Person, ReportNumber Case, Reply Said) : Effect;

    /// <summary>Officers get a card of a case, which can be changed later.</summary>
    /// <param name="Case">The case's number.</param>
    /// <param name="Users">User ids of the officers.</param>
    /// <param name="Card">The card; its options are the buttons.</param>
    /// <param name="Urgent">Whether it goes out before others.</param>
    public sealed record SendCards(ReportNumber Case, IReadOnlyList<string> Users, Reply Card, bool Urgent) : Effect;

    /// <summary>All cards of a case that can still be changed turn into a caption; those of the person of the turn are answered by the turn.</summary>
    public sealed record SettleCards(ReportNumber Case, string Caption) : Effect;

    /// <summary>A case is looked at when a time has come, instead of at the time planned before.</summary>
    public sealed record SetTimer(ReportNumber Case, bool Half, DateTimeOffset Due) : Effect;

    /// <summary>A case is looked at no more.</summary>
    public sealed record DropTimer(ReportNumber Case) : Effect;

    /// <summary>What the person of the turn is waited for; null for nothing.</summary>
    public sealed record Await(Cases.Awaited? What) : Effect;

    /// <summary>The person of the turn reports the same thing as a case and hears of it from now on.</summary>
    public sealed record JoinCase(ReportNumber Case) : Effect;

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

    /// <summary>The person agreed to a version of the notice, by going on after it was shown.</summary>
    public sealed record Agree(string Version) : Effect;

    /// <summary>A contact is kept, sealed, for a report; for the one being taken when <paramref name="Case"/> is null.</summary>
    /// <param name="Case">The report.</param>
    /// <param name="Contact">A phone number: never logged, never in a session or a reply.</param>
    public sealed record KeepContact(ReportNumber? Case, string Contact) : Effect
    {
        /// <summary>Without the contact.</summary>
        public override string ToString() => nameof(KeepContact);
    }

    /// <summary>The contact left while the report was taken is for this report.</summary>
    public sealed record AttachContact(ReportNumber Case) : Effect;

    /// <summary>All contacts of the person are deleted.</summary>
    public sealed record DropContacts : Effect;

    /// <summary>All that is held of the person is deleted; reports keep their facts and lose the person.</summary>
    public sealed record ForgetPerson : Effect;

    /// <summary>Something was refused; only this is counted.</summary>
    public sealed record CountRefusal(string Rule) : Effect;
}
