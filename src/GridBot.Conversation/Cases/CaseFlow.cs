// Takes a case one step on: what is stored, and who hears of it. The same for chat, page and clock.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>The flow of cases. Pure and thread-safe.</summary>
public sealed class CaseFlow
{
    private readonly DialogSet dialogs;
    private readonly CaseLife life;
    private readonly CaseTimers timers;
    private readonly CaseRoute route;
    private readonly CaseNews news;
    private readonly CaseCards cards;

    /// <param name="dialogs">Rules, names and wording.</param>
    /// <param name="publicUrl">Base of the links in notices.</param>
    public CaseFlow(DialogSet dialogs, Uri publicUrl)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        this.dialogs = dialogs;
        timers = new CaseTimers(dialogs);
        life = new CaseLife(dialogs.Cases.Limits(dialogs.Office.Id));
        route = new CaseRoute(dialogs);
        var notices = new NoticeWriter(dialogs, publicUrl);
        cards = new CaseCards(dialogs, notices);
        news = new CaseNews(dialogs, notices, cards);
    }

    /// <summary>Who may do what when.</summary>
    public CaseLife Life => life;

    /// <summary>The cards officers get.</summary>
    public CaseCards Cards => cards;

    /// <summary>Takes a step, or says why it is not possible.</summary>
    /// <param name="report">The case as it stands.</param>
    /// <param name="wish">The step.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="events">The events of the case so far, oldest first.</param>
    public CaseOutcome Take(Report report, CaseWish wish, CaseActor actor, DateTimeOffset now, IReadOnlyList<ReportEvent> events)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(actor);
        switch (life.Decide(report, wish.Action, actor, now, wish.Words))
        {
            case CaseDecision.Refused refused:
                return new CaseOutcome.Refused(refused.Why);
            case CaseDecision.Possible possible:
                return wish.Action is CaseAction.Assign ? Assign(report, wish, actor, possible, now) : Step(report, wish, actor, possible, now, events);
            default:
                throw new InvalidOperationException("A decision is neither.");
        }
    }

    /// <summary>What happens beside the report itself when it is filed: cards to the officers of its bureau.</summary>
    public IReadOnlyList<Effect> Filed(Report report) => cards.ForBureau(report);

    private CaseOutcome Step(Report report, CaseWish wish, CaseActor actor, CaseDecision.Possible possible, DateTimeOffset now, IReadOnlyList<ReportEvent> events)
    {
        var (after, planned) = timers.Plan(report, report with { State = possible.To, Case = After(report, wish, actor, now) }, now);
        List<ReportEvent> steps = [Event(after, wish, actor, possible.As, now)];
        if (wish.Action == CaseAction.Return && route.Suggested(after, wish, life) is { } suggested)
        {
            // Sent on at once: the officer knew where it belongs, and it has not been passed around.
            var (sent, begun) = timers.Plan(report, route.Send(after, suggested) with { State = ReportState.Filed }, now);
            steps.Add(new ReportEvent(report.Number, now, sent.State, Role(CaseRole.System), "suggested") { Action = CaseAction.Assign, Bureau = sent.Bureau });
            return new CaseOutcome.Done(sent, [new Effect.StepCase(sent, steps), .. begun, .. Moved(report, sent), .. news.PassedOn(report, sent, wish, actor, now)]);
        }

        if (wish.Action == CaseAction.Return)
        {
            // Until somebody takes it, it is the office's to deal with: it stands in the office's list, and no longer in the bureau's.
            after = after with { Bureau = dialogs.Office.Id };
            steps[0] = steps[0] with { Bureau = after.Bureau };
        }

        List<Effect> effects = [new Effect.StepCase(after, steps), .. planned];
        effects.AddRange(wish.Action switch
        {
            CaseAction.Accept => news.Accepted(after, actor, now),
            CaseAction.Start => news.Started(after, actor, now, wasAccepted: report.State == ReportState.Accepted),
            CaseAction.Finish => news.Finished(after, actor, now),
            CaseAction.Return => news.Returned(report, after, wish, actor, now, life.IsLifted(after)),
            CaseAction.Ask => news.Asked(after, wish),
            CaseAction.Answer => news.Answered(after, wish, events),
            CaseAction.Rate => news.Rated(after),
            CaseAction.Reopen => news.Reopened(after, wish),
            _ => [],
        });
        return new CaseOutcome.Done(after, effects);
    }

    /// <summary>The office sends a case to the bureau of a matter, or to a bureau it names.</summary>
    private CaseOutcome Assign(Report report, CaseWish wish, CaseActor actor, CaseDecision.Possible possible, DateTimeOffset now)
    {
        if (route.Of(report, wish) is not { } target)
        {
            return new CaseOutcome.Refused(CaseRefusal.WordsMissing);
        }

        if (target.Bureau == report.Bureau && target.Matter == report.Matter && report.State != ReportState.Returned)
        {
            return new CaseOutcome.Refused(CaseRefusal.SameBureau);
        }

        var (after, planned) = timers.Plan(report, route.Send(report, target) with { State = possible.To }, now);
        var step = Event(after, wish, actor, possible.As, now);
        return new CaseOutcome.Done(after, [new Effect.StepCase(after, [step]), .. planned, .. Moved(report, after), .. news.Assigned(report, after, actor, now)]);
    }

    /// <summary>What was counted for the former matter is counted for the new one.</summary>
    private static IEnumerable<Effect> Moved(Report before, Report after)
    {
        if (before.Matter != after.Matter && PlacementOutcome.Of(before) is { } counted)
        {
            yield return new Effect.MovePlacement(counted, after.Matter);
        }
    }

    private static CaseFacts After(Report report, CaseWish wish, CaseActor actor, DateTimeOffset now) => wish.Action switch
    {
        CaseAction.Accept or CaseAction.Start => report.Case with { Handler = actor.Name, HandlerPerson = actor.Person },
        CaseAction.Finish => report.Case with { Handler = actor.Name, HandlerPerson = actor.Person, FinishedAt = now, Result = wish.Words },
        CaseAction.Return => report.Case with { Passes = report.Case.Passes + 1, Handler = "", HandlerPerson = "" },
        CaseAction.Rate => report.Case with { Rating = wish.Rating },
        CaseAction.Reopen => report.Case with { Reopenings = report.Case.Reopenings + 1, Rating = Rating.None, FinishedAt = null, Result = "", Reminded = false, Escalated = false },
        _ => report.Case,
    };

    private static ReportEvent Event(Report after, CaseWish wish, CaseActor actor, CaseRole role, DateTimeOffset now)
        => new(after.Number, now, after.State, Role(role), wish.Action == CaseAction.Rate ? wish.Rating.ToString() : "")
        {
            Action = wish.Action,
            Person = actor.Person,
            Name = role is CaseRole.Officer or CaseRole.Office ? actor.Name : "",
            Bureau = after.Bureau,
            Note = wish.Words,
            Attachments = wish.Attachments,
        };

    private static string Role(CaseRole role) => role switch
    {
        CaseRole.Reporter => "reporter",
        CaseRole.Officer => "officer",
        CaseRole.Office => "office",
        _ => "system",
    };
}
