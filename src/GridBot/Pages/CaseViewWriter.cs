// Makes of a case what its page shows.
using System.Globalization;
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage;

namespace GridBot.Pages;

/// <summary>Words cases for one request.</summary>
internal sealed class CaseViewWriter(DialogSet dialogs, DateTimeOffset now)
{
    /// <summary>The steps a page offers, the nearest first.</summary>
    private static readonly CaseAction[] Offered = [CaseAction.Assign, CaseAction.Accept, CaseAction.Start, CaseAction.Finish, CaseAction.Ask, CaseAction.Return];

    private readonly Wording wording = dialogs.Wording;
    private readonly StepWording steps = new(dialogs, now);

    /// <summary>What the report's number tells to anybody.</summary>
    public PlainView Plain(Report report) => new(
        report.Number.Text,
        [.. Known((Phrase.PageMatter, dialogs.Matter(report.Matter).Name), (Phrase.PageBureau, dialogs.BureauName(report.Bureau)), (Phrase.PageGridLabel, GridOf(report)), (Phrase.PageFiled, steps.When(report.FiledAt)), (Phrase.PageState, StateOf(report)))]);

    /// <summary>The whole case.</summary>
    /// <param name="found">The case.</param>
    /// <param name="seat">Who looks.</param>
    /// <param name="attachments">Rows of all attachments of the report and its steps.</param>
    public CaseView Whole(FoundCase found, OfficerSeat seat, IReadOnlyList<AttachmentRecord> attachments)
    {
        var report = found.Report!;
        var isOpen = CaseLife.IsOpen(report.State);
        var kind = dialogs.KindOf(report.Matter, report.Kind);
        var photos = Photos(report, attachments);
        return new CaseView
        {
            Number = report.Number.Text,
            Title = kind is null || !report.IsPlaced ? dialogs.Matter(report.Matter).Name : $"{dialogs.Matter(report.Matter).Name}·{kind.Label}",
            Bureau = dialogs.BureauName(report.Bureau),
            IsUrgent = report.Urgency == Urgency.Urgent,
            Urgency = wording.Say(report.Urgency == Urgency.Urgent ? Phrase.UrgencyUrgent : Phrase.UrgencyNormal),
            State = StateOf(report),
            IsOpen = isOpen,
            Deadline = isOpen && report.Case.DueAt is { } due ? wording.Say(now > due ? Phrase.PageOver : Phrase.PageDue, ("time", steps.When(due))) : "",
            IsOver = isOpen && now > report.Case.DueAt,
            Facts = [.. Facts(report)],
            Seen = [.. report.Answers.Where(answer => answer.Shown.Length > 0).Select(answer => new Fact(answer.Label, answer.Shown))],
            Said = report.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Photos = [.. report.Attachments.Where(photos.ContainsKey).Select(id => photos[id])],
            Result = CaseLife.IsSettled(report.State) ? report.Case.Result : "",
            ResultPhotos = CaseLife.IsSettled(report.State) ? [.. (found.Events.LastOrDefault(step => step.Action == CaseAction.Finish)?.Attachments ?? []).Where(photos.ContainsKey).Select(id => photos[id])] : [],
            Rating = steps.Rated(report.Case.Rating),
            Steps = [.. Steps(found, photos).Reverse()],
            Actions = Actions(report, seat),
            Reasons = dialogs.Cases.ReturnReasons,
            Matters = [.. Matters(report)],
        };
    }

    /// <summary>What happened since a page was made, in one sentence about the last of it that matters.</summary>
    public string Outdated(FoundCase found)
    {
        var at = found.Events.Count - 1;
        while (at > 0 && !CaseDesk.Matters(found.Events[at]))
        {
            at--;
        }

        var last = found.Events[at];
        return wording.Say(
            Phrase.PageOutdated,
            ("who", steps.Who(last, at > 0 ? found.Events[at - 1] : null)),
            ("when", steps.When(last.At)),
            ("what", steps.What(last)));
    }

    /// <summary>The state in words.</summary>
    public string StateOf(Report report) => wording.Say(StateWording.Of(report.State));

    private List<CaseAction> Actions(Report report, OfficerSeat seat)
    {
        var possible = new CaseLife(dialogs.Cases.Limits(dialogs.Office.Id)).Possible(report, seat.Actor(""), now);
        return [.. Offered.Where(possible.Contains).OrderBy(action => action == Nearest(report) ? 0 : 1)];
    }

    /// <summary>The step that usually comes next.</summary>
    private static CaseAction Nearest(Report report) => report.State switch
    {
        ReportState.Returned => CaseAction.Assign,
        ReportState.Accepted => CaseAction.Start,
        ReportState.Underway => CaseAction.Finish,
        _ when !report.IsPlaced => CaseAction.Assign,
        _ => CaseAction.Accept,
    };

    private IEnumerable<Fact> Facts(Report report)
    {
        var place = report.Place;
        return Known(
            (Phrase.PageWhere, place is { Text.Length: 0, Point: null } ? wording.Say(Phrase.PageNoPlace) : place.Text),
            (Phrase.PagePoint, place.Point is { } point ? wording.Say(Phrase.PageCoordinates, ("latitude", Degrees(point.Latitude)), ("longitude", Degrees(point.Longitude))) : ""),
            (Phrase.PageGridLabel, GridOf(report)),
            (Phrase.PageWhen, steps.When(report.OccurredAt)),
            (Phrase.PageFiled, steps.When(report.FiledAt)),
            (Phrase.PageReporters, report.Case.Reporters > 1 ? wording.Say(Phrase.PageReportersCount, ("count", Number(report.Case.Reporters))) : ""),
            (Phrase.PageBureau, dialogs.BureauName(report.Bureau)),
            (Phrase.PageHandler, report.Case.Handler),
            (Phrase.PagePasses, report.Case.Passes > 0 ? wording.Say(Phrase.PagePassesCount, ("count", Number(report.Case.Passes))) : ""));
    }

    private IEnumerable<StepView> Steps(FoundCase found, Dictionary<string, PhotoView> photos)
    {
        ReportEvent? before = null;
        foreach (var step in found.Events)
        {
            yield return new StepView(
                steps.Who(step, before),
                steps.What(step),
                steps.When(step.At),
                ChinaTime.Of(step.At).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                step.Note,
                [.. step.Attachments.Where(photos.ContainsKey).Select(id => photos[id])]);
            before = step;
        }
    }

    private static Dictionary<string, PhotoView> Photos(Report report, IReadOnlyList<AttachmentRecord> attachments) => attachments
        .Select((row, at) => (row.Id, View: new PhotoView(CasePhotos.PathOf(report.Number, row.Id), at + 1, row.Kind, row.State)))
        .ToDictionary(photo => photo.Id, photo => photo.View, StringComparer.Ordinal);

    private IEnumerable<MatterChoice> Matters(Report report)
    {
        var area = dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community) is { } known ? new FoundArea(known, AreaSource.Told) : null;
        var likely = report.Placement.Suggestions.Select(suggestion => suggestion.Matter).Where(no => no != report.Matter).ToList();
        return dialogs.Menu
            .Select(matter => new MatterChoice(matter.No, wording.Say(Phrase.PageMatterOption, ("matter", matter.Name), ("bureau", dialogs.BureauOf(matter, area).Name)), likely.Contains(matter.No)))
            .OrderBy(choice => choice.IsLikely ? likely.IndexOf(choice.No) : int.MaxValue);
    }

    private string GridOf(Report report) => dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community)?.FullName ?? "";

    private IEnumerable<Fact> Known(params (Phrase Label, string Value)[] facts) => facts.Where(fact => fact.Value.Length > 0).Select(fact => new Fact(wording.Say(fact.Label), fact.Value));

    private static string Degrees(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
