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
