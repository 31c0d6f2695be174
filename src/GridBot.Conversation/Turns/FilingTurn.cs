// Files the draft: the report, its notice, and the message that confirms it.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Filing of a complete draft.</summary>
internal sealed class FilingTurn(DialogSet dialogs, SlotReader slots, NoticeWriter notices, CaseFlow flow, SituationTurn situations)
{
    private readonly CaseTimers timers = new(dialogs);

    public void File(Turn turn)
    {
        if (turn.Draft!.Filed is not null)
        {
            // It is out: what was changed is stored at the end of the turn.
            turn.Open(QuestionKind.Summary);
            return;
        }

        if (turn.Input.FreeNumber is not { } number)
        {
            turn.Wants = TurnWants.FreeNumber;
            return;
        }

        var kind = turn.Kind!;
        var hasContact = turn.Draft.HasContact;
        var report = Send(turn, number);
        turn.Session = turn.Session with { Draft = null, Open = OpenQuestion.None, Misses = 0 };
        Confirm(turn, kind, report, hasContact);
        turn.SaysOnlyLeads = turn.Session.Aside.Count > 0 || !AreaTurn.AskOnce(turn, report);
    }

    /// <summary>Files what the draft holds, and tells the group.</summary>
    public Report Send(Turn turn, ReportNumber number)
    {
        var kind = turn.Kind!;
        var report = Keep(turn, Report(turn, turn.Flow!.Matter, kind, turn.Draft!, number));
        if (kind.Category != KindCategory.Activity)
        {
            TellLater(turn, report, kind);
        }

        turn.Session = turn.Session with { Recent = new RecentReport(number.Text, report.Matter, report.Kind, turn.Input.Now) { Urgent = report.Urgency == Urgency.Urgent } };
        return report;
    }

    /// <summary>Tells the bureau of what was filed in this turn: of the report by itself, or of the many alike that it is one of; then nobody gets a card for each. Nothing yet when the turn wants something first.</summary>
    public void Tell(Turn turn)
    {
        if (turn.Untold is not var (report, kind) || turn.Wants != TurnWants.None || (situations.QueryOf(turn, report, kind) is { } query && turn.Situation(query) is null))
        {
            return;
        }

        turn.Untold = null;
        if (situations.Notice(turn, report, kind) is { } notice)
        {
            turn.Do(notice);
        }
        else
        {
            Notify(turn, report, kind);
        }
    }

    /// <summary>Leaves it to the end of the turn whether the report is told of by itself; an urgent one is.</summary>
    private void TellLater(Turn turn, Report report, ReportKind kind)
    {
        if (situations.QueryOf(turn, report, kind) is null)
        {
            Notify(turn, report, kind);
        }
        else
        {
            turn.Untold = (report, kind);
        }
    }

    /// <summary>Tells the bureau: its group by a notice, which waits for others unless it is urgent, and its officers by a card.</summary>
    public void Notify(Turn turn, Report report, ReportKind kind)
    {
        turn.Do(notices.Notify(report, kind));
        foreach (var effect in flow.Filed(report))
        {
            turn.Do(effect);
        }
    }

    /// <summary>Files the report with the time it has, and counts what was suggested and chosen for it.</summary>
    public Report Keep(Turn turn, Report report)
    {
        var (filed, planned) = timers.Plan(null, report, turn.Input.Now);
        turn.Do(new Effect.FileReport(filed));
        foreach (var timer in planned)
        {
            turn.Do(timer);
        }

        if (PlacementOutcome.Of(report) is { } outcome)
        {
            turn.Do(new Effect.CountPlacement(outcome));
        }

        if (turn.Draft is { HasContact: true })
        {
            turn.Do(new Effect.AttachContact(filed.Number));
        }

        return filed;
    }

    /// <summary>The report a draft makes.</summary>
    public Report Report(Turn turn, Matter matter, ReportKind kind, Draft draft, ReportNumber number)
    {
        SlotValue? place = null;
        SlotValue? time = null;
        var answers = new List<Answer>(kind.Slots.Count);
        foreach (var (slot, value) in FormState.Values(kind, draft, slots, turn.Input.Now))
        {
            switch (slot.Type)
            {
                case SlotType.Place:
                    place ??= value;
                    break;
                case SlotType.Time:
                    time ??= value;
                    break;
                case not SlotType.Photos:
                    answers.Add(new Answer(slot.Id, slot.Label, value.Value, value.Shown));
                    break;
            }
        }

        var area = DraftArea.Of(turn);
        return new Report
        {
            Number = number,
            Matter = matter.No,
            Kind = kind.Id,
            Bureau = dialogs.BureauOf(matter, area).Id,
            Urgency = FormState.IsUrgent(kind, draft) ? Urgency.Urgent : Urgency.Normal,
            State = kind.Category == KindCategory.Activity ? ReportState.Recorded : ReportState.Filed,
            Text = string.Join('\n', draft.Said),
            Place = new Place(place?.Value ?? "", place?.Point),
            PlaceKey = dialogs.PlaceKeys.Read(place?.Value ?? ""),
            Grid = area?.Grid ?? "",
            Community = area?.Community ?? "",
            OccurredAt = time is null ? draft.StartedAt : DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture),
            Answers = answers,
            Attachments = draft.Attachments,
            Person = turn.Input.Person,
            FiledAt = turn.Input.Now,
            DialogVersion = dialogs.Version,
            Placement = draft.Placement ?? Placement.None,
        };
    }

    private void Confirm(Turn turn, ReportKind kind, Report report, bool hasContact)
    {
        var bureau = dialogs.Bureaus[report.Bureau].Name;
        if (!report.IsPlaced)
        {
            turn.Lead(Phrase.FiledUnplaced, ("number", report.Number.Text), ("bureau", bureau));
        }
        else if (kind.Category == KindCategory.Activity)
        {
            turn.Lead(Phrase.FiledRecord, ("number", report.Number.Text));
        }
        else if (notices.Deadline(report, kind) is { } deadline)
        {
            turn.Lead(Phrase.Filed, ("number", report.Number.Text), ("bureau", bureau), ("deadline", deadline));
        }
        else
        {
            turn.Lead(Phrase.FiledUndated, ("number", report.Number.Text), ("bureau", bureau));
        }

        if (turn.Input.Role == Role.Resident && !hasContact && kind.Category != KindCategory.Activity)
        {
            turn.Lead(Phrase.ContactInvite);
        }
    }
}
