// How reports were placed, from the first sentence to the database and the commands that read it.
using GridBot.Tests.Commands;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class PlacementTests
{
    [Fact]
    public async Task Placement_and_count_are_stored_with_the_report_and_a_withdrawal_takes_the_count_back()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱,还有人飞线充电");
        await stage.Platform.SentAsync("zhang");
        Assert.Equal(0, await stage.CountAsync("feedback"));
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        Assert.Equal(RunningBot.Dialogs.Classifier.Version, await stage.QueryAsync<string>("SELECT model_version FROM report"));
        Assert.Equal("Sure", await stage.QueryAsync<string>("SELECT placed_by FROM report"));
        Assert.Contains("\"matter\":7", await stage.QueryAsync<string>("SELECT placement FROM report"), StringComparison.Ordinal);
        Assert.Equal(1, await stage.QueryAsync<long>("SELECT reports FROM feedback WHERE suggested = 7 AND chosen = 7"));

        var feedback = await RunAsync(stage, "evaluate", "--feedback");
        Assert.Equal((0, ""), (feedback.ExitCode, feedback.Errors));
        Assert.Matches(@"(?m)^ +7 -> 7 +1$", feedback.Output);

        var explained = await RunAsync(stage, "classify", "--explain", number);
        Assert.Equal((0, ""), (explained.ExitCode, explained.Errors));
        Assert.Contains("same suggestions", explained.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang", explained.Output, StringComparison.Ordinal);
        var unknown = await RunAsync(stage, "classify", "--explain", "WG20261122-0000");
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Output));

        await stage.Client.TextAsync("zhang", $"撤回 {number}");
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT SUM(reports) FROM feedback"));
    }

    [Fact]
    public async Task A_report_without_matter_reaches_the_office_and_its_page_tells_no_matter()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "那个东西又那样了,看着不太对");
        await stage.Platform.SentAsync("zhang");
        Assert.Contains("位置", (await stage.Client.TextAsync("zhang", "交由市综治办分派")).Text, StringComparison.Ordinal);
        Assert.Contains("待分派", (await stage.Client.TextAsync("zhang", "锦绣小区3号楼")).Text, StringComparison.Ordinal);
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        var notice = await stage.Platform.NoticeAsync(RunningBot.Dialogs.Office.Group);
        Assert.Contains(number, notice.Words, StringComparison.Ordinal);
        Assert.Contains("请分派", notice.Words, StringComparison.Ordinal);
        Assert.Contains("待分派", (await stage.Client.GetAsync($"/reports/{number}")).Body, StringComparison.Ordinal);
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT matter FROM report"));
        Assert.Equal(1, await stage.QueryAsync<long>("SELECT reports FROM feedback WHERE chosen = 0"));
    }

    [Fact]
    public async Task A_refused_message_and_a_cancelled_draft_count_nothing()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "3号楼新搬来一家回族的");
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.TextAsync("zhang", "取消");
        Assert.Equal(0, await stage.CountAsync("feedback"));
    }

    private static Task<ProgramRun> RunAsync(ServiceStage stage, params string[] arguments)
        => ProgramRun.RunAsync(stage.Folder.Path, arguments, "", ("Database__ConnectionString", stage.ConnectionString));
}
