// Whatever is sent: a helpful reply, nothing lost, and no question that goes round in circles.
using System.Text;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class OddInputTests
{
    public static TheoryData<string> Odd => ["", "   ", "👍", "。。。", "[微笑]", "99", "啊"];

    public static TheoryData<string> States => [.. Turns.States.Names];

    [Theory]
    [MemberData(nameof(Odd))]
    public void A_question_not_answered_is_explained_then_the_ways_out_are_told_then_offered_as_options(string odd)
    {
        var chat = Turns.States.At("yes-no");
        var question = chat.Session.Open;
        Assert.DoesNotContain("取消", chat.Say(odd), StringComparison.Ordinal);
        Assert.Equal(question, chat.Session.Open);
        Assert.Contains("取消", chat.Say(odd), StringComparison.Ordinal);
        chat.Say(odd);
        Assert.Equal(QuestionKind.Stuck, chat.Session.Open.Kind);
        Assert.Equal(["leave-out", "other", "hand-over", "cancel"], chat.Options.Select(option => option.Id));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Nonsense_never_gets_the_same_question_more_than_three_times(string state)
    {
        foreach (var odd in (string[])["👍", "99", ""])
        {
            var chat = Turns.States.At(state);
            var asked = new List<OpenQuestion>();
            for (var turn = 0; turn < 12; turn++)
            {
                Assert.NotEqual("", chat.Say(odd));
                asked.Add(chat.Session.Open);
            }

            Assert.All(asked.Where(open => open.Kind != QuestionKind.None).GroupBy(open => open), group => Assert.InRange(group.Count(), 1, 3));
            Assert.Equal(QuestionKind.None, asked[^1].Kind);
        }
    }

    [Fact]
    public void Who_stays_stuck_finds_everything_again_later()
    {
        var chat = Turns.States.At("place");
        for (var turn = 0; turn < 6; turn++)
        {
            chat.Say("👍");
        }

        Assert.Null(chat.Draft);
        Assert.Single(chat.Session.Aside);
        chat.Say("继续");
        Assert.Equal("place", chat.Session.Open.Slot);
        chat.Say("锦绣小区");
        chat.Say("提交");
        Assert.Equal("暖气一点不热,屋里才15度", Assert.Single(chat.Reports).Text);
    }

    [Fact]
    public void The_question_can_still_be_answered_in_words_when_the_ways_out_are_offered()
    {
        var chat = Stuck("place");
        chat.Say("锦绣小区5号楼");
        Assert.Equal("锦绣小区5号楼", chat.Shown("place"));
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void What_nobody_can_say_is_left_out()
    {
        var chat = Stuck("yes-no");
        chat.Say("1");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void Handing_over_files_the_draft_as_it_is_to_the_office_and_gives_a_number()
    {
        var chat = Stuck("place");
        chat.Photo();
        chat.Say("转人工");
        var report = Assert.Single(chat.Reports);
        Assert.Equal(RealDialogs.Set.Office.Id, report.Bureau);
        Assert.Equal("暖气一点不热,屋里才15度", report.Text);
        Assert.Single(report.Attachments);
        Assert.Contains(report.Answers, answer => answer.Slot == "hand-over");
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
        var notice = Assert.Single(chat.Notices);
        Assert.Equal(RealDialogs.Set.Office.Group, notice.Group);
        Assert.Contains("人工补全", notice.Markdown, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
    }

    [Theory]
    [InlineData("menu with a story")]
    [InlineData("which matter")]
    [InlineData("summary")]
    [InlineData("yes-no")]
    public void Somebody_who_asks_for_people_gets_them_in_any_state_with_a_story(string state)
    {
        var chat = Turns.States.At(state);
        var said = string.Join('\n', chat.Draft!.Said);
        chat.Say("转人工");
        Assert.Equal(said, Assert.Single(chat.Reports).Text);
        Assert.Equal(RealDialogs.Set.Office.Id, chat.Reports[0].Bureau);
    }

    [Fact]
    public void Without_a_word_about_what_it_is_nothing_is_handed_over()
    {
        var chat = new Chat();
        chat.Photo();
        chat.Say("转人工");
        Assert.Empty(chat.Reports);
        Assert.Single(chat.Draft!.Attachments);
    }

    [Fact]
    public void A_voice_message_asks_for_one_line_and_with_words_it_is_just_kept()
    {
        var chat = new Chat();
        Assert.Contains("打一句话", chat.Voice(), StringComparison.Ordinal);
        chat.Say("和平路12号3单元楼道堆满纸箱");
        Assert.DoesNotContain("打一句话", chat.Voice(), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal(2, Assert.Single(chat.Reports).Attachments.Count);
    }

    [Theory]
    [InlineData("https://example.org/a?b=c")]
    [InlineData("看看 https://mp.example.cn/s/abcdef")]
    public void A_link_asks_for_a_word_and_begins_no_report(string link)
    {
        var chat = new Chat();
        var answer = chat.Say(link);
        if (!link.StartsWith("看看", StringComparison.Ordinal))
        {
            Assert.Contains("一句话", answer, StringComparison.Ordinal);
            Assert.Null(chat.Draft);
        }

        Assert.Contains("一句话", chat.Send(new Activity { Kind = ActivityKind.Link }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_an_unknown_kind_gets_a_helpful_reply_in_every_state()
    {
        foreach (var state in Turns.States.Names)
        {
            var chat = Turns.States.At(state);
            Assert.Contains("打一句话", chat.Send(new Activity { Kind = ActivityKind.Other }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_long_article_is_answered_with_what_was_understood_and_kept()
    {
        foreach (var state in Turns.States.Names)
        {
            var chat = Turns.States.At(state);
            chat.Say("转发:关于和平路12号3单元楼道堆满纸箱的情况说明。" + string.Concat(Enumerable.Repeat("大家都很着急希望快点来人看看处理一下", 110)));
            Assert.InRange(Encoding.UTF8.GetByteCount(chat.Read), 1, 2048);
            Assert.Equal(SessionJson.Write(chat.Session), SessionJson.Write(SessionJson.Read(SessionJson.Write(chat.Session))));
        }
    }

    [Fact]
    public void Two_thousand_characters_are_no_place()
    {
        var chat = Turns.States.At("place");
        chat.Say(string.Concat(Enumerable.Repeat("这里一直很冷没有人管我们等了好久", 125)));
        Assert.Null(chat.Shown("place"));
        Assert.Equal(2, chat.Draft!.Said.Count);
        Assert.Equal("place", chat.Session.Open.Slot);
    }

    [Fact]
    public void More_story_instead_of_the_place_is_kept_and_the_place_is_not_asked_for_ever()
    {
        var chat = Turns.States.At("place");
        chat.Say("暖气管子漏水了");
        Assert.Null(chat.Shown("place"));
        Assert.Equal(2, chat.Draft!.Said.Count);
        chat.Say("供暖一直不热");
        chat.Say("暖气片上都是锈");
        Assert.Equal(QuestionKind.Stuck, chat.Session.Open.Kind);
        Assert.Equal(4, chat.Draft!.Said.Count);
    }

    private static Chat Stuck(string state)
    {
        var chat = Turns.States.At(state);
        for (var turn = 0; turn < 3; turn++)
        {
            chat.Say("👍");
        }

        Assert.Equal(QuestionKind.Stuck, chat.Session.Open.Kind);
        return chat;
    }
}
