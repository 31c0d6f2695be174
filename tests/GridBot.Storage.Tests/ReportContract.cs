// The contract of reports: what was filed comes back whole, and a state moves once.
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class ReportContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly ReportNumber Number = ReportNumber.TryParse("WG20261122-7K3F", out var number) ? number.Value : default;

    [Fact]
    public async Task A_report_comes_back_with_every_field()
    {
        var report = Report(Number, "p");
        await TurnAsync(turn => turn.AddReportAsync(report, Token));
        var found = await ReadAsync(turn => turn.FindReportAsync(Number, Token));

        Assert.NotNull(found);
        Assert.Equal(report.Answers, found.Answers);
        Assert.Equal(report.Attachments, found.Attachments);
        Assert.Equal(report.Placement.Suggestions, found.Placement.Suggestions);
        Assert.Equal(report.Placement.Reasons, found.Placement.Reasons);
        Assert.Equal(report.Placement, found.Placement with { Suggestions = report.Placement.Suggestions, Reasons = report.Placement.Reasons });
        Assert.Equal(report, found with { Answers = report.Answers, Attachments = report.Attachments, Placement = report.Placement });
    }

    [Fact]
    public async Task A_report_that_waits_to_be_placed_comes_back_without_matter()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p") with { Matter = GridBot.Reports.Report.Unplaced, Placement = Placement.None with { By = PlacedBy.HandedOver } }, Token));
        var found = await ReadAsync(turn => turn.FindReportAsync(Number, Token));

        Assert.False(found?.IsPlaced);
        Assert.Equal(PlacedBy.HandedOver, found?.Placement.By);
        Assert.False(found?.Placement.WasRanked);
    }

    [Fact]
    public async Task A_report_that_is_older_than_placements_is_read_without_one()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));
        await Database.WriteAsync(
            (connection, token) => connection.ExecuteAsync(new CommandDefinition("UPDATE report SET model_version = '', placed_by = 'Unknown', placement = NULL", cancellationToken: token)), Token);

        Assert.Equal(Placement.None, (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))?.Placement);
    }

    [Fact]
    public async Task How_a_report_was_placed_stays_when_it_is_amended()
    {
        var report = Report(Number, "p");
        await TurnAsync(turn => turn.AddReportAsync(report, Token));
        var step = new ReportEvent(Number, Noon.AddHours(1), ReportState.Filed, "reporter", "amended");
        Assert.True(await ReadAsync(turn => turn.AmendReportAsync(report with { Text = "text\nmore", Placement = Placement.None }, step, Token)));

        var found = await ReadAsync(turn => turn.FindReportAsync(Number, Token));
        Assert.Equal("text\nmore", found?.Text);
        Assert.Equal("model-1", found?.Placement.Model);
        Assert.Equal(report.Placement.Suggestions, found?.Placement.Suggestions);
    }

    [Fact]
    public async Task A_report_without_point_comes_back_without_point_beside_one_with_a_point()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Draw(1), "p", filedAt: Noon) with { Place = new Place("", null) }, Token));
        await TurnAsync(turn => turn.AddReportAsync(Report(Draw(2), "p", filedAt: Noon.AddSeconds(1)), Token));
        await TurnAsync(turn => turn.AddReportAsync(Report(Draw(3), "p", filedAt: Noon.AddSeconds(2)) with { Place = new Place("", new GeoPoint(0, 39)) }, Token));

        var found = await ReadAsync(turn => turn.RecentReportsAsync("p", 10, Token));

        Assert.Equal([new GeoPoint(0, 39), new GeoPoint(38.914003, 121.0), null], found.Select(report => report.Place.Point));
    }

    [Fact]
    public async Task Recent_reports_are_the_persons_own_newest_first_and_no_more_than_asked_for()
    {
        for (var i = 0; i < 5; i++)
        {
            await TurnAsync(turn => turn.AddReportAsync(Report(Draw(i), "p", $"text {i}", Noon.AddMinutes(i)), Token));
        }

        await TurnAsync(turn => turn.AddReportAsync(Report(Draw(9), "other", "other", Noon.AddDays(1)), Token));

        Assert.Equal(["text 4", "text 3", "text 2"], (await ReadAsync(turn => turn.RecentReportsAsync("p", 3, Token))).Select(report => report.Text));
    }

    [Fact]
    public async Task A_number_is_taken_once_it_is_filed_and_cannot_be_filed_twice()
    {
        Assert.False(await ReadAsync(turn => turn.IsNumberTakenAsync(Number, Token)));
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));

        Assert.True(await ReadAsync(turn => turn.IsNumberTakenAsync(Number, Token)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token)));
    }

    [Fact]
    public async Task A_report_moves_from_its_state_once()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));
        var step = new ReportEvent(Number, Noon.AddHours(1), ReportState.Withdrawn, "reporter", "asked");
        var moved = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReadAsync(turn => turn.MoveReportAsync(ReportState.Filed, step, Token))));

        Assert.Single(moved, done => done);
        Assert.Equal(ReportState.Withdrawn, (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))?.State);
    }

    [Property(MaxTest = 100)]
    public Property Any_text_comes_back_as_it_was() => Prop.ForAll(
        ArbMap.Default.ArbFor<UnicodeString>(),
        ArbMap.Default.ArbFor<Guid>(),
        (text, id) => ComesBack(Valid(text.Get ?? "") + "\0\u0001\r\n'\"\\;--", id.GetHashCode()).GetAwaiter().GetResult());

    private async Task<bool> ComesBack(string text, int seed)
    {
        var number = ReportNumber.Draw(Noon, new Random(seed), suffixLength: 10);
        // Ids are the program's own and short; what people write has any length.
        var person = Valid(text[..Math.Min(text.Length, 30)]);
        var report = Report(number, person, text) with { Place = new Place(text), Answers = [new Answer(text, text, text, text)], Attachments = [text] };
        var found = await ReadAsync(async turn =>
        {
            await turn.AddReportAsync(report, Token);
            return await turn.FindReportAsync(number, Token);
        });
        return found is not null && found.Text == text && found.Person == person && found.Place.Text == text
            && found.Answers.SequenceEqual(report.Answers) && found.Attachments.SequenceEqual(report.Attachments);
    }

    // Halves of surrogate pairs are not text; no platform can send them in UTF-8.
    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static ReportNumber Draw(int seed) => ReportNumber.Draw(Noon, new Random(seed));
}
