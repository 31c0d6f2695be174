// What is not taken leaves no trace: not in the session, the reply, the effects.
using System.Text.Encodings.Web;
using System.Text.Json;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class RefusalTests
{
    private const string Refused = "9号楼新搬来一家回族的,天天去清真寺礼拜,他还上访过";

    private static readonly string[] Traces = ["9号楼", "搬来", "回族", "清真寺", "礼拜", "上访"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> States => [.. Turns.States.Names.Where(state => state != "photo only")];

    [Theory]
    [MemberData(nameof(States))]
    public void A_refused_message_leaves_the_draft_as_it_was_and_no_trace(string state)
    {
        var chat = Turns.States.At(state);
        var before = chat.Session;
        chat.Say(Refused);
        Assert.Equal(JsonSerializer.Serialize(before.Draft, Plain), JsonSerializer.Serialize(chat.Session.Draft, Plain));
        Assert.Equal(JsonSerializer.Serialize(before.Aside, Plain), JsonSerializer.Serialize(chat.Session.Aside, Plain));
        AssertNoTrace(chat);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.CountRefusal);
        Assert.Contains("没有保存", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_refusal_in_mid_draft_the_report_is_filed_without_it()
    {
        var chat = Turns.States.At("place");
        chat.Say(Refused);
        Assert.Equal("place", chat.Session.Open.Slot);
        chat.Say("锦绣小区");
        chat.Say("提交");
        Assert.Equal("暖气一点不热,屋里才15度", Assert.Single(chat.Reports).Text);
    }

    [Fact]
    public void A_refused_first_message_leaves_a_session_without_a_trace()
    {
        var chat = new Chat(Role.Resident);
        chat.Say(Refused);
        Assert.Null(chat.Draft);
        AssertNoTrace(chat);
        Assert.Empty(chat.Options);
    }

    [Fact]
    public void Photos_sent_just_before_a_refused_first_message_are_dropped()
    {
        var chat = new Chat();
        chat.Photo();
        chat.Photo();
        chat.Say(Refused);
        Assert.Null(chat.Draft);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 2 });
        AssertNoTrace(chat);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_came_without_words_before_a_refused_text_is_taken_out_of_the_draft(bool isFollowUp)
    {
        var chat = Turns.States.At(isFollowUp ? "follow-up" : "summary");
        var before = chat.Shown("place");
        chat.Photo();
        chat.Voice();
        chat.Locate("人民广场");
        chat.Say(Refused);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 2 });
        Assert.Empty(chat.Draft!.Attachments);
        Assert.Equal((before, null), (chat.Shown("place"), chat.Draft.Find("place")!.Point));
        Assert.All(chat.Reports, report => Assert.Empty(report.Attachments));
        AssertNoTrace(chat);
    }

    [Fact]
    public void A_photo_that_words_have_claimed_stays_with_them()
    {
        var chat = new Chat();
        chat.Photo();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say(Refused);
        Assert.Single(chat.Draft!.Attachments);
        chat.Say("提交");
        Assert.Single(Assert.Single(chat.Reports).Attachments);
    }

    [Fact]
    public void A_photo_long_before_a_refused_text_stays()
    {
        var chat = Turns.States.At("summary");
        chat.Photo();
        chat.Clock.Advance(TimeSpan.FromMinutes(3));
        chat.Say(Refused);
        Assert.Single(chat.Draft!.Attachments);
    }

    [Theory]
    [InlineData("fresh")]
    [InlineData("summary")]
    [InlineData("filed")]
    public void What_follows_a_refused_text_in_its_burst_is_not_kept_and_not_answered(string state)
    {
        var chat = Turns.States.At(state);
        chat.Send(Activity.Says(Refused), afterSeconds: 1);
        var session = SessionJson.Write(chat.Session);
        foreach (var kind in (ActivityKind[])[ActivityKind.Image, ActivityKind.Voice, ActivityKind.Video])
        {
            chat.Send(new Activity { Kind = kind }, afterSeconds: 0.5);
            Assert.Null(chat.Last.Reply);
        }

        chat.Send(new Activity { Kind = ActivityKind.Location, Point = new GridBot.Reports.GeoPoint(38.914, 121.6147), PlaceLabel = "人民广场" }, afterSeconds: 0.5);
        Assert.Empty(chat.Last.Effects);
        Assert.Equal(session, SessionJson.Write(chat.Session));
        Assert.All(chat.Reports, report => Assert.Empty(report.Attachments));
    }

    [Fact]
    public void Words_after_a_refusal_are_heard_at_once_and_a_later_photo_is_theirs()
    {
        var chat = new Chat();
        chat.Say(Refused);
        chat.Send(Activity.Says("和平路12号3单元楼道堆满纸箱"), afterSeconds: 0.5);
        Assert.NotNull(chat.Draft);
        chat.Photo();
        Assert.Single(chat.Draft!.Attachments);
    }

    [Fact]
    public void Photos_and_a_place_sent_after_filing_and_then_a_refused_text_leave_the_report_as_it_was()
    {
        var chat = Turns.States.At("filed");
        var report = Assert.Single(chat.Reports);
        chat.Photo();
        chat.Locate("人民广场");
        Assert.Single(chat.Reports[0].Attachments);
        chat.Say(Refused);
        Assert.Empty(chat.Reports[0].Attachments);
        Assert.Equal(report.Place, chat.Reports[0].Place);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 1 });
        AssertNoTrace(chat);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void In_a_burst_of_several_texts_only_the_refused_one_is_left_out(int at)
    {
        var chat = new Chat();
        List<string> texts = ["和平路12号3单元楼道堆满纸箱", "还有人往上面扔烟头,看着吓人"];
        texts.Insert(at, Refused);
        foreach (var text in texts)
        {
            chat.Send(Activity.Says(text), afterSeconds: 0.2);
        }

        AssertNoTrace(chat);
        Assert.Equal(2, chat.Draft!.Said.Count);
    }

    [Fact]
    public void A_location_whose_label_is_refused_is_not_kept()
    {
        var chat = Turns.States.At("place");
        chat.Locate("上访户老王家");
        Assert.Null(chat.Draft!.Find("place"));
        Assert.DoesNotContain("上访户", SessionJson.Write(chat.Session) + chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_numbers_are_masked_before_anything_is_kept()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱,电话13812345678,身份证11010519491231002X,车牌辽B12345");
        if (chat.Session.Open.Kind == QuestionKind.Matter)
        {
            chat.Say("消防安全");
        }

        chat.AnswerAll();
        chat.Say("提交");
        Assert.True(chat.Reports.Count == 1, chat.Read);
        var everything = JsonSerializer.Serialize(chat.Reports, Plain) + string.Concat(chat.Notices.Select(notice => notice.Markdown));
        foreach (var number in (string[])["13812345678", "11010519491231002", "B12345"])
        {
            Assert.DoesNotContain(number, everything, StringComparison.Ordinal);
        }

        Assert.Contains("[电话]", chat.Reports[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("place", "锦绣小区,房东叫张建国")]
    [InlineData("summary", "不对,堆东西的叫张建国")]
    [InlineData("filed", "补充一下,当事人张建国不让搬")]
    [InlineData("correction after filing", "昨天下午,是张建国说的")]
    public void A_name_said_anywhere_is_masked_before_anything_is_kept(string state, string text)
    {
        var chat = Turns.States.At(state);
        chat.Say(text);
        Assert.DoesNotContain("张建国", SessionJson.Write(chat.Session) + chat.Read + JsonSerializer.Serialize(chat.Reports, Plain) + string.Concat(chat.Notices.Select(notice => notice.Markdown)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_and_a_number_in_the_label_of_a_place_are_masked()
    {
        var chat = Turns.States.At("place");
        chat.Locate("房东张建国 13812345678");
        Assert.Equal("房东[姓名] [电话]", chat.Draft!.Find("place")!.Value);
    }

    [Fact]
    public void A_phone_number_typed_as_a_place_is_masked()
    {
        var chat = Turns.States.At("place");
        chat.Say("锦绣小区,打13812345678");
        Assert.DoesNotContain("13812345678", SessionJson.Write(chat.Session), StringComparison.Ordinal);
    }

    private static void AssertNoTrace(Chat chat)
    {
        var kept = SessionJson.Write(chat.Session) + chat.Read + JsonSerializer.Serialize(chat.Last.Effects.Select(effect => (object)effect), Plain) + chat.Last.CardCaption;
        foreach (var trace in Traces)
        {
            Assert.DoesNotContain(trace, kept, StringComparison.Ordinal);
        }
    }
}
