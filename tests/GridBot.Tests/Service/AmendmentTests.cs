// What happens after filing, from the person's words to the bureau's group.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class AmendmentTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task A_correction_amends_the_report_and_its_group_is_told_shortly_what_changed()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        await stage.Platform.NoticeAsync("gonganju");
        var answer = await stage.Client.TextAsync("zhang", "地点改成人民路21号");
        Assert.Contains("和平路12号3单元 → 人民路21号", answer.Text, StringComparison.Ordinal);
        Assert.Contains(number, answer.Text, StringComparison.Ordinal);
        Assert.Contains("昨天晚上8点", (await stage.Client.TextAsync("zhang", "时间是昨晚8点")).Text, StringComparison.Ordinal);
        var update = await stage.Platform.NoticeAsync("gonganju", 2);
        foreach (var part in (string[])[number, "和平路12号3单元 → 人民路21号", "时间", "更新"])
        {
            Assert.Contains(part, update.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("纸箱", update.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang", update.Words, StringComparison.Ordinal);
        Assert.Equal(2, stage.Platform.Notices("gonganju").Count);
        Assert.Equal("人民路21号", await stage.QueryAsync<string>("SELECT place FROM report"));
        Assert.Equal("amended", await stage.QueryAsync<string>("SELECT reason FROM report_event ORDER BY step DESC LIMIT 1"));
        Assert.Equal(1, await stage.CountAsync("report"));
    }

    [Fact]
    public async Task A_notice_that_has_not_gone_out_says_the_corrected_place_at_once()
    {
        var reachable = false;
        // Long enough between two attempts for a slow machine to file and correct the second report.
        await using var stage = await OpenAsync(settings => settings with { Notices = settings.Notices with { BackOffFrom = TimeSpan.FromSeconds(3), BackOffTo = TimeSpan.FromSeconds(3) } });
        stage.Platform.Allow("webhook/send", _ => FakeAnswer.Code(Volatile.Read(ref reachable) ? 0 : -1));
        var first = await FileAsync(stage, "li", "幸福街30号");
        await Eventually.AsAsync(() => stage.Platform.Notices("gonganju"), sent => sent.Count > 0);
        var second = await FileAsync(stage);
        await stage.Client.TextAsync("zhang", "地点改成人民路21号");
        Assert.Equal(2, await stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE kind = 'GroupNotice'"));
        Volatile.Write(ref reachable, true);
        var told = await Eventually.AsAsync(() => stage.Platform.Notices("gonganju").Where(call => call.Words.Contains(second, StringComparison.Ordinal)).ToList(), calls => calls.Count > 0);
        // Alone or, when it waited behind the first, in a digest.
        Assert.Contains("人民路21号", Assert.Single(told).Words, StringComparison.Ordinal);
        Assert.Contains(stage.Platform.Notices("gonganju"), call => call.Words.Contains(first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_hurt_goes_out_as_soon_as_there_is_a_place_and_the_rest_follows()
    {
        await using var stage = await OpenAsync();
        var asked = await stage.Client.TextAsync("zhang", "锦绣小区电梯困人了,出不来");
        var number = ReportNumbers.In(asked.Text);
        Assert.Contains("119", asked.Text.Split('\n')[0], StringComparison.Ordinal);
        var group = await stage.QueryAsync<string>("SELECT bureau FROM report");
        var notice = await stage.Platform.NoticeAsync(group);
        Assert.Contains("紧急", notice.Words, StringComparison.Ordinal);
        await stage.Client.TextAsync("zhang", "补充一下,里面有两个老人");
        var update = await stage.Platform.NoticeAsync(group, 2);
        Assert.Contains("两个老人", update.Words, StringComparison.Ordinal);
        Assert.Contains(number, update.Words, StringComparison.Ordinal);
        Assert.Contains("已撤回", (await stage.Client.TextAsync("zhang", $"撤回{number}")).Text, StringComparison.Ordinal);
        Assert.Contains("撤回", (await stage.Platform.NoticeAsync(group, 3)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_its_bureau_took_up_stays_as_it_was_and_the_words_are_passed_on()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        await stage.Platform.NoticeAsync("gonganju");
        Assert.Equal(number, await stage.QueryAsync<string>("UPDATE report SET state = 'Accepted' RETURNING number"));
        Assert.Contains("接手", (await stage.Client.TextAsync("zhang", "地点改成人民路21号")).Text, StringComparison.Ordinal);
        Assert.Contains("人民路21号", (await stage.Platform.NoticeAsync("gonganju", 2)).Words, StringComparison.Ordinal);
        Assert.Equal("和平路12号3单元", await stage.QueryAsync<string>("SELECT place FROM report"));
    }

    [Fact]
    public async Task A_photo_after_filing_is_kept_with_the_report()
    {
        await using var stage = await OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        var number = await FileAsync(stage);
        // Before the notice is out, the photo would go into the notice itself.
        await stage.Platform.NoticeAsync("gonganju");
        await stage.Client.ImageAsync("zhang", "media-4712");
        Assert.Contains(number, (await stage.Platform.SentAsync("zhang", 2)).Words, StringComparison.Ordinal);
        await Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM attachment WHERE state = 'Fetched'"), count => count == 1);
        Assert.Contains(await stage.QueryAsync<string>("SELECT id FROM attachment"), await stage.QueryAsync<string>("SELECT attachments FROM report"), StringComparison.Ordinal);
        Assert.Contains("1张", (await stage.Platform.NoticeAsync("gonganju", 2)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_ones_own_report_is_answered_and_files_nothing()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        Assert.Contains(number, (await stage.Client.TextAsync("zhang", "那个楼道怎么样了")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await stage.Client.TextAsync("li", "那个楼道怎么样了")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("report"));
        await stage.Platform.NoticeAsync("gonganju");
    }

    private static Task<ServiceStage> OpenAsync(Func<GridBot.Configuration.GridBotSettings, GridBot.Configuration.GridBotSettings>? change = null) =>
        ServiceStage.OpenAsync(settings => (change ?? (same => same))(settings with { Conversation = settings.Conversation with { GroupWindow = Window } }));

    private static async Task<string> FileAsync(ServiceStage stage, string user = "zhang", string place = "和平路12号3单元")
    {
        await stage.Client.TextAsync(user, $"{place}楼道堆满纸箱");
        await stage.Platform.SentAsync(user);
        return ReportNumbers.In((await stage.Client.TextAsync(user, "提交")).Text);
    }
}
