// The life of a case through the real service: from the reporter's words over the officers' cards to the outcome.
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Cases;

public sealed class CaseLifeServiceTests
{
    private const string Reporter = "zhang";
    private const string Officer = "sunwei";
    private const string Colleague = "machao";
    private const string Office = "fenglei";

    private static long codes;

    [Fact]
    public async Task A_case_goes_from_the_notice_to_the_rating_and_everybody_hears_what_concerns_them()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        Assert.Contains(number, (await stage.Platform.NoticeAsync("gonganju")).Words, StringComparison.Ordinal);
        var card = await CardAsync(stage, Officer, "接收");

        Assert.Contains("孙伟", (await stage.Client.TapAsync(Officer, card, "接收")).Button, StringComparison.Ordinal);
        await HeardAsync(stage, Reporter, "市公安局");
        Assert.Contains("孙伟", (await stage.Platform.NoticeAsync("gonganju", 2)).Words, StringComparison.Ordinal);

        Assert.Contains(number, (await stage.Client.TextAsync(Officer, "问报告人 在几楼")).Text, StringComparison.Ordinal);
        await HeardAsync(stage, Reporter, "在几楼");
        Assert.Contains(number, (await stage.Client.TextAsync(Reporter, "三楼")).Text, StringComparison.Ordinal);
        await HeardAsync(stage, Officer, "三楼");

        Assert.Contains(number, (await stage.Client.TextAsync(Officer, "办结")).Text, StringComparison.Ordinal);
        await stage.Client.ImageAsync(Officer, "media-of-the-result");
        Assert.Contains(number, (await stage.Client.TextAsync(Officer, "纸箱已清走")).Text, StringComparison.Ordinal);
        var question = await HeardAsync(stage, Reporter, "纸箱已清走");
        Assert.Contains("满意", (await stage.Client.TapAsync(Reporter, question, "满意")).Button, StringComparison.Ordinal);

        Assert.Equal("Rated|Satisfied|孙伟", await stage.QueryAsync<string>("SELECT state || '|' || rating || '|' || handler FROM report"));
        Assert.Equal("File,Accept,Ask,Answer,Finish,Rate", await stage.QueryAsync<string>("SELECT group_concat(action, ',') FROM (SELECT action FROM report_event ORDER BY step)"));
        Assert.Equal("", await stage.QueryAsync<string>($"SELECT awaits FROM person WHERE user_key = '{stage.KeyOf(Reporter)}'"));
        Assert.Contains(await stage.QueryAsync<string>("SELECT id FROM attachment"), await stage.QueryAsync<string>("SELECT attachments FROM report_event WHERE action = 'Finish'"), StringComparison.Ordinal);
        await SettledAsync(stage);
        foreach (var name in (string[])["孙伟", Officer])
        {
            Assert.DoesNotContain(stage.Platform.SentTo(Reporter), sent => sent.Words.Contains(name, StringComparison.Ordinal));
        }

        var person = await stage.QueryAsync<string>($"SELECT id FROM person WHERE user_key = '{stage.KeyOf(Reporter)}'");
        foreach (var call in stage.Platform.SentTo(Officer).Concat(stage.Platform.Notices("gonganju")))
        {
            Assert.DoesNotContain(Reporter, call.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(person, call.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_card_of_one_officer_says_what_another_did_and_a_tap_on_it_changes_nothing()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        var card = await CardAsync(stage, Officer, "接收");
        await SettledAsync(stage);
        await stage.Client.TextAsync(Colleague, $"接收 {number}");
        var update = await Eventually.AsAsync(() => stage.Platform.Calls("message/update_template_card"), calls => calls.Count > 0);
        Assert.Contains("马超", Assert.Single(update).Words, StringComparison.Ordinal);
        Assert.Contains("马超", (await stage.Client.TapAsync(Officer, card, "接收")).Button, StringComparison.Ordinal);
        var told = await HeardAsync(stage, Officer, "马超");
        Assert.Contains(number, told.Words, StringComparison.Ordinal);
        Assert.Equal("马超", await stage.QueryAsync<string>("SELECT handler FROM report"));
        Assert.Equal(1, await stage.QueryAsync<long>("SELECT COUNT(*) FROM report_event WHERE action = 'Accept'"));
    }

    [Fact]
    public async Task A_case_that_is_sent_back_comes_to_the_office_which_sends_it_on_by_a_tap()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        await stage.Client.TapAsync(Officer, await CardAsync(stage, Officer, "退回"), "退回");
        await stage.Client.TapAsync(Officer, await CardAsync(stage, Officer, "不属本单位职责"), "不属本单位职责");
        Assert.Contains("不属本单位职责", (await stage.Platform.NoticeAsync("zongzhiban")).Words, StringComparison.Ordinal);
        await CardAsync(stage, Office, "办结");
        Assert.Contains("市环保局", (await stage.Client.TextAsync(Office, $"分派 {number} 市环保局")).Text, StringComparison.Ordinal);
        Assert.Contains(number, (await stage.Platform.NoticeAsync("huanbaoju")).Words, StringComparison.Ordinal);
        await CardAsync(stage, "wutao", "接收");
        await HeardAsync(stage, Reporter, "市环保局");
        Assert.Contains(number, (await stage.Client.TextAsync("wutao", "待办")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await stage.Client.TextAsync(Officer, "待办")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_who_is_not_content_reopens_and_the_bureau_gets_notice_and_card()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        await stage.Client.TextAsync(Officer, $"办结 {number} 清走了");
        await HeardAsync(stage, Reporter, "清走了");
        await stage.Client.TextAsync(Reporter, "不满意");
        await stage.Client.TextAsync(Reporter, "重开 二楼还堆着");
        await Eventually.AsAsync(() => stage.Platform.Notices("gonganju"), sent => sent.Any(call => call.Words.Contains("二楼还堆着", StringComparison.Ordinal)));
        Assert.Equal("Reopened", await stage.QueryAsync<string>("SELECT state FROM report"));
        await Eventually.AsAsync(() => stage.Platform.SentTo(Officer).Count(call => call.Captions.Any(caption => caption.EndsWith("接收", StringComparison.Ordinal))), cards => cards == 2);
    }

    [Fact]
    public async Task Refused_words_of_an_officer_and_of_an_answer_leave_no_trace()
    {
        const string refused = "17号楼阿不都一家是维吾尔族,天天在家念经,你们盯着点";
        await using var stage = await OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        var number = await FileAsync(stage);
        await stage.Client.TextAsync(Officer, $"问报告人 {number} 在几楼");
        await HeardAsync(stage, Reporter, "在几楼");
        await stage.Client.ImageAsync(Reporter, "media-of-the-answer");
        await stage.Client.TextAsync(Reporter, refused);
        await stage.Client.TextAsync(Officer, $"办结 {number}");
        await stage.Client.ImageAsync(Officer, "media-of-the-result");
        await stage.Client.TextAsync(Officer, refused);
        await stage.Client.TextAsync(Officer, $"办结 {number} {refused}");
        await stage.Client.TextAsync(Officer, $"退回 {number} {refused}");
        await SettledAsync(stage);
        foreach (var part in (string[])["阿不都", "念经", "17号楼"])
        {
            Assert.Empty(stage.Folder.FilesWith(part));
            Assert.DoesNotContain(part, stage.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(stage.Platform.Calls("webhook/send").Concat(stage.Platform.Calls("message/send")), call => call.Words.Contains(part, StringComparison.Ordinal));
        }

        Assert.Equal(0, await stage.CountAsync("attachment"));
        Assert.Equal("Filed", await stage.QueryAsync<string>("SELECT state FROM report"));
    }

    [Fact]
    public async Task A_case_goes_on_without_its_reporter()
    {
        await using var stage = await OpenAsync();
        var number = await FileAsync(stage);
        await stage.Client.TextAsync(Reporter, "删除我的数据");
        await stage.Client.TextAsync(Reporter, "删除");
        await SettledAsync(stage);
        var sent = stage.Platform.SentTo(Reporter).Count;
        await stage.Client.TextAsync(Officer, $"接收 {number}");
        await stage.Client.TextAsync(Officer, $"问报告人 {number} 在几楼");
        await stage.Client.TextAsync(Officer, $"办结 {number} 清走了");
        await SettledAsync(stage);
        Assert.Equal(sent, stage.Platform.SentTo(Reporter).Count);
        Assert.Equal("Done", await stage.QueryAsync<string>("SELECT state FROM report"));
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT COUNT(*) FROM report_event WHERE actor = 'reporter' AND person <> ''"));
    }

    private static async Task<ServiceStage> OpenAsync()
    {
        var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("message/send", _ => new FakeAnswer.Json($$"""{"errcode":0,"errmsg":"ok","response_code":"code-{{Interlocked.Increment(ref codes)}}"}"""));
        stage.Platform.Allow("message/update_template_card");
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        return stage;
    }

    private static async Task<string> FileAsync(ServiceStage stage)
    {
        await stage.Client.TextAsync(Reporter, "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync(Reporter);
        return ReportNumbers.In((await stage.Client.TextAsync(Reporter, "提交")).Text);
    }

    /// <summary>The newest card of somebody with a button.</summary>
    private static async Task<FakeCall> CardAsync(ServiceStage stage, string user, string button)
        => (await Eventually.AsAsync(() => stage.Platform.SentTo(user).LastOrDefault(call => call.Captions.Any(caption => caption.EndsWith(button, StringComparison.Ordinal))), card => card is not null))!;

    private static async Task<FakeCall> HeardAsync(ServiceStage stage, string user, string words)
        => (await Eventually.AsAsync(() => stage.Platform.SentTo(user).LastOrDefault(call => call.Words.Contains(words, StringComparison.Ordinal)), call => call is not null))!;

    private static Task SettledAsync(ServiceStage stage)
        => Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE kind <> 'CaseTimer'"), count => count == 0);
}
