// What is filed and what the bureau's group reads.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class FilingTests
{
    [Fact]
    public void A_filed_report_holds_what_was_said_where_and_when()
    {
        var chat = new Chat();
        chat.Say("今天上午9点和平路12号3单元楼道堆满纸箱,还有人飞线充电");
        chat.Photo();
        chat.AnswerAll();
        chat.Say("提交");
        var report = Assert.Single(chat.Reports);
        Assert.Equal(7, report.Matter);
        Assert.Equal("hazard", report.Kind);
        Assert.Equal(ReportState.Filed, report.State);
        Assert.Equal("今天上午9点和平路12号3单元楼道堆满纸箱,还有人飞线充电", report.Text);
        Assert.Equal("和平路12号3单元", report.Place.Text);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8)), report.OccurredAt);
        Assert.Equal(chat.Clock.GetUtcNow(), report.FiledAt);
        Assert.Equal(RealDialogs.Set.Version, report.DialogVersion);
        Assert.Equal("person", report.Person);
        Assert.Contains(report.Answers, answer => answer is { Slot: "what", Shown: "通道堵塞、电动车违规充电" });
        Assert.Single(report.Attachments);
    }

    [Fact]
    public void The_number_to_call_is_said_first_and_at_once()
    {
        var chat = new Chat();
        chat.Say("工地脚手架塌了压着两个人");
        Assert.StartsWith("请先打119和120", chat.Read, StringComparison.Ordinal);
        Assert.False(chat.Last.Reply!.AfterBurst);
        chat.AnswerAll();
        Assert.Equal(Urgency.Urgent, chat.Reports[0].Urgency);
        Assert.True(chat.Notices[0].Urgent);
    }

    [Theory]
    [InlineData("今天下午在文化广场搞了禁毒宣传,发了200份册子")]
    [InlineData("今天在锦绣小区开展消防演练,模拟着火和人员被困,100人参加")]
    public void An_activity_wakes_no_group_and_is_never_urgent(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.DoesNotContain("119", chat.Read, StringComparison.Ordinal);
        chat.AnswerAll();
        Assert.DoesNotContain("紧急", chat.Read, StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal(Urgency.Normal, Assert.Single(chat.Reports).Urgency);
        Assert.Empty(chat.Notices);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.NotifyGroup);
    }

    [Fact]
    public void A_notice_never_holds_the_person()
    {
        var chat = States.At("filed");
        Assert.DoesNotContain("person", Assert.Single(chat.Notices).Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<@all>")]
    [InlineData("<@zhangsan>")]
    [InlineData("[点我](https://evil.example)")]
    [InlineData("<font color=\"warning\">红</font>")]
    [InlineData("**粗体** `代码`")]
    [InlineData("＜@all＞")]
    [InlineData("@all")]
    [InlineData("![图](https://evil.example/a.png)")]
    public void What_people_type_becomes_no_mention_link_or_colour_in_a_notice(string text)
    {
        var plain = Notice("和平路12号3单元楼道堆满纸箱");
        var typed = Notice($"和平路12号3单元楼道堆满纸箱{text}");
        foreach (var mark in (string[])["<@", "](", "<font", "**", "`", "[查看]", "!["])
        {
            Assert.Equal(Count(plain, mark), Count(typed, mark));
        }
    }

    [Fact]
    public void A_place_with_marks_becomes_no_mention_in_a_notice()
    {
        var chat = States.At("place");
        chat.Say("<@all>小区[x](http://a)");
        chat.Say("提交");
        Assert.DoesNotContain("<@all>", chat.Notices[0].Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("](http://a)", chat.Notices[0].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_twice_gives_the_same_result()
    {
        foreach (var state in States.Names)
        {
            var chat = States.At(state);
            foreach (var text in (string[])["提交", "和平路14号着火了,昨晚八点", "返回", "2", "没有", "改地点"])
            {
                var input = new TurnInput
                {
                    Session = chat.Session,
                    Activity = Activity.Says(text),
                    Now = chat.Clock.GetUtcNow(),
                    Person = "person",
                    Role = Role.Worker,
                    OwnReports = [],
                    FreeNumber = ReportNumber.Draw(chat.Clock.GetUtcNow(), new Random(3)),
                };
                Assert.Equal(Told(RealDialogs.Engine.Advance(input)), Told(new ConversationEngine(RealDialogs.Set, new Uri("https://grid.example/")).Advance(input)));
            }
        }
    }

    [Fact]
    public void A_session_that_cannot_be_read_begins_anew()
    {
        Assert.Equal(Session.New, SessionJson.Read("{"));
        Assert.Equal(Session.New, SessionJson.Read("{\"format\":99}"));
        Assert.Equal(Session.New, SessionJson.Read(null));
    }

    private static string Told(TurnResult result)
        => SessionJson.Write(result.Session) + GridBot.Conversation.Transcripts.ReplyText.Of(result.Reply) + string.Join(';', result.Effects.Select(effect => System.Text.Json.JsonSerializer.Serialize((object)effect)));

    private static string Notice(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        chat.AnswerAll();
        chat.Say("提交");
        return Assert.Single(chat.Notices).Markdown;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
