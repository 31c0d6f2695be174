// Urgent reports go out as soon as there is a place; what is missing follows as an update.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class EarlyFilingTests
{
    [Fact]
    public void Without_a_place_the_place_is_the_only_question_and_with_it_the_report_is_out()
    {
        var chat = new Chat();
        chat.Say("工地脚手架塌了压着两个人");
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "place"), chat.Session.Open);
        Assert.Empty(chat.Reports);
        chat.Locate();
        var report = Assert.Single(chat.Reports);
        Assert.Equal((4, Urgency.Urgent), (report.Matter, report.Urgency));
        Assert.True(Assert.Single(chat.Notices).Urgent);
        Assert.Matches("^请先打.*120", chat.Read.Split('\n')[0]);
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.False(chat.Last.Reply!.AfterBurst);
    }

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.Resident)]
    public void With_a_place_it_is_out_at_the_first_sentence(Role role)
    {
        var chat = new Chat(role);
        chat.Say("幸福街17号五楼着火了,火苗挺大");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
        Assert.Contains("119", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("1. 提交", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_still_missing_is_asked_and_follows_as_one_update()
    {
        var chat = States.At("follow-up");
        var notices = chat.Notices.Count;
        var text = chat.Reports[0].Text;
        Assert.Equal(1, notices);
        Assert.NotNull(chat.Asked);
        chat.AnswerAll();
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        Assert.Null(chat.Draft);
        var report = Assert.Single(chat.Reports);
        Assert.Equal(text, report.Text);
        Assert.InRange(chat.Notices.Count, 1, 2);
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_follows_is_stored_with_the_report()
    {
        var chat = States.At("follow-up");
        var slot = chat.Asked!;
        chat.AnswerAsked();
        Assert.Contains(Assert.Single(chat.Reports).Answers, answer => answer.Slot == slot.Id);
        Assert.Contains(slot.Label, chat.Notices[^1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_questions_after_it_can_be_left_unanswered()
    {
        var chat = States.At("follow-up");
        for (var asked = 0; chat.Session.Open.Kind == QuestionKind.Slot; asked++)
        {
            Assert.True(asked < 10);
            chat.Say("跳过");
        }

        Assert.Null(chat.Draft);
        Assert.Equal(ReportState.Filed, Assert.Single(chat.Reports).State);
        Assert.Single(chat.Notices);
    }

    [Fact]
    public void Half_an_hour_later_the_questions_are_over()
    {
        var chat = States.At("follow-up");
        chat.Clock.Advance(RealDialogs.Set.Drafts.SetAsideAfter);
        chat.Say("你好");
        Assert.Null(chat.Draft);
        Assert.Empty(chat.Session.Aside);
    }

    [Fact]
    public void Cancel_does_not_claim_that_nothing_was_sent()
    {
        var chat = States.At("follow-up");
        chat.Say("取消");
        Assert.Equal(QuestionKind.Recall, chat.Session.Open.Kind);
        Assert.Contains(chat.Reports[0].Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("没有保存", chat.Read, StringComparison.Ordinal);
        chat.Say("1");
        Assert.Equal(ReportState.Withdrawn, chat.Reports[0].State);
        Assert.True(chat.Notices[^1].Urgent);
    }

    [Fact]
    public void Withdrawing_in_the_middle_of_the_questions_takes_one_word()
    {
        var chat = States.At("follow-up");
        chat.Say("撤回");
        Assert.Equal(ReportState.Withdrawn, Assert.Single(chat.Reports).State);
        Assert.Null(chat.Draft);
        Assert.Contains("撤回", chat.Notices[^1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_during_the_questions_goes_out_as_an_update()
    {
        var chat = States.At("follow-up");
        var open = chat.Session.Open;
        chat.Say("地点改成人民路21号");
        Assert.Equal("人民路21号", Assert.Single(chat.Reports).Place.Text);
        Assert.Equal(open, chat.Session.Open);
        Assert.Contains("幸福街17号五楼 → 人民路21号", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("和平路12号3单元楼道堆满纸箱")]
    [InlineData("解放路8号井盖没了")]
    public void Another_story_in_the_middle_of_the_questions_is_another_report(string text)
    {
        var chat = States.At("follow-up");
        chat.Say(text);
        Assert.Equal([text], chat.Draft!.Said);
        Assert.Null(chat.Draft.Filed);
        Assert.Equal("幸福街17号五楼", Assert.Single(chat.Reports).Place.Text);
    }

    [Fact]
    public void The_menu_in_the_middle_of_the_questions_begins_another_report()
    {
        var chat = States.At("follow-up");
        chat.Say("菜单");
        chat.Say("环境安全");
        Assert.Equal(6, chat.Draft!.Matter);
        Assert.Null(chat.Draft.Filed);
        Assert.Equal(7, Assert.Single(chat.Reports).Matter);
    }

    [Fact]
    public void A_danger_that_comes_up_at_the_summary_files_it()
    {
        var chat = States.At("summary");
        chat.Say("现在着火了");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Theory]
    [InlineData("昨晚解放路8号门前垃圾桶失火,已经扑灭,没人受伤")]
    [InlineData("今天下午在文化广场做了消防宣传,讲了着火怎么逃生")]
    [InlineData("和平路12号3单元楼道堆满纸箱")]
    public void What_is_no_danger_waits_for_its_word(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.Empty(chat.Reports);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void A_danger_whose_matter_is_not_sure_asks_for_it_first()
    {
        var chat = new Chat();
        chat.Say("人民路21号有人受伤");
        if (chat.Session.Open.Kind is QuestionKind.Matter or QuestionKind.Menu)
        {
            Assert.Empty(chat.Reports);
        }

        Assert.Contains("120", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Submit_in_the_middle_of_the_questions_files_nothing_twice()
    {
        var chat = States.At("follow-up");
        chat.Say("提交");
        Assert.Single(chat.Reports);
        Assert.Contains(chat.Reports[0].Number.Text, chat.Read, StringComparison.Ordinal);
    }
}
