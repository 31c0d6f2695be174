// The cards officers get of a case, and what their buttons turn into.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>Cards of cases.</summary>
public sealed class CaseCards
{
    /// <summary>Opens the question id of a card that is about a case, before its number.</summary>
    public const string OfCase = "case:";

    /// <summary>Opens the question id of a card that asks for a rating, before the case's number.</summary>
    public const string OfRating = "rate:";

    /// <summary>Opens the option of a ready-made reason, before its id.</summary>
    public const string ReasonPrefix = "reason-";

    /// <summary>Opens the option that assigns a case to a matter, before its number.</summary>
    public const string AssignPrefix = "assign-";

    /// <summary>Most suggestions on a card for the office.</summary>
    private const int MostSuggestions = 3;

    private static readonly string[] Options = [.. Enum.GetValues<CaseAction>().Select(action => action.ToString().ToLower(CultureInfo.InvariantCulture))];

    private readonly DialogSet dialogs;
    private readonly NoticeWriter notices;

    internal CaseCards(DialogSet dialogs, NoticeWriter notices) => (this.dialogs, this.notices) = (dialogs, notices);

    /// <summary>Option of an action on a card.</summary>
    public static string Option(CaseAction action) => Options[(int)action];

    /// <summary>The cards for the officers of the bureau a case is with; none when it has no officers.</summary>
    public IReadOnlyList<Effect> ForBureau(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bureau = dialogs.Bureaus.GetValueOrDefault(report.Bureau);
        return bureau is not { Officers.Count: > 0 } ? []
            : [new Effect.SendCards(report.Number, [.. bureau.Officers.Select(officer => officer.User)], bureau.Id == dialogs.Office.Id && !report.IsPlaced ? ForOffice(report) : Incoming(report), report.Urgency == Urgency.Urgent)];
    }

    /// <summary>The cards for the officers of the office about a case that came back.</summary>
    public IReadOnlyList<Effect> ForOfficers(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return dialogs.Office.Officers.Count == 0 ? []
            : [new Effect.SendCards(report.Number, [.. dialogs.Office.Officers.Select(officer => officer.User)], ForOffice(report), report.Urgency == Urgency.Urgent)];
    }

    /// <summary>The card of a case that came in.</summary>
    public Reply Incoming(Report report) => Card(report, Phrase.CardIncoming, [CaseAction.Accept, CaseAction.Return, CaseAction.Finish]);

    /// <summary>The card of who has taken a case up.</summary>
    public Reply Taken(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Card(report, Phrase.CardTaken, report.State == ReportState.Underway ? [CaseAction.Finish, CaseAction.Ask] : [CaseAction.Start, CaseAction.Finish, CaseAction.Return, CaseAction.Ask]);
    }

    /// <summary>The card by which the office sends a case on: what the model thought of it, to tap.</summary>
    public Reply ForOffice(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var suggested = report.Placement.Suggestions.Where(suggestion => suggestion.Matter != report.Matter && dialogs.FlowOf(suggestion.Matter) is not null).Take(MostSuggestions)
            .Select(suggestion => dialogs.Matter(suggestion.Matter))
            .Select(matter => new Choice(AssignPrefix + matter.No.ToString(CultureInfo.InvariantCulture), matter.Name));
        var card = Card(report, Phrase.CardOffice, [CaseAction.Assign, CaseAction.Finish]);
        return card with { Options = [.. suggested, .. card.Options] };
    }

    /// <summary>Asks why a case is sent back.</summary>
    public Reply Reasons(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Reply(
            dialogs.Wording.Say(Phrase.CaseWhyReturn, ("number", report.Number.Text)), [],
            [.. dialogs.Cases.ReturnReasons.Select(reason => new Choice(ReasonPrefix + reason.Id, reason.Label))], dialogs.Wording.Say(Phrase.CaseWhyReturnFoot), OfCase + report.Number.Text, AfterBurst: false)
        { Unnumbered = true };
    }

    /// <summary>What the buttons of a case's cards turn into after a step.</summary>
    /// <param name="state">The state the step led to.</param>
    /// <param name="name">The officer; empty for nobody.</param>
    /// <param name="at">When.</param>
    public string Caption(ReportState state, string name, DateTimeOffset at) => dialogs.Wording.Say(
        state switch
        {
            ReportState.Accepted => Phrase.CaptionAccepted,
            ReportState.Underway => Phrase.CaptionStarted,
            ReportState.Done or ReportState.Rated => Phrase.CaptionDone,
            ReportState.Returned => Phrase.CaptionReturned,
            ReportState.Withdrawn => Phrase.CaptionWithdrawn,
            ReportState.Reopened => Phrase.CaptionReopened,
            _ => Phrase.CaptionMoved,
        },
        ("name", name),
        ("time", Time(at))).Replace("  ", " ", StringComparison.Ordinal);

    /// <summary>Clock time in the city, "14:07".</summary>
    internal static string Time(DateTimeOffset at) => ChinaTime.Of(at).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>What an action is called on a button.</summary>
    public string Label(CaseAction action) => dialogs.Wording.Say(action switch
    {
        CaseAction.Accept => Phrase.ActionAccept,
        CaseAction.Return => Phrase.ActionReturn,
        CaseAction.Start => Phrase.ActionStart,
        CaseAction.Ask => Phrase.ActionAsk,
        CaseAction.Assign => Phrase.ActionAssign,
        _ => Phrase.ActionFinish,
    });

    private Reply Card(Report report, Phrase title, IReadOnlyList<CaseAction> actions)
    {
        var wording = dialogs.Wording;
        var kind = dialogs.KindOf(report.Matter, report.Kind);
        var facts = new List<Fact>(capacity: 4);
        if (notices.Show(report.Place) is { Length: > 0 } place)
        {
            facts.Add(new Fact(wording.Say(Phrase.CardPlace), place));
        }

        if (notices.What(report) is { Length: > 0 } what)
        {
            facts.Add(new Fact(wording.Say(Phrase.CardWhat), QuestionWriter.Shortened(what)));
        }

        facts.Add(new Fact(wording.Say(Phrase.CardTime), dialogs.Times.ShowOnDay(report.OccurredAt)));
        if (kind is not null && notices.Due(report) is { } deadline)
        {
            facts.Add(new Fact(wording.Say(Phrase.CardDeadline), deadline));
        }

        return new Reply(
            wording.Say(
                title,
                ("number", report.Number.Text),
                ("matter", dialogs.Matter(report.Matter).Name),
                ("urgency", wording.Say(report.Urgency == Urgency.Urgent ? Phrase.UrgencyUrgent : Phrase.UrgencyNormal)),
                ("text", QuestionWriter.Shortened(report.Text, MaximumText))),
            facts,
            [.. actions.Select(action => new Choice(Option(action), Label(action)))],
            wording.Say(Phrase.CardFoot, ("number", report.Number.Text)),
            OfCase + report.Number.Text,
            AfterBurst: false)
        { Unnumbered = true };
    }

    /// <summary>Longest quotation on a card, in characters.</summary>
    private const int MaximumText = 80;
}
