// Grids through the running service: from a location to the notice, from an imported list to the worker's report.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class GridTests
{
    [Fact]
    public async Task A_location_brings_its_grid_into_the_notice_and_onto_the_page()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.LocationAsync("zhang", "人民广场");
        await stage.Client.TextAsync("zhang", "楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        var notice = await stage.Platform.NoticeAsync("gonganju");
        Assert.Contains("人民社区第1网格", notice.Words, StringComparison.Ordinal);
        Assert.Contains("示范东区", notice.Words, StringComparison.Ordinal);
        Assert.Equal("renmin-1", await stage.QueryAsync<string>("SELECT grid FROM report"));
        Assert.Equal("renmin", await stage.QueryAsync<string>("SELECT community FROM report"));
        Assert.Contains("人民社区第1网格", (await stage.Client.GetAsync($"/reports/{number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_the_districts_reaches_the_districts_group()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "解放路8号井盖没了");
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        Assert.Contains("示范东区", (await stage.Platform.NoticeAsync("shifandong")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_who_tells_the_home_grid_has_it_in_the_next_report_and_deletes_it_with_everything()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "我的网格");
        await stage.Client.TextAsync("zhang", "锦绣社区");
        Assert.Contains("锦绣社区第3网格", (await stage.Client.TextAsync("zhang", "3")).Text, StringComparison.Ordinal);
        Assert.Equal("jinxiu-3", await stage.QueryAsync<string>("SELECT home_grid FROM person"));
        await stage.Client.TextAsync("zhang", "滨河路66号楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        Assert.Equal("jinxiu-3", await stage.QueryAsync<string>("SELECT grid FROM report"));
        await stage.Client.TextAsync("zhang", "删除我的数据");
        await stage.Client.TextAsync("zhang", "删除");
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT COUNT(*) FROM person WHERE home_grid <> ''"));
        Assert.DoesNotContain(stage.Log.Lines, line => line.Contains("jinxiu", StringComparison.Ordinal));
    }
}
