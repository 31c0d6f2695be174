// What is said beside every question adds to the story, is about the report just sent, or is told not to be understood; it never goes unanswered.
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Tests.Turns;

public sealed class AdditionTests
{
    [Fact]
    public void More_said_at_the_summary_is_kept_and_said_to_be()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        var answer = chat.Say("物业不管");
        Assert.Contains("补充", answer, StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Contains("物业不管", Assert.Single(chat.Reports).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_at_the_summary_is_said_not_to_be_understood_and_added_to_nothing()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        Assert.Contains("没看明白", chat.Say("哈哈哈"), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.DoesNotContain("哈哈", Assert.Single(chat.Reports).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("没有")]
    [InlineData("哦哦")]
    public void A_sound_with_nothing_open_begins_no_report(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.Null(chat.Draft);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
    }

    [Fact]
    public void What_is_said_after_an_urgent_report_is_about_it()
    {
        var chat = new Chat();
        chat.Say("我家孩子走丢了");
        chat.Say("锦绣小区门口");
        var report = Assert.Single(chat.Reports);
        chat.AnswerAll();
        chat.Say("5岁男孩,穿红衣服");
        Assert.Equal(report.Number, Assert.Single(chat.Reports).Number);
        Assert.Contains("红衣服", chat.Reports[0].Text, StringComparison.Ordinal);
        Assert.Contains(chat.Notices, notice => notice.Markdown.Contains("红衣服", StringComparison.Ordinal));
    }

    [Fact]
    public void Danger_of_another_story_right_after_filing_is_another_report()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        chat.Say("提交");
        chat.Say("工地脚手架塌了压着两个人");
        Assert.DoesNotContain("脚手架", chat.Reports[0].Text, StringComparison.Ordinal);
        chat.Say("人民路21号");
        Assert.Equal([4, 24], chat.Reports.Select(report => report.Matter));
    }

    [Fact]
    public void Danger_at_the_place_just_reported_is_more_about_it()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        chat.Say("提交");
        chat.Say("有人掉下去受伤了");
        Assert.Equal(GridBot.Reports.Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Fact]
    public void Another_story_after_an_urgent_report_is_another_report()
    {
        var chat = new Chat();
        chat.Say("工地脚手架塌了压着两个人");
        chat.Say("人民路21号");
        chat.AnswerAll();
        chat.Say("解放路8号井盖没了");
        Assert.Equal(24, chat.Draft?.Matter);
        Assert.Null(chat.Draft?.Filed);
    }

    [Fact]
    public void A_place_alone_waits_for_what_is_the_matter_there()
    {
        var chat = new Chat();
        chat.Say("锦绣小区5号楼");
        Assert.Null(chat.Draft?.Matter);
        var summary = chat.Say("楼道堆满纸箱");
        Assert.Contains("消防安全", summary, StringComparison.Ordinal);
        Assert.Contains("锦绣小区5号楼", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_thing_of_the_same_matter_at_another_place_is_another_report()
    {
        var chat = new Chat();
        chat.Say("人民路21号路面有个坑");
        Assert.Contains("先报", chat.Say("解放路12号路灯不亮"), StringComparison.Ordinal);
        Assert.Single(chat.Session.Aside);
    }
}
