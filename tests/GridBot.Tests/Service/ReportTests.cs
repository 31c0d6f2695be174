// A report from the first sentence to the group of the bureau.
using System.Net;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ReportTests
{
    [Fact]
    public async Task A_report_reaches_the_group_of_its_bureau_and_a_withdrawal_too()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱,还有人飞线充电");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        var notice = await stage.Platform.NoticeAsync("gonganju");
        Assert.Equal("markdown", (string?)notice.Body!["msgtype"]);
        foreach (var part in (string[])[number, "消防安全", "市公安局", "一般", "和平路12号3单元", "通道堵塞", $"https://gridbot.example.org/reports/{number}"])
        {
            Assert.Contains(part, notice.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("zhang", notice.Words, StringComparison.Ordinal);
        Assert.Contains("已撤回", (await stage.Client.TextAsync("zhang", $"撤回 {number}")).Text, StringComparison.Ordinal);
        var told = await stage.Platform.NoticeAsync("gonganju", 2);
        Assert.Contains(number, told.Words, StringComparison.Ordinal);
        Assert.Contains("撤回", told.Words, StringComparison.Ordinal);
        Assert.Equal(2, stage.Platform.Calls("webhook/send").Count);
    }

    [Fact]
    public async Task Nobody_withdraws_the_report_of_another()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        var answer = await stage.Client.TextAsync("liguoqiang", $"撤回 {number}");
        Assert.DoesNotContain("已撤回", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Filed", await stage.QueryAsync<string>("SELECT state FROM report"));
    }

    [Fact]
    public async Task The_page_behind_the_link_tells_the_state_and_nothing_of_what_was_said()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        var (status, page) = await stage.Client.GetAsync($"/reports/{number}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("消防安全", page, StringComparison.Ordinal);
        Assert.DoesNotContain("和平路", page, StringComparison.Ordinal);
        Assert.DoesNotContain("纸箱", page, StringComparison.Ordinal);
        foreach (var wrong in (string[])["WG20261122-ZZZZ", "nonsense", "%3Cscript%3E"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stage.Client.GetAsync($"/reports/{wrong}")).Status);
        }
    }

    [Fact]
    public async Task A_photo_is_fetched_and_kept_under_the_data_path()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        stage.Platform.Next("media/get", FakeAnswer.Code(-1));
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.ImageAsync("zhang", "media-4711");
        await Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM attachment WHERE state = 'Fetched'"), count => count == 1);
        var file = Assert.Single(Directory.GetFiles(stage.Folder.File("data/attachments")));
        TestPicture.AssertKept(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("media_id=media-4711", stage.Platform.Calls("media/get")[^1].Query, StringComparison.Ordinal);
        Assert.Equal("image/jpeg", await stage.QueryAsync<string>("SELECT content_type FROM attachment"));
    }

    [Fact]
    public async Task A_photo_that_the_platform_no_longer_has_is_lost_without_holding_up_the_report()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => FakeAnswer.Code(40007));
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.ImageAsync("zhang", "media-4711");
        await Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM attachment WHERE state = 'Lost'"), count => count == 1);
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        await stage.Platform.NoticeAsync("gonganju");
    }
}
