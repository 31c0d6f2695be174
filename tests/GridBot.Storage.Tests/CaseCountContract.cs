// The contract of the figures: what happened within a time, by bureau and kind, and what stands open and late.
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Storage.Tests;

public abstract class CaseCountContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string Office = "office";
    private static readonly DateTimeOffset Since = Noon.AddDays(-1);
    private int drawn;

    [Fact]
    public async Task Every_step_counts_once_for_the_bureau_it_was_made_at()
    {
        var report = await FileAsync(Noon);
        report = await StepAsync(report, ReportState.Returned, CaseAction.Return, Noon.AddMinutes(1));
        report = await StepAsync(report with { Bureau = "water" }, ReportState.Filed, CaseAction.Assign, Noon.AddMinutes(2));
        report = await StepAsync(report, ReportState.Accepted, CaseAction.Accept, Noon.AddMinutes(3));
        report = await StepAsync(report, ReportState.Underway, CaseAction.Start, Noon.AddMinutes(4));
        report = await StepAsync(report, ReportState.Underway, CaseAction.Note, Noon.AddMinutes(5));
        report = await StepAsync(report, ReportState.Done, CaseAction.Finish, Noon.AddMinutes(6));
        await StepAsync(report with { Case = report.Case with { Rating = Rating.Partly } }, ReportState.Rated, CaseAction.Rate, Noon.AddMinutes(7));

        var figures = await FiguresAsync(Noon.AddHours(1));
        Assert.Equal(Tally("police") with { Filed = 1 }, Of(figures, "police"));
        Assert.Equal(Tally("water") with { Assigned = 1, TakenUp = 1, Settled = 1, Partly = 1 }, Of(figures, "water"));
        Assert.Empty(figures.Overdue);
    }

    [Fact]
    public async Task What_is_settled_on_the_spot_was_taken_up_too_and_what_is_reopened_can_be_settled_again()
    {
        var report = await StepAsync(await FileAsync(Noon), ReportState.Done, CaseAction.Finish, Noon.AddMinutes(1));
        report = await StepAsync(report, ReportState.Reopened, CaseAction.Reopen, Noon.AddMinutes(2));
        report = await StepAsync(report, ReportState.Accepted, CaseAction.Accept, Noon.AddMinutes(3));
        await StepAsync(report, ReportState.Done, CaseAction.Finish, Noon.AddMinutes(4));
        Assert.Equal(Tally("police") with { Filed = 1, TakenUp = 2, Settled = 2, Reopened = 1 }, Of(await FiguresAsync(Noon.AddHours(1)), "police"));
    }

    [Fact]
    public async Task A_time_has_its_beginning_and_not_its_end_so_that_two_in_a_row_count_everything_once()
    {
        await FileAsync(Since);
        await FileAsync(Noon.AddTicks(-TimeSpan.TicksPerMicrosecond));
        await FileAsync(Noon);
        Assert.Equal(2, Of(await FiguresAsync(Noon), "police").Filed);
        Assert.Equal(1, Of(await FiguresAsync(Noon.AddDays(1), Noon), "police").Filed);
        Assert.Empty((await FiguresAsync(Since, Since.AddDays(-1))).Tallies);
    }

    [Fact]
    public async Task A_report_that_was_withdrawn_did_not_come()
    {
        var report = await FileAsync(Noon);
        await TurnAsync(turn => turn.MoveReportAsync(ReportState.Filed, new ReportEvent(report.Number, Noon, ReportState.Withdrawn, "reporter", ""), Token));
        Assert.Equal(Tally("police"), Of(await FiguresAsync(Noon.AddHours(1)), "police"));
    }

    [Fact]
    public async Task Ratings_count_by_what_was_said()
    {
        foreach (var rating in (Rating[])[Rating.Satisfied, Rating.Satisfied, Rating.Partly, Rating.Dissatisfied])
        {
            var report = await StepAsync(await FileAsync(Since.AddDays(-3)), ReportState.Done, CaseAction.Finish, Since.AddDays(-2));
            await StepAsync(report with { Case = report.Case with { Rating = rating } }, ReportState.Rated, CaseAction.Rate, Noon);
        }

        Assert.Equal(Tally("police") with { Satisfied = 2, Partly = 1, Dissatisfied = 1 }, Of(await FiguresAsync(Noon.AddHours(1)), "police"));
    }

    [Fact]
    public async Task Open_cases_stand_with_their_bureau_late_ones_are_named_and_records_never_are()
    {
        var late = await FileAsync(Since.AddDays(-9), Noon.AddHours(-2));
        var later = await FileAsync(Since.AddDays(-9), Noon.AddHours(-3));
        await FileAsync(Since.AddDays(-9), Noon.AddHours(2));
        await FileAsync(Since.AddDays(-9));
        var returned = await StepAsync(await FileAsync(Since.AddDays(-9), Noon.AddHours(-1)), ReportState.Returned, CaseAction.Return, Since.AddDays(-8));
        await StepAsync(await FileAsync(Since.AddDays(-9), Noon.AddHours(-1)), ReportState.Done, CaseAction.Finish, Since.AddDays(-8));

        var figures = await FiguresAsync(Noon);
        Assert.Equal(Tally("police") with { Open = 3, Overdue = 2 }, Of(figures, "police"));
        Assert.Equal(Tally(Office) with { Open = 1, Overdue = 1 }, Of(figures, Office));
        Assert.Equal(
            [new(later.Number, "police", Noon.AddHours(-3)), new(late.Number, "police", Noon.AddHours(-2)), new(returned.Number, Office, Noon.AddHours(-1))],
            figures.Overdue);
    }

    [Fact]
    public async Task Kinds_are_told_apart()
    {
        await FileAsync(Noon);
        var other = Report(Draw(), "someone", filedAt: Noon) with { Kind = "activity" };
        await TurnAsync(turn => turn.AddReportAsync(other, Token));
        Assert.Equal(["activity", "hazard"], (await FiguresAsync(Noon.AddHours(1))).Tallies.Select(tally => tally.Kind).Order(StringComparer.Ordinal));
    }

    private static CaseTally Tally(string bureau) => new() { Bureau = bureau, Matter = 7, Kind = "hazard" };

    private static CaseTally Of(CaseFigures figures, string bureau) => Assert.Single(figures.Tallies, tally => tally.Bureau == bureau);

    private Task<CaseFigures> FiguresAsync(DateTimeOffset until, DateTimeOffset? since = null) => ReadAsync(turn => turn.CaseFiguresAsync(since ?? Since, until, Office, Token));

    private ReportNumber Draw() => ReportNumber.Draw(Noon, new Random(++drawn));

    private async Task<Report> FileAsync(DateTimeOffset at, DateTimeOffset? due = null)
    {
        var report = Report(Draw(), "someone", filedAt: at) with { Case = CaseFacts.New with { DueAt = due } };
        await TurnAsync(turn => turn.AddReportAsync(report, Token));
        return report;
    }

    private async Task<Report> StepAsync(Report report, ReportState to, CaseAction action, DateTimeOffset at)
    {
        var after = report with { State = to };
        Assert.True(await ReadAsync(turn => turn.StepCaseAsync(after, [new ReportEvent(report.Number, at, to, "officer", "") { Action = action, Bureau = after.Bureau }], Token)));
        return after with { Version = after.Version + 1 };
    }
}
