// The contract of what is alike: open cases near a place, many reports of one area, and who joined a case.
using GridBot.Conversation.Cases;
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class AlikeContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly GeoPoint Here = new(38.914, 121.6147);
    private static readonly AlikeQuery ByAddress = new(7, "hazard", Noon.AddHours(-24), "r:和平路|12|", null, 100);
    private static readonly AlikeQuery ByPoint = ByAddress with { KeyRoot = "", Point = Here };
    private static readonly SituationQuery InHeping = new(7, "hazard", "heping", "", Noon.AddHours(-1));

    [Theory]
    [InlineData("r:和平路|12|", true)]
    [InlineData("r:和平路|12|3|", true)]
    [InlineData("r:和平路|10|", true)]
    [InlineData("r:和平路|14|", true)]
    [InlineData("r:和平路|16|", false)]
    [InlineData("r:和平路|121|", false)]
    [InlineData("e:和平路|12|", false)]
    [InlineData("", false)]
    public async Task Cases_are_found_whose_address_begins_alike_or_is_next_door(string key, bool found)
    {
        await AddAsync(Case(1) with { PlaceKey = key });
        Assert.Equal(found, (await FindAsync(ByAddress)).Count == 1);
    }

    [Theory]
    [InlineData(38.9148, 121.6147, true)]
    [InlineData(38.914, 121.6157, true)]
    [InlineData(38.916, 121.6147, false)]
    [InlineData(38.914, 121.6177, false)]
    public async Task Cases_are_found_near_a_point(double latitude, double longitude, bool found)
    {
        await AddAsync(Case(1) with { Place = new Place("", new GeoPoint(latitude, longitude)) });
        await AddAsync(Case(2) with { Place = new Place("", null) });
        Assert.Equal(found, (await FindAsync(ByPoint)).Count == 1);
    }

    [Fact]
    public async Task Neither_key_nor_point_finds_nothing()
    {
        await AddAsync(Case(1));
        Assert.Empty(await FindAsync(ByAddress with { KeyRoot = "" }));
    }

    [Fact]
    public async Task Only_open_cases_of_the_matter_and_kind_since_then_are_found_newest_first()
    {
        await AddAsync(Case(1), Case(2) with { FiledAt = Noon.AddMinutes(2) }, Case(3) with { FiledAt = Noon.AddMinutes(1), State = ReportState.Underway });
        await AddAsync(Case(4) with { Matter = 24 }, Case(5) with { Kind = "fire" }, Case(6) with { FiledAt = Noon.AddHours(-24) }, Case(7) with { State = ReportState.Done }, Case(8) with { State = ReportState.Withdrawn });
        Assert.Equal([Number(2), Number(3), Number(1)], (await FindAsync(ByAddress)).Select(report => report.Number));
        Assert.Equal([Number(2)], (await FindAsync(ByAddress, limit: 1)).Select(report => report.Number));
    }

    [Fact]
    public async Task The_reports_of_an_area_are_counted_newest_first_without_those_withdrawn()
    {
        await AddAsync(Case(1), Case(2) with { FiledAt = Noon.AddMinutes(2), State = ReportState.Done }, Case(3) with { Community = "", Grid = "heping" });
        await AddAsync(Case(4) with { Community = "renmin" }, Case(5) with { State = ReportState.Withdrawn }, Case(6) with { FiledAt = Noon.AddHours(-1) }, Case(7) with { Matter = 24 }, Case(8) with { Kind = "fire" });
        var found = await ReadAsync(turn => turn.FindSituationAsync(InHeping, 10, Token));
        Assert.Equal([Number(1), Number(2), Number(3)], found.Reports.Select(report => report.Number).OrderBy(number => number.Text, StringComparer.Ordinal));
        Assert.Equal((Number(2), Noon.AddMinutes(2), "和平路12号"), (found.Reports[0].Number, found.Reports[0].FiledAt, found.Reports[0].Place));
        Assert.Equal("blocked,charging", found.Reports[0].Answers[0].Value);
        Assert.Equal((null, null), (found.ToldAt, found.WaitsUntil));
        Assert.Equal(2, (await ReadAsync(turn => turn.FindSituationAsync(InHeping, 2, Token))).Reports.Count);
    }

    [Fact]
    public async Task When_a_situation_was_told_and_when_it_is_due_again_is_known()
    {
        await AddAsync(Case(1));
        var row = Notice("s", replace: InHeping.Key, due: Noon) with { Subject = InHeping.Key };
        await EnqueueAsync(row);
        Assert.Equal((null, Noon), await TimesAsync());

        await SendAsync(new SendResult.Again("busy"), Noon.AddMinutes(1), again: Noon.AddMinutes(2));
        Assert.Equal((null, null), await TimesAsync());

        await SendAsync(new SendResult.Sent(), Noon.AddMinutes(3));
        await EnqueueAsync(row with { Id = "t", DueAt = Noon.AddMinutes(13) });
        Assert.Equal((Noon.AddMinutes(3), Noon.AddMinutes(13)), await TimesAsync());
    }

    [Fact]
    public async Task Who_joins_is_kept_once_and_in_order()
    {
        await AddAsync(Case(1));
        Assert.True(await JoinAsync("late", Noon.AddMinutes(2)));
        Assert.True(await JoinAsync("early", Noon.AddMinutes(1)));
        Assert.False(await JoinAsync("early", Noon.AddMinutes(3)));
        Assert.Equal(["early", "late"], await ReadAsync(turn => turn.FollowersAsync(Number(1), Token)));
        Assert.Empty(await ReadAsync(turn => turn.FollowersAsync(Number(2), Token)));
    }

    [Fact]
    public async Task Joined_cases_are_among_the_recent_reports_of_who_joined()
    {
        await AddAsync(Case(1) with { FiledAt = Noon.AddMinutes(1) }, Case(2) with { Person = "q", FiledAt = Noon }, Case(3) with { Person = "q", FiledAt = Noon.AddMinutes(2) }, Case(4) with { Person = "r" });
        await JoinAsync("q", Noon.AddMinutes(3));
        Assert.Equal([Number(3), Number(1), Number(2)], (await ReadAsync(turn => turn.RecentReportsAsync("q", 10, Token))).Select(report => report.Number));
        Assert.Equal([Number(3), Number(1)], (await ReadAsync(turn => turn.RecentReportsAsync("q", 2, Token))).Select(report => report.Number));
        Assert.Equal([Number(1)], (await ReadAsync(turn => turn.RecentReportsAsync("p", 10, Token))).Select(report => report.Number));
    }

    [Fact]
    public async Task Who_had_everything_deleted_follows_nothing()
    {
        await AddPersonAsync("u");
        await AddAsync(Case(1));
        await JoinAsync("person-u", Noon);
        await TurnAsync(turn => turn.ForgetPersonAsync("person-u", Token));
        Assert.Empty(await ReadAsync(turn => turn.FollowersAsync(Number(1), Token)));
        Assert.Empty(await ReadAsync(turn => turn.RecentReportsAsync("person-u", 10, Token)));
    }

    private static Report Case(int number) => Report(Number(number), "p") with { Kind = "hazard", PlaceKey = "r:和平路|12|", Place = new Place("和平路12号", null) };

    private static ReportNumber Number(int number) => ReportNumber.TryParse($"WG20261122-000{number}", out var read) ? read.Value : default;

    private Task AddAsync(params Report[] reports) => TurnAsync(async turn =>
    {
        foreach (var report in reports)
        {
            await turn.AddReportAsync(report, Token);
        }
    });

    private Task<IReadOnlyList<Report>> FindAsync(AlikeQuery query, int limit = 10) => ReadAsync(turn => turn.AlikeAsync(query, limit, Token));

    private Task<bool> JoinAsync(string person, DateTimeOffset at) => ReadAsync(turn => turn.JoinCaseAsync(Number(1), person, at, Token));

    private async Task<(DateTimeOffset? Told, DateTimeOffset? Waits)> TimesAsync()
    {
        var found = await ReadAsync(turn => turn.FindSituationAsync(InHeping, 10, Token));
        return (found.ToldAt, found.WaitsUntil);
    }

    private async Task SendAsync(SendResult result, DateTimeOffset at, DateTimeOffset? again = null)
    {
        var leased = Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", at, TimeSpan.FromSeconds(60), 1, Token));
        if (again is { } due)
        {
            await Outbox.RetryAsync(leased, "owner", at, due, (SendResult.Again)result, Token);
        }
        else
        {
            await Outbox.CompleteAsync(leased, "owner", at, (SendResult.Sent)result, Token);
        }
    }
}
