// Puts what somebody tells to the open case that it is about.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>Joining. Somebody else's case counts one reporter more and hears the words; one's own is amended. Nothing new is filed.</summary>
internal sealed class JoinTurn(DialogSet dialogs, ShelfTurn shelf, AmendmentTurn amendments, NoticeWriter notices)
{
    private const string Actor = "reporter";
    private const string Joined = "joined";

    /// <summary>Most photos of a case: those of all who joined it, too. What is beyond stands with the step.</summary>
    private const int MostAttachments = 2 * AttachmentTurn.MaximumAttachments;

    private readonly CaseTimers timers = new(dialogs);

    /// <summary>Joins; false when the case is over, which was said. Nothing is done yet when the turn wants something first.</summary>
    public bool Join(Turn turn, Draft draft, SameCase same)
    {
        if (!ReportNumber.TryParse(same.Number, out var number))
        {
            return false;
        }

        if (turn.Case(number.Value) is not { } found || turn.OwnReports() is not { } mine)
        {
            return true;
        }

        if (found.Report is not { } report || !CaseLife.IsOpen(report.State))
        {
            turn.Lead(Phrase.SameOver, ("number", same.Number));
            return false;
        }

        return report.Person == turn.Input.Person && report.Person.Length > 0 ? Supplement(turn, draft, report) : JoinOther(turn, draft, report, mine.Any(known => known.Number == report.Number));
    }

    /// <summary>An own case: it is taken up like any filed report, with what was told now; the end of the turn stores what is new.</summary>
    private bool Supplement(Turn turn, Draft draft, Report report)
    {
        if (!amendments.Begin(turn, report))
        {
            return false;
        }

        var filed = turn.Draft!;
        var room = Math.Max(0, AttachmentTurn.MaximumAttachments - filed.Attachments.Count);
        turn.DropAttachments([draft with { Attachments = [.. draft.Attachments.Skip(room)] }]);
        turn.SetDraft(filed.With([.. draft.Values.Where(value => filed.Find(value.Slot) is null)]) with
        {
            Said = [.. filed.Said, .. draft.Said.Except(filed.Said, StringComparer.Ordinal)],
            Attachments = [.. filed.Attachments, .. draft.Attachments.Take(room)],
        });
        return true;
    }

    private bool JoinOther(Turn turn, Draft draft, Report report, bool again)
    {
        if (turn.Waiting(report.Number) is not { } waiting)
        {
            return true;
        }

        var urgent = report.Urgency == Urgency.Urgent || (turn.Kind is { } kind && FormState.IsUrgent(kind, draft));
        var words = string.Join('\n', draft.Said);
        // Time that was set for an ordinary case begins anew when it becomes urgent.
        var (after, planned) = timers.Plan(report, report with
        {
            Urgency = urgent ? Urgency.Urgent : Urgency.Normal,
            Attachments = [.. report.Attachments.Concat(draft.Attachments).Take(Math.Max(MostAttachments, report.Attachments.Count))],
            Case = report.Case with { Reporters = report.Case.Reporters + (again ? 0 : 1) },
        }, turn.Input.Now);
        turn.Do(new Effect.StepCase(after, [new ReportEvent(report.Number, turn.Input.Now, report.State, Actor, Joined)
        {
            Action = again ? CaseAction.Note : CaseAction.Join,
            Person = turn.Input.Person,
            Bureau = report.Bureau,
            Note = words,
            Attachments = draft.Attachments,
        }]));
        foreach (var timer in planned)
        {
            turn.Do(timer);
        }

        if (!again)
        {
            turn.Do(new Effect.JoinCase(report.Number));
        }

        if (draft.HasContact)
        {
            turn.Do(new Effect.AttachContact(report.Number));
        }

        Tell(turn, report, after, words, draft.Attachments.Count, waiting);
        turn.Lead(again ? turn.Say(Phrase.JoinedAgain, ("number", report.Number.Text)) : turn.Say(Phrase.Joined, ("number", report.Number.Text), ("count", Text(after.Case.Reporters))));
        // What is said next is not about an earlier report of their own.
        turn.Session = turn.Session with { Draft = null, Open = OpenQuestion.None, Misses = 0, Recent = null };
        turn.SaysOnlyLeads = true;
        if (turn.Session.Aside.Count > 0)
        {
            shelf.Follow(turn, draft);
        }

        return true;
    }

    /// <summary>One update to the group, together with one that still waits; a rise of urgency never waits.</summary>
    private void Tell(Turn turn, Report before, Report after, string words, int photos, WaitingNotices waiting)
    {
        if (!dialogs.Bureaus.TryGetValue(after.Bureau, out var bureau) || dialogs.KindOf(after.Matter, after.Kind) is not { } kind)
        {
            return;
        }

        var rose = before.Urgency != after.Urgency;
        if (rose && waiting.Notice)
        {
            turn.Do(new Effect.ReviseNotice(notices.Notify(after, kind)));
        }

        List<ReportChange> changes = [];
        if (rose)
        {
            changes.Add(new ReportChange(ReportChange.Urgency, turn.Say(Phrase.UrgencyLabel), turn.Say(Phrase.UrgencyNormal), turn.Say(Phrase.UrgencyUrgent)));
        }

        if (photos > 0)
        {
            changes.Add(new ReportChange(ReportChange.Photos, turn.Say(Phrase.JoinedPhotos), turn.Say(Phrase.PhotoCount, ("count", Text(before.Attachments.Count))), turn.Say(Phrase.PhotoCount, ("count", Text(after.Attachments.Count)))));
        }

        if (words.Length > 0)
        {
            changes.Add(new ReportChange(ReportChange.Words, turn.Say(Phrase.NoticeAdded), "", words));
        }

        var untold = ReportChange.Merge(waiting.Joined ?? [], changes);
        // Only a rise alarms: that others saw what the bureau knows of can wait for more of them.
        var text = notices.WriteJoined(after, untold);
        var update = new Effect.NotifyGroup(bureau.Group, text, rose)
        {
            Line = NoticeWriter.InOneLine(text),
            Key = WaitingNotices.JoinedKey(after.Number),
            Changes = untold,
            Gathers = !rose,
            About = after.Number.Text,
        };
        turn.Do(waiting.Joined is not null ? new Effect.ReviseNotice(update) : update);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
