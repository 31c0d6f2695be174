// Writes what a draft of a filed report says differently to the report and its notice.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>
/// Amendments. Whatever way a draft of a filed report was changed, at the end of the turn it is compared with the report; the difference is stored, and the group told of it once.
/// </summary>
internal sealed class AmendmentTurn(DialogSet dialogs, FilingTurn filing, NoticeWriter notices, DangerTurn danger, ShelfTurn shelf, CaseFlow flow)
{
    private const string Actor = "reporter";
    private const string Amended = "amended";
    private const string Noted = "noted";

    private readonly CaseTimers timers = new(dialogs);
    private readonly ReportComparison comparison = new(dialogs, notices);
    private readonly AmendmentNotice told = new(dialogs, notices, flow);

    /// <summary>Takes a report up as the turn's draft. False when its kind is no longer known, or it is not filed any more and that was said.</summary>
    public bool Begin(Turn turn, Report report)
    {
        if (OwnReportsTurn.IsJoined(turn, report))
        {
            turn.Lead(Phrase.JoinedOnly, ("number", report.Number.Text));
            return false;
        }

        if (report.State == ReportState.Withdrawn)
        {
            turn.Lead(Phrase.AmendedNever, ("number", report.Number.Text));
            return false;
        }

        if (turn.Dialogs.KindOf(report.Matter, report.Kind) is not { } kind)
        {
            turn.Lead(Phrase.NoSuchReport);
            return false;
        }

        turn.Open(QuestionKind.None);
        turn.SetDraft(FiledDraft.Of(turn, report, kind));
        return true;
    }

    /// <summary>Stores what the turn changed of a filed report, and closes its draft when nothing is asked any more.</summary>
    public void Commit(Turn turn)
    {
        if (turn.Wants != TurnWants.None || turn.Draft is not { Filed: not null } draft || turn.Kind is null)
        {
            return;
        }

        if (turn.Effects.Any(effect => effect is Effect.FileReport))
        {
            // Filed in this very turn: nothing can differ yet.
            End(turn, draft, changed: false, late: false);
            return;
        }

        if (Store(turn) is { } stored)
        {
            End(turn, draft, stored.Changed, stored.Late);
        }
    }

    /// <summary>Stores what differs from the report: whether anything did, and whether it was too late to change the report itself. Null when the turn wants something first.</summary>
    public (bool Changed, bool Late)? Store(Turn turn)
    {
        danger.Warn(turn);
        if (turn.OwnReports() is not { } reports)
        {
            return null;
        }

        if (reports.FirstOrDefault(report => report.Number.Text == turn.Draft!.Filed) is not { State: not ReportState.Withdrawn } stored || turn.Kind is not { } kind)
        {
            return (false, true);
        }

        if (stored.Matter != turn.Draft!.Matter || stored.Kind != kind.Id)
        {
            // The office placed it elsewhere meanwhile: what this draft knows of it belongs to another form, so the words are passed on and the report stays.
            return PassOn(turn, stored);
        }

        var amended = Compose(turn, stored, kind);
        var changes = comparison.Between(stored, amended, kind);
        if (changes.Count == 0)
        {
            return (false, false);
        }

        if (!Write(turn, stored, amended, kind, changes))
        {
            return null;
        }

        if (!CaseLife.IsFresh(stored.State))
        {
            turn.Lead(Phrase.AmendedLate, ("number", stored.Number.Text), ("bureau", dialogs.BureauName(stored.Bureau)));
            return (true, true);
        }

        return (true, false);
    }

    /// <summary>Passes on what was said about a report that stands under another matter by now.</summary>
    private (bool Changed, bool Late) PassOn(Turn turn, Report stored)
    {
        var words = turn.Said;
        if (words.Length > 0)
        {
            var change = new ReportChange(ReportChange.Words, turn.Say(Phrase.NoticeAdded), "", words);
            turn.Do(new Effect.NotifyGroup(dialogs.Bureaus[stored.Bureau].Group, notices.WriteUpdate(stored, dialogs.KindOf(stored.Matter, stored.Kind)!, [change]), stored.Urgency == Urgency.Urgent) { About = stored.Number.Text });
            turn.Do(new Effect.MoveReport(stored.State, new ReportEvent(stored.Number, turn.Input.Now, stored.State, Actor, Noted) { Action = CaseAction.Note, Person = turn.Input.Person, Bureau = stored.Bureau, Note = words }));
        }

        turn.Lead(Phrase.AmendedLate, ("number", stored.Number.Text), ("bureau", dialogs.BureauName(stored.Bureau)));
        return (true, true);
    }

    /// <summary>The report as the draft has it now. What the draft does not know any more stays as it was told: a question that is asked again takes nothing back.</summary>
    private Report Compose(Turn turn, Report stored, ReportKind kind)
    {
        var draft = turn.Draft!;
        var hasPlace = draft.Find(DraftTurn.PlaceSlot) is { Shown.Length: > 0 };
        var composed = filing.Report(turn, turn.Flow!.Matter, kind, draft, stored.Number);
        return composed with
        {
            Urgency = stored.Urgency == Urgency.Urgent ? Urgency.Urgent : composed.Urgency,
            State = stored.State,
            Version = stored.Version,
            Case = stored.Case,
            Place = hasPlace ? composed.Place : stored.Place,
            PlaceKey = hasPlace ? composed.PlaceKey : stored.PlaceKey,
            // Whoever has taken it up keeps it; before that it goes where it belongs.
            Bureau = hasPlace && CaseLife.IsFresh(stored.State) && stored.Bureau != dialogs.Office.Id ? composed.Bureau : stored.Bureau,
            Grid = hasPlace ? composed.Grid : stored.Grid,
            Community = hasPlace ? composed.Community : stored.Community,
            OccurredAt = draft.Find(DraftTurn.TimeSlot) is { Shown.Length: > 0 } ? composed.OccurredAt : stored.OccurredAt,
            Answers =
            [
                .. kind.Slots.Where(slot => FormState.IsRelevant(slot, kind, draft))
                    .Select(slot => composed.Answers.FirstOrDefault(answer => answer.Slot == slot.Id) ?? stored.Answers.FirstOrDefault(answer => answer.Slot == slot.Id)).OfType<Answer>(),
                // What the report holds beside the kind's slots, such as that people must complete it.
                .. stored.Answers.Where(answer => kind.Find(answer.Slot) is null),
            ],
            Person = stored.Person,
            FiledAt = stored.FiledAt,
            DialogVersion = stored.DialogVersion,
            Placement = stored.Placement,
        };
    }

    /// <summary>Writes the report and tells the group. False when it must first be known what still waits to be sent.</summary>
    private bool Write(Turn turn, Report stored, Report amended, ReportKind kind, IReadOnlyList<ReportChange> changes)
    {
        var fresh = CaseLife.IsFresh(stored.State);
        // What has become urgent, or goes to another bureau, has another time.
        var (report, planned) = fresh ? timers.Plan(stored, amended, turn.Input.Now) : new CasePlan(amended, []);
        if (kind.Category != KindCategory.Activity)
        {
            if (turn.Waiting(stored.Number) is not { } waiting)
            {
                return false;
            }

            told.Tell(turn, stored, report, kind, changes, waiting);
        }

        var step = new ReportEvent(stored.Number, turn.Input.Now, stored.State, Actor, fresh ? Amended : Noted)
        {
            Action = fresh ? CaseAction.Amend : CaseAction.Note,
            Person = turn.Input.Person,
            Bureau = report.Bureau,
        };
        turn.Do(fresh ? new Effect.AmendReport(report, step) : new Effect.MoveReport(stored.State, step));
        foreach (var timer in planned)
        {
            turn.Do(timer);
        }

        return true;
    }

    private void End(Turn turn, Draft draft, bool changed, bool late)
    {
        if (late)
        {
            Close(turn, draft);
            return;
        }

        if (changed || draft.FollowsUp)
        {
            turn.Session = turn.Session with { Recent = Recent(turn, draft) };
        }

        var asks = turn.Session.Open.Kind switch
        {
            QuestionKind.None or QuestionKind.Summary => false,
            QuestionKind.Slot => draft.FollowsUp,
            _ => true,
        };
        if (asks)
        {
            return;
        }

        var number = ("number", draft.Filed!);
        if (draft.FollowsUp)
        {
            turn.Lead(turn.Effects.Any(effect => effect is Effect.FileReport) ? turn.Say(Phrase.FiledUrgentEnd) : turn.Say(Phrase.FollowUpEnd, number));
        }
        else if (changed && !turn.Leads.Contains(turn.Say(Phrase.LooseAdded, number)))
        {
            var bureau = DraftArea.BureauOf(turn).Name;
            turn.Lead(turn.Kind!.Category == KindCategory.Activity ? turn.Say(Phrase.AmendedRecord, number) : turn.Say(Phrase.Amended, number, ("bureau", bureau)));
        }
        else if (turn.Leads.Count == 0)
        {
            turn.Lead(Phrase.AmendedNothing, number);
        }

        Close(turn, draft);
        if (draft.FollowsUp && turn.Session.Aside.Count > 0)
        {
            shelf.Follow(turn, draft);
        }
    }

    /// <summary>Ends the talk about a report that nobody goes on with.</summary>
    public static void CloseAbandoned(Turn turn)
    {
        if (turn.Draft is { Filed: not null } draft && turn.Input.Now - draft.UpdatedAt > turn.Dialogs.Drafts.SetAsideAfter)
        {
            Close(turn, draft);
            turn.SaysOnlyLeads = false;
        }
    }

    /// <summary>Ends the talk about a report that is out; what was set aside is offered again after questions, not after a correction.</summary>
    public static void Close(Turn turn, Draft draft)
    {
        turn.Session = turn.Session with { Draft = null, Misses = 0 };
        turn.Open(turn.Session.Aside.Count == 0 ? QuestionKind.None : QuestionKind.Resume);
        turn.SaysOnlyLeads = turn.Session.Aside.Count == 0 || !draft.FollowsUp;
    }

    private static RecentReport Recent(Turn turn, Draft draft)
        => turn.Session.Recent is { } known && known.Number == draft.Filed
            ? known with { At = turn.Input.Now }
            : new RecentReport(draft.Filed!, draft.Matter!.Value, draft.Kind!, turn.Input.Now);
}
