// Which way an answer goes: in the passive reply, or through the send API as a card.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_short_typed_answer_is_answered_in_the_passive_reply()
    {
        await using var stage = await ServiceStage.OpenAsync();
        var first = await stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了");
        Assert.Empty(first.Raw);
        Assert.Contains("位置", (await stage.Platform.SentAsync("zhang")).Words, StringComparison.Ordinal);
        var second = await stage.Client.TextAsync("zhang", "锦绣小区5号楼");
        Assert.Contains("锦绣小区5号楼", second.Text, StringComparison.Ordinal);
        Assert.Contains("1. 提交", second.Text, StringComparison.Ordinal);
        Assert.Contains("已上报，编号 WG", (await stage.Client.TextAsync("zhang", "1")).Text, StringComparison.Ordinal);
        await stage.Platform.NoticeAsync("gonganju");
        Assert.Single(stage.Platform.SentTo("zhang"));
    }

    [Fact]
    public async Task A_tap_is_answered_by_the_buttons_caption_and_the_next_question_comes_as_a_card()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        var summary = await stage.Platform.SentAsync("zhang");
        Assert.Equal("template_card", (string?)summary.Body!["msgtype"]);
        var tapped = await stage.Client.TapAsync("zhang", summary, "修改");
        Assert.Equal("update_button", tapped.Reply!.Element("MsgType")!.Value);
        Assert.Equal("已选：修改", tapped.Button);
        var question = await stage.Platform.SentAsync("zhang", 2);
        Assert.Contains(question.Captions, caption => caption.EndsWith("地点", StringComparison.Ordinal));
        Assert.NotEqual(summary.TaskId, question.TaskId);
    }

    [Fact]
    public async Task A_card_that_was_answered_already_changes_nothing()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        var summary = await stage.Platform.SentAsync("zhang");
        await stage.Client.TapAsync("zhang", summary, "提交");
        await stage.Client.TapAsync("zhang", summary, "提交");
        Assert.Equal(1, await stage.CountAsync("report"));
    }

    [Fact]
    public async Task Cards_switched_off_leave_the_same_question_as_text()
    {
        await using var stage = await ServiceStage.OpenAsync(settings => settings with { WeCom = settings.WeCom with { Cards = false } });
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        var sent = await stage.Platform.SentAsync("zhang");
        Assert.Equal("text", (string?)sent.Body!["msgtype"]);
        Assert.Contains("1. 提交", sent.Words, StringComparison.Ordinal);
    }
}
