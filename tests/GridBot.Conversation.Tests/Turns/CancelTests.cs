// Cancelling forgives: what was cancelled by a slip comes back, and "never mind" to one question costs one answer.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class CancelTests
{
    public static TheoryData<string> States => [.. Turns.States.Names.Where(state => state is not ("fresh" or "filed" or "menu" or "which kind" or "description" or "resume" or "follow-up" or "recall" or "correction after filing"))];

    [Theory]
    [MemberData(nameof(States))]
    public void What_was_cancelled_comes_back_with_all_that_was_said(string state)
    {
        foreach (var undo in (string[])["恢复", "继续"])
        {
            var chat = Turns.States.At(state);
            var before = chat.Draft!;
            chat.Say("取消");
            Assert.Null(chat.Draft);
            chat.Say(undo);
            Assert.Equal(before.Said, chat.Draft!.Said);
            Assert.Equal(before.Values, chat.Draft.Values);
            Assert.Equal(before.Attachments, chat.Draft.Attachments);
            Assert.Null(chat.Session.Cancelled);
        }
    }

    [Fact]
    public void After_the_time_of_undoing_nothing_is_left_of_a_cancelled_draft()
    {
        var chat = Turns.States.At("summary");
        chat.Say("取消");
        chat.Clock.Advance(RealDialogs.Set.Drafts.UndoFor);
        chat.Say("恢复");
        Assert.Null(chat.Draft);
        Assert.DoesNotContain("纸箱", SessionJson.Write(chat.Session), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_begun_since_waits_behind_the_one_brought_back()
    {
        var chat = Turns.States.At("summary");
        chat.Say("取消");
        chat.Say("解放路8号井盖没了");
        chat.Say("恢复");
        Assert.Equal(7, chat.Draft!.Matter);
        chat.Say("提交");
        Assert.Equal(24, chat.Draft!.Matter);
        chat.Say("提交");
        Assert.Equal(2, chat.Reports.Count);
    }

    [Fact]
    public void Never_mind_to_a_yes_no_question_leaves_it_out_and_to_a_summary_it_cancels()
    {
        var chat = Turns.States.At("yes-no");
        var slot = chat.Session.Open.Slot;
        chat.Say("算了");
        Assert.Equal("", chat.Draft!.Find(slot)!.Value);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("算了");
        Assert.Null(chat.Draft);
    }

    [Fact]
    public void Starting_over_by_a_slip_is_forgiven_too()
    {
        var chat = Turns.States.At("summary");
        chat.Say("重新开始");
        chat.Say("恢复");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void Whoever_has_their_data_deleted_cannot_bring_anything_back()
    {
        var chat = Turns.States.At("summary");
        chat.Photo();
        chat.Say("取消");
        chat.Say("删除我的数据");
        chat.Say("1");
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 1 });
        Assert.Equal(SessionJson.Write(Session.New), SessionJson.Write(chat.Session));
    }

    [Theory]
    [InlineData("which matter", "菜单")]
    [InlineData("which matter", "删除我的数据")]
    [InlineData("menu with a story", "删除我的数据")]
    [InlineData("place", "菜单")]
    [InlineData("place", "删除我的数据")]
    [InlineData("summary", "菜单")]
    public void Back_out_of_a_digression_leaves_the_drafts_own_question_open(string state, string word)
    {
        var chat = Turns.States.At(state);
        var open = chat.Session.Open;
        chat.Say(word);
        chat.Say("返回");
        Assert.Equal(open, chat.Session.Open);
        Assert.NotEmpty(chat.Draft!.Said);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Going_on_asks_the_open_question_again_and_is_no_answer(string state)
    {
        var chat = Turns.States.At(state);
        var before = chat.Draft!;
        chat.Say("继续");
        Assert.Equal(before.Said, chat.Draft!.Said);
        Assert.Equal(before.Values, chat.Draft.Values);
        Assert.NotEqual("", chat.Read);
    }
}
