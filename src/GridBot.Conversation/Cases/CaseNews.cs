// Words what a step of a case means to others: its group, its officers, its reporters.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>News of cases. Groups never learn who reported, reporters never who the officer is.</summary>
internal sealed class CaseNews(DialogSet dialogs, NoticeWriter notices, CaseCards cards)
{
    private const int MostSuggestions = 3;

    private readonly Wording wording = dialogs.Wording;

    public IEnumerable<Effect> Accepted(Report after, CaseActor actor, DateTimeOffset now)
    {
        yield return Settle(after, actor, now);
        yield return Line(after, Phrase.LineAccepted, actor, now);
        yield return Tell(after, Phrase.NewsAccepted);
        yield return new Effect.TellPerson(actor.Person, after.Number, cards.Taken(after));
    }

    public IEnumerable<Effect> Started(Report after, CaseActor actor, DateTimeOffset now, bool wasAccepted)
    {
        yield return Settle(after, actor, now);
        if (!wasAccepted)
        {
            // The group has heard that it is taken up; that somebody now works at it is no news to a bureau.
            yield return Line(after, Phrase.LineStarted, actor, now);
        }

        yield return Tell(after, Phrase.NewsStarted);
        yield return new Effect.TellPerson(actor.Person, after.Number, cards.Taken(after));
    }

    public IEnumerable<Effect> Finished(Report after, CaseActor actor, DateTimeOffset now)
    {
        yield return Settle(after, actor, now);
        yield return Line(after, Phrase.LineDone, actor, now);
        var done = Say(after, Phrase.NewsDone);
        var question = $"{done}\n{wording.Say(Phrase.NewsRate, ("days", Days(dialogs.Cases.ReopenWithin)))}";
        yield return new Effect.TellReporters(after, new Reply(question, [], Ratings(), "", CaseCards.OfRating + after.Number.Text, AfterBurst: false))
        {
            Followers = Plain(done),
            Awaits = new Awaited(AwaitedKind.Rating, after.Number),
            AtOnce = after.Urgency == Urgency.Urgent,
        };
    }

    /// <summary>A case came back and waits for the office.</summary>
    public IEnumerable<Effect> Returned(Report before, Report after, CaseWish wish, CaseActor actor, DateTimeOffset now, bool isLifted)
    {
        yield return Settle(after, actor, now);
        yield return Line(before, Phrase.LineReturned, actor, now, wish.Words);
        var head = wording.Say(Phrase.NoticeReturned, ("bureau", dialogs.BureauName(before.Bureau)), ("reason", NoticeWriter.Plain(wish.Words)), ("passes", Number(after.Case.Passes)));
        if (isLifted)
        {
            head = $"{wording.Say(Phrase.NoticeLifted, ("passes", Number(after.Case.Passes)))}\n{head}";
        }

        yield return Notice(after, head, Suggestions(after)) with { Gathers = false };
        foreach (var card in cards.ForOfficers(after))
        {
            yield return card;
        }

        yield return Tell(after, Phrase.NewsReturned);
    }

    /// <summary>A case came back and went on at once to where the officer said it belongs.</summary>
    public IEnumerable<Effect> PassedOn(Report before, Report after, CaseWish wish, CaseActor actor, DateTimeOffset now)
    {
        yield return Settle(after with { State = ReportState.Returned }, actor, now);
        yield return Line(before, Phrase.LineReturned, actor, now, wish.Words);
        foreach (var effect in Arrived(after, wording.Say(Phrase.NoticeSentOn, ("bureau", dialogs.BureauName(before.Bureau)), ("reason", NoticeWriter.Plain(wish.Words)))))
        {
            yield return effect;
        }
    }

    /// <summary>The office sent a case to a bureau.</summary>
    public IEnumerable<Effect> Assigned(Report before, Report after, CaseActor actor, DateTimeOffset now)
    {
        yield return new Effect.SettleCards(after.Number, cards.Caption(ReportState.Filed, actor.Name, now));
        if (before.State is not ReportState.Returned && dialogs.Bureaus.TryGetValue(before.Bureau, out var former) && former.Id != after.Bureau)
        {
            yield return new Effect.NotifyGroup(former.Group, Say(after, Phrase.LineMoved), Urgent: false) { Gathers = true, About = after.Number.Text, Line = Say(after, Phrase.LineMoved) };
        }

        foreach (var effect in Arrived(after, ""))
        {
            yield return effect;
        }
    }

    public IEnumerable<Effect> Asked(Report after, CaseWish wish)
    {
        var question = wording.Say(Phrase.NewsQuestion, ("number", after.Number.Text), ("matter", Matter(after)), ("place", after.Place.Text), ("question", wish.Words));
        yield return new Effect.TellReporters(after, Plain(question)) { FirstOnly = true, Awaits = new Awaited(AwaitedKind.Answer, after.Number), AtOnce = after.Urgency == Urgency.Urgent };
    }

    /// <summary>The answer goes to who asked; to the group, too, where that person is gone.</summary>
    public IEnumerable<Effect> Answered(Report after, CaseWish wish, IReadOnlyList<ReportEvent> events)
    {
        var photos = wish.Attachments.Count == 0 ? "" : wording.Say(Phrase.NoticePhotos, ("count", Number(wish.Attachments.Count)));
        if (events.LastOrDefault(step => step.Action == CaseAction.Ask) is { Person.Length: > 0 } asked)
        {
            yield return new Effect.TellPerson(asked.Person, after.Number, Plain(wording.Say(Phrase.NewsAnswer, ("number", after.Number.Text), ("answer", wish.Words), ("photos", photos))));
            yield break;
        }

        yield return ToGroup(after, wording.Say(Phrase.LineAnswer, ("number", after.Number.Text), ("answer", NoticeWriter.Plain(wish.Words) + photos)));
    }

    public IEnumerable<Effect> Rated(Report after)
    {
        if (after.Case.Rating == Rating.Dissatisfied)
        {
            yield return ToGroup(after, Say(after, Phrase.LineDissatisfied));
        }
    }

    public IEnumerable<Effect> Reopened(Report after, CaseWish wish)
    {
        var reason = wish.Words.Length > 0 ? NoticeWriter.Plain(wish.Words) : wording.Say(Phrase.NoticeNoReason);
        yield return Notice(after, wording.Say(Phrase.NoticeReopened, ("reason", reason)));
        foreach (var card in cards.ForBureau(after))
        {
            yield return card;
        }
    }

    /// <summary>A case arrives at a bureau that did not have it: notice, cards, and the reporter hears whose it is.</summary>
    private IEnumerable<Effect> Arrived(Report after, string head)
    {
        yield return Notice(after, head);
        foreach (var card in cards.ForBureau(after))
        {
            yield return card;
        }

        yield return Tell(after, Phrase.NewsSentOn);
    }

    /// <summary>The notice of a case with something before or behind it; with that it is meant to be read whole, and stands in no digest.</summary>
    private Effect.NotifyGroup Notice(Report after, string head, string foot = "")
    {
        var notice = notices.Notify(after, dialogs.KindOf(after.Matter, after.Kind)!);
        return head.Length + foot.Length == 0 ? notice
            : notice with { Markdown = string.Join('\n', ((string[])[head, notice.Markdown, foot]).Where(part => part.Length > 0)), Line = null };
    }

    /// <summary>What the model thought of a case, for who has to place it.</summary>
    private string Suggestions(Report report)
    {
        var named = report.Placement.Suggestions.Where(suggestion => suggestion.Matter != report.Matter && dialogs.FlowOf(suggestion.Matter) is not null).Take(MostSuggestions)
            .Select(suggestion => dialogs.Matter(suggestion.Matter)).Select(matter => $"{matter.Name} {matter.Bureaus[0].Name}").ToList();
        return named.Count == 0 ? "" : wording.Say(Phrase.NoticeSuggestions, ("suggestions", string.Join(wording.Say(Phrase.ListSeparator), named)));
    }

    private Effect.NotifyGroup Line(Report report, Phrase phrase, CaseActor actor, DateTimeOffset now, string reason = "") => ToGroup(report, wording.Say(
        phrase,
        ("number", report.Number.Text),
        ("matter", Matter(report)),
        ("place", NoticeWriter.Plain(report.Place.Text)),
        ("name", actor.Name),
        ("time", CaseCards.Time(now)),
        ("result", NoticeWriter.Plain(report.Case.Result)),
        ("reason", NoticeWriter.Plain(reason))));

    private Effect.NotifyGroup ToGroup(Report report, string line)
        => new(GroupOf(report), line, Urgent: false) { Gathers = true, About = report.Number.Text, Line = line };

    private Effect.SettleCards Settle(Report after, CaseActor actor, DateTimeOffset now) => new(after.Number, cards.Caption(after.State, actor.Name, now));

    private Effect.TellReporters Tell(Report after, Phrase phrase) => new(after, Plain(Say(after, phrase))) { AtOnce = after.Urgency == Urgency.Urgent };

    private string Say(Report report, Phrase phrase) => wording.Say(
        phrase,
        ("number", report.Number.Text),
        ("matter", Matter(report)),
        ("place", report.Place.Text),
        ("bureau", dialogs.BureauName(report.Bureau)),
        ("office", dialogs.Office.Name),
        ("result", report.Case.Result));

    private List<Choice> Ratings() =>
    [
        new(nameof(Rating.Satisfied), wording.Say(Phrase.RateSatisfied)),
        new(nameof(Rating.Partly), wording.Say(Phrase.RatePartly)),
        new(nameof(Rating.Dissatisfied), wording.Say(Phrase.RateDissatisfied)),
    ];

    private string GroupOf(Report report) => dialogs.Bureaus.GetValueOrDefault(report.Bureau)?.Group ?? dialogs.Office.Group;

    private string Matter(Report report) => dialogs.Matter(report.Matter).Name;

    private string Mark(Report report) => wording.Say(report.Urgency == Urgency.Urgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal);

    private static string Days(TimeSpan span) => Number((int)span.TotalDays);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Reply Plain(string text) => new(text, [], [], "", "", AfterBurst: false);
}
