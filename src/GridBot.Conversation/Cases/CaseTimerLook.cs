// Says what happens when the time of a case has come: its bureau is reminded, or whoever stands above it is told.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>Looks at cases whose timers have come. Pure: what it answers is written by whoever asked.</summary>
/// <param name="dialogs">Rules and names.</param>
/// <param name="publicUrl">Base of the links in notices.</param>
public sealed class CaseTimerLook(DialogSet dialogs, Uri publicUrl)
{
    private readonly CaseLife life = new(dialogs.Cases.Limits(dialogs.Office.Id));
    private readonly CaseTimerNotices notices = new(dialogs, new NoticeWriter(dialogs, publicUrl));

    /// <summary>What happens now: the step of the case, the notice, and the next timer. Nothing when the case has gone on since, or it was told before.</summary>
    /// <param name="report">The case as it stands.</param>
    /// <param name="half">Whether half of the time is over, or all of it.</param>
    /// <param name="now">When it is looked at.</param>
    public IReadOnlyList<Effect> At(Report report, bool half, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Case.DueAt is not { } due || report.Case.Escalated || !CaseLife.IsOpen(report.State))
        {
            return [];
        }

        // Nobody is told that half of a time is over when all of it is; and nobody is told too early.
        var isOver = now >= due;
        var isTold = half ? !isOver && !report.Case.Reminded : isOver;
        Effect[] next = half ? [new Effect.SetTimer(report.Number, Half: false, due)] : [];
        return isTold && life.Decide(report, half ? CaseAction.Remind : CaseAction.Escalate, CaseActor.System, now) is CaseDecision.Possible ? [.. Tell(report, half, now), .. next] : next;
    }

    private Effect[] Tell(Report report, bool half, DateTimeOffset now)
    {
        var step = new ReportEvent(report.Number, now, report.State, "system", "") { Action = half ? CaseAction.Remind : CaseAction.Escalate, Bureau = report.Bureau };
        var facts = half ? report.Case with { Reminded = true } : report.Case with { Escalated = true };
        return [new Effect.StepCase(report with { Case = facts }, [step]), half ? notices.Reminder(report) : notices.Escalation(report)];
    }
}
