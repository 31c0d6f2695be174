// Several messages that arrive together are answered once, with all that was in them.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class BurstTests
{
    private static readonly Dictionary<string, Activity> Parts = new(StringComparer.Ordinal)
    {
        ["text"] = Activity.Says("楼道堆满纸箱,还有人飞线充电,看着要出事,赶紧来人看看吧"),
        ["photo"] = new Activity { Kind = ActivityKind.Image },
        ["location"] = new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(38.914, 121.6147), PlaceLabel = "人民广场" },
    };

    [Theory]
    [InlineData("text", "photo", "location")]
    [InlineData("text", "location", "photo")]
    [InlineData("photo", "text", "location")]
    [InlineData("photo", "location", "text")]
    [InlineData("location", "text", "photo")]
    [InlineData("location", "photo", "text")]
    public void A_burst_in_any_order_ends_with_one_reply_that_holds_all(params string[] order)
    {
        var chat = new Chat();
        foreach (var part in order)
        {
            chat.Send(Parts[part], afterSeconds: 0.3);
            Assert.True(chat.Last.Reply!.AfterBurst);
        }

        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Contains("人民广场", chat.Read, StringComparison.Ordinal);
        Assert.Contains("1张", chat.Read, StringComparison.Ordinal);
        Assert.Contains("飞线", chat.Read, StringComparison.Ordinal);
        Assert.Single(chat.Draft!.Said);
        Assert.Single(chat.Draft.Attachments);
    }

    [Fact]
    public void The_opening_lines_of_an_answer_that_was_not_sent_open_the_one_that_replaces_it()
    {
        var chat = new Chat(Role.Resident);
        chat.Send(Activity.Says("锦绣小区停水两天了没人管"), afterSeconds: 0);
        chat.Send(new Activity { Kind = ActivityKind.Image }, afterSeconds: 0.4);
        chat.Send(new Activity { Kind = ActivityKind.Image }, afterSeconds: 0.4);
        Assert.StartsWith("先说明一下", chat.Read, StringComparison.Ordinal);
        chat.Say("不对,是14号");
        Assert.DoesNotContain("先说明一下", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_photo_before_or_after_the_text_belongs_to_the_report(bool before)
    {
        var chat = new Chat();
        if (before)
        {
            chat.Photo();
        }

        chat.Say("和平路12号3单元楼道堆满纸箱");
        if (!before)
        {
            chat.Photo();
        }

        chat.Say("提交");
        Assert.Single(Assert.Single(chat.Reports).Attachments);
    }

    [Fact]
    public void A_voice_message_is_kept_and_asks_for_words()
    {
        var chat = new Chat();
        Assert.Contains("打一句话", chat.Voice(), StringComparison.Ordinal);
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say("提交");
        Assert.Single(chat.Reports[0].Attachments);
    }

    [Fact]
    public void A_link_is_not_kept_and_asks_for_words()
    {
        var chat = new Chat();
        chat.Send(new Activity { Kind = ActivityKind.Link, Text = "https://example.com/x" });
        Assert.Null(chat.Draft);
        Assert.DoesNotContain("example.com", SessionJson.Write(chat.Session) + chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_mid_draft_comes_back_to_the_question()
    {
        var chat = States.At("place");
        chat.Send(new Activity { Kind = ActivityKind.Link, Text = "https://example.com/x" });
        Assert.Equal("place", chat.Session.Open.Slot);
    }

    [Fact]
    public void A_location_answers_the_question_for_the_place()
    {
        var chat = States.At("place");
        chat.Locate("锦绣小区");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal(new Place("锦绣小区", new GeoPoint(38.914, 121.6147)), chat.Reports[0].Place);
    }

    [Fact]
    public void A_location_after_a_typed_place_makes_it_exact_and_keeps_the_words()
    {
        var chat = States.At("summary");
        chat.Locate();
        Assert.Equal("和平路12号3单元", chat.Shown("place"));
        Assert.NotNull(chat.Draft!.Find("place")!.Point);
    }

    [Fact]
    public void More_photos_than_a_report_takes_are_not_kept_and_that_is_said()
    {
        var chat = States.At("summary");
        for (var photo = 0; photo < 11; photo++)
        {
            chat.Photo();
        }

        Assert.Contains("最多带9张", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.KeepAttachment);
        chat.Say("提交");
        Assert.Equal(9, chat.Reports[0].Attachments.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("👍")]
    [InlineData("1")]
    [InlineData("。。。")]
    [InlineData("啊")]
    public void What_tells_nothing_begins_no_draft_and_gets_a_helpful_reply(string text)
    {
        var chat = new Chat();
        Assert.Contains("请说说发生了什么", chat.Say(text), StringComparison.Ordinal);
        Assert.Null(chat.Draft);
    }

    [Fact]
    public void Two_thousand_characters_are_one_report()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱。" + string.Concat(Enumerable.Repeat("大家都很着急希望快点来人。", 160)));
        Assert.Equal(7, chat.Draft!.Matter);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(chat.Read) < 2048);
    }
}
