// Plans when a case is looked at: at half of its time and at its end.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Calendar;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>
/// The timer of a case, one at a time: at half of its time, which sets the one at its end. An ordinary case is to be settled in its time, an urgent one to be taken up in its urgent time and settled in the
/// ordinary one, counted from there. Time that has begun goes on until the case is settled, goes to a bureau, or is reopened; a return alone stops nothing, because the reporter waits on.
/// </summary>
/// <param name="dialogs">Deadlines and working time.</param>
public sealed class CaseTimers(DialogSet dialogs)
{
    /// <summary>What a case must do in its time as it stands; null when nothing is set or it is over.</summary>
    public Deadline? DeadlineOf(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!CaseLife.IsOpen(report.State) || dialogs.KindOf(report.Matter, report.Kind) is not { Category: not KindCategory.Activity } kind)
        {
            return null;
        }

        return MustBeTakenUp(report) ? kind.UrgentDeadline ?? kind.NormalDeadline : kind.NormalDeadline;
    }

    /// <summary>Whether the time of a case ends with somebody taking it up: an urgent one that nobody has.</summary>
    public static bool MustBeTakenUp(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Urgency == Urgency.Urgent && !CaseLife.IsTakenUp(report.State);
    }

    /// <summary>What is to be done with a case before its time is over.</summary>
    public static Phrase Wanted(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.State == ReportState.Returned || !report.IsPlaced ? Phrase.WantedAssigned : MustBeTakenUp(report) ? Phrase.WantedTakenUp : Phrase.WantedSettled;
    }

    /// <summary>Plans the timers anew where a step asks for it.</summary>
    /// <param name="before">The case before the step; null when it is filed.</param>
    /// <param name="after">The case after the step; its due time and what was told about it are set here.</param>
    /// <param name="now">When the step is made, and the time begins.</param>
    public CasePlan Plan(Report? before, Report after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (!CaseLife.IsOpen(after.State))
        {
            return new CasePlan(after, before is not null && CaseLife.IsOpen(before.State) ? [new Effect.DropTimer(after.Number)] : []);
        }

        var deadline = DeadlineOf(after);
        if (before is not null && !Begins(before, after, deadline))
        {
            return new CasePlan(after, []);
        }

        if (deadline is null)
        {
            return new CasePlan(With(after, null), before is null ? [] : [new Effect.DropTimer(after.Number)]);
        }

        var (half, due) = DeadlineTimes.Of(dialogs.Calendar, now, deadline);
        return new CasePlan(With(after, due), [new Effect.SetTimer(after.Number, Half: true, half)]);
    }

    /// <summary>Whether a step begins the time of a case anew.</summary>
    private bool Begins(Report before, Report after, Deadline? deadline)
    {
        if (after.State == ReportState.Returned)
        {
            return false;
        }

        var comesToBureau = before.Bureau != after.Bureau || before.Matter != after.Matter || !CaseLife.IsOpen(before.State) || before.State == ReportState.Returned;
        var waitsAgain = CaseLife.IsTakenUp(before.State) && !CaseLife.IsTakenUp(after.State);
        return comesToBureau || waitsAgain || DeadlineOf(before) != deadline || MustBeTakenUp(before) != MustBeTakenUp(after);
    }

    private static Report With(Report report, DateTimeOffset? due) => report with { Case = report.Case with { DueAt = due, Reminded = false, Escalated = false } };
}

/// <summary>A case with its time, and what that asks for.</summary>
/// <param name="Report">The case.</param>
/// <param name="Effects">The timers that are set or dropped.</param>
public sealed record CasePlan(Report Report, IReadOnlyList<Effect> Effects);
