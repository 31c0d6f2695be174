// How one's own reports stand, asked in one's own words, and the list of them.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class StatusTests
{
    [Theory]
    [InlineData("那个井盖怎么样了", "解放路8号")]
    [InlineData("井盖处理了没有", "解放路8号")]
    [InlineData("我报的路灯修好没", "人民路21号")]
    [InlineData("路灯修好了吗?", "人民路21号")]
    [InlineData("我报的噪音有结果了吗", "锦绣小区")]
    [InlineData("人民路的那个处理了吗", "人民路21号")]
    [InlineData("锦绣小区那件怎么样了呢", "锦绣小区")]
    public void A_question_about_an_own_report_is_answered_with_its_state(string text, string place)
    {
        var chat = ThreeFiled();
        chat.Say(text);
        Assert.Contains(place, chat.Read, StringComparison.Ordinal);
        Assert.Contains(chat.Reports.First(report => report.Place.Text == place).Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.All(chat.Reports.Where(report => report.Place.Text != place), report => Assert.DoesNotContain(report.Number.Text, chat.Read, StringComparison.Ordinal));
        Assert.Null(chat.Draft);
        Assert.Equal(3, chat.Reports.Count);
    }

    [Fact]
    public void Several_that_fit_are_listed_by_number()
    {
        var chat = ThreeFiled();
        chat.Say("中山路3号井盖破了");
        chat.Say("提交");
        chat.Say("那个井盖怎么样了");
        Assert.Contains(chat.Reports[0].Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.Contains(chat.Reports[3].Number.Text, chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_tells_reports_apart()
    {
        var chat = ThreeFiled();
        chat.Clock.Advance(TimeSpan.FromDays(1));
        chat.Say("中山路3号井盖破了");
        chat.Say("提交");
        chat.Say("昨天报的井盖有结果了吗");
        Assert.Contains("解放路8号", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("中山路3号", chat.Read, StringComparison.Ordinal);
        chat.Clock.Advance(TimeSpan.FromDays(6));
        chat.Say("上周那个路灯怎么样了");
        Assert.Contains("人民路21号", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我报的电梯修好没")]
    [InlineData("那个化粪池处理了没有")]
    public void What_was_never_reported_is_said_so_and_begins_nothing(string text)
    {
        var chat = ThreeFiled();
        chat.Say(text);
        Assert.Contains("我的上报", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("WG", chat.Read, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
    }

    [Theory]
    [InlineData("井盖坏了怎么没人管")]
    [InlineData("路灯不亮,报了三次了没人修")]
    [InlineData("中山路3号路灯修好没几天又坏了")]
    [InlineData("中山路3号井盖没了")]
    [InlineData("锦绣小区噪音太大,没人处理")]
    public void A_complaint_is_a_report(string text)
    {
        var chat = ThreeFiled();
        chat.Say(text);
        Assert.NotNull(chat.Draft);
        Assert.Null(chat.Draft.Filed);
    }

    [Fact]
    public void In_the_middle_of_a_report_it_is_answered_and_the_question_comes_back()
    {
        var chat = ThreeFiled();
        chat.Say("暖气一点不热,屋里才15度");
        var open = chat.Session.Open;
        chat.Say("那个井盖怎么样了");
        Assert.Contains("解放路8号", chat.Read, StringComparison.Ordinal);
        Assert.Equal(open, chat.Session.Open);
        Assert.Equal(["暖气一点不热,屋里才15度"], chat.Draft!.Said);
    }

    [Fact]
    public void The_list_holds_drafts_and_reports_and_says_what_can_be_done()
    {
        var chat = ThreeFiled();
        chat.Say("暖气一点不热,屋里才15度");
        chat.Say("我的上报");
        Assert.Contains("暖气", chat.Read, StringComparison.Ordinal);
        Assert.All(chat.Reports, report => Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal));
        var order = chat.Reports.Select(report => chat.Read.IndexOf(report.Number.Text, StringComparison.Ordinal)).ToList();
        Assert.Equal(order.Order(), order);
        Assert.Contains("撤回", chat.Read, StringComparison.Ordinal);
        Assert.Contains("改", chat.Read, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Slot, chat.Session.Open.Kind);
    }

    /// <summary>Somebody who has filed three reports today.</summary>
    private static Chat ThreeFiled()
    {
        var chat = new Chat();
        foreach (var text in (string[])["解放路8号井盖没了", "锦绣小区半夜施工噪音太大", "人民路21号路灯不亮"])
        {
            chat.Say(text);
            chat.AnswerAll();
            chat.Say("提交");
        }

        Assert.Equal(3, chat.Reports.Count);
        return chat;
    }
}
