// What the daily digest tells each bureau and the city, and whom it tells nothing.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports.Cases;
using static GridBot.Conversation.Tests.Cases.SampleCase;

namespace GridBot.Conversation.Tests.Cases;

public sealed class DailyDigestWriterTests
{
    private static readonly DateTimeOffset Friday = At("2026-11-20 08:30");
    private static readonly DailyDigestWriter Writer = new(RealDialogs.Set);
    private static readonly string Activity = RealDialogs.Set.Flows[22].Kinds[0].Id;

    [Fact]
    public void A_bureau_hears_what_came_what_was_done_what_is_late_and_how_people_liked_it()
    {
        var overdue = Enumerable.Range(1, 7).Select(n => new OverdueCase(Number($"WG20261118-000{n}"), "gonganju", At("2026-11-19 10:00"))).ToList();
        var notice = Of("gonganju", Write(
            overdue,
            new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Filed = 4, Assigned = 2, TakenUp = 5, Settled = 3, Reopened = 1, Satisfied = 6, Partly = 2, Dissatisfied = 8 },
            new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Open = 12, Overdue = 7 }));
        Assert.False(notice.Urgent);
        foreach (var piece in (string[])["市公安局", "11月20日 8:30", "新来 6 件", "签收 5 件", "办结 3 件", "重开 1 件", "未办结 12 件", "超期 7 件", "满意 6", "基本满意 2", "不满意 8", "WG20261118-0001", "WG20261118-0005", "…"])
        {
            Assert.Contains(piece, notice.Markdown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("WG20261118-0006", notice.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_nothing_to_tell_is_left_out()
    {
        var notice = Of("gonganju", Write([], new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Filed = 1 }));
        foreach (var piece in (string[])["超期", "评价", "重开", "工作记录", "未办结"])
        {
            Assert.DoesNotContain(piece, notice.Markdown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bureau_with_nothing_to_tell_hears_nothing_also_when_cases_are_open_in_time()
    {
        Assert.Empty(Write([]));
        Assert.Empty(Write([], new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Open = 3 }));
        var notices = Write([], new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Settled = 1 });
        Assert.Equal(["gonganju", "zongzhiban"], notices.Select(notice => notice.Group));
    }

    [Fact]
    public void The_city_hears_the_sum_and_a_line_for_each_bureau_the_most_overdue_first()
    {
        var city = Write(
            [new OverdueCase(Number("WG20261118-0001"), "huanbaoju", At("2026-11-19 10:00"))],
            new CaseTally { Bureau = "gonganju", Matter = 7, Kind = "hazard", Filed = 4, Settled = 2 },
            new CaseTally { Bureau = "huanbaoju", Matter = 6, Kind = "hazard", Assigned = 1, Open = 1, Overdue = 1 })[^1];
        Assert.Equal("zongzhiban", city.Group);
        Assert.Contains("全市", city.Markdown, StringComparison.Ordinal);
        // One case was passed on from one bureau to another: that is none more for the city.
        Assert.Contains("新来 4 件", city.Markdown, StringComparison.Ordinal);
        Assert.Contains("WG20261118-0001", city.Markdown, StringComparison.Ordinal);
        Assert.True(city.Markdown.IndexOf("市环保局：", StringComparison.Ordinal) < city.Markdown.IndexOf("市公安局：", StringComparison.Ordinal), city.Markdown);
    }

    [Fact]
    public void Records_of_things_held_are_counted_apart()
    {
        var notice = Of("zongzhiban", Write([], new CaseTally { Bureau = "zongzhiban", Matter = 22, Kind = Activity, Filed = 3 }));
        Assert.Contains("工作记录 3 条", notice.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("新来", notice.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_where_every_bureau_has_news_fits_the_platforms_message()
    {
        CaseTally[] tallies = [.. RealDialogs.Set.Bureaus.Keys.Select(bureau => new CaseTally { Bureau = bureau, Matter = 7, Kind = "hazard", Filed = 1234, Settled = 1234, Open = 12345, Overdue = 1234 })];
        var notices = Write([], tallies);
        Assert.Equal(RealDialogs.Set.Bureaus.Count + 1, notices.Count);
        Assert.All(notices, notice => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(notice.Markdown), 1, 4096));
    }

    private static IReadOnlyList<Effect.NotifyGroup> Write(IReadOnlyList<OverdueCase> overdue, params CaseTally[] tallies) => Writer.Write(new CaseFigures(tallies, overdue), Friday);

    private static Effect.NotifyGroup Of(string group, IReadOnlyList<Effect.NotifyGroup> notices) => notices.First(notice => notice.Group == group);
}
