// Residents: told once what happens with their words, anonymous unless they choose otherwise, never left without an answer.
using GridBot.Classification;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports.Masking;

namespace GridBot.Conversation.Tests.Turns;

public sealed class ResidentTests
{
    private const string Phone = "13800138000";
    private const string Story = "锦绣小区停水两天了没人管";
    private const string Mark = "先说明一下";

    private static string Version => RealDialogs.Set.Wording.Say(Phrase.PrivacyVersion);

    [Fact]
    public void The_notice_says_what_is_kept_why_how_long_and_who_sees_it_and_fits_two_lines()
    {
        var notice = RealDialogs.Set.Wording.Say(Phrase.FirstContact);

        Assert.Equal(2, notice.Split('\n').Length);
        foreach (var word in (string[])["照片", "负责单位", "账号", "7天", "同意", "删除我的数据", "隐私说明"])
        {
            Assert.Contains(word, notice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Going_on_after_the_notice_is_agreement_and_reading_it_is_not()
    {
        var chat = new Chat(Role.Resident);
        Assert.Contains(Mark, chat.Say(Story), StringComparison.Ordinal);
        Assert.Empty(chat.Last.Effects.OfType<Effect.Agree>());

        chat.Say("隐私说明");
        Assert.Empty(chat.Last.Effects.OfType<Effect.Agree>());
        chat.Say("提交");
        Assert.Equal([new Effect.Agree(Version)], chat.Last.Effects.OfType<Effect.Agree>());
        chat.Say("解放路8号井盖没了");
        Assert.Empty(chat.Last.Effects.OfType<Effect.Agree>());
    }

    [Fact]
    public void A_second_message_of_a_burst_is_no_agreement_because_the_notice_was_not_read_yet()
    {
        var chat = new Chat(Role.Resident);
        chat.Say(Story);
        chat.Send(Activity.Says("3号楼和5号楼都没有"), afterSeconds: 0.5);

        Assert.Empty(chat.Last.Effects.OfType<Effect.Agree>());
        Assert.Contains(Mark, chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_agreed_to_another_version_sees_the_notice_again()
    {
        var session = Session.New with { Introduced = true, Shown = "2020-01" };
        Assert.Contains(Mark, ReplyOf(session, Story, agreedTo: "2020-01"), StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, ReplyOf(Session.New, Story, agreedTo: Version), StringComparison.Ordinal);
    }

    [Fact]
    public void Danger_comes_before_the_notice()
    {
        var chat = new Chat(Role.Resident);
        var said = chat.Say("和平路12号3单元着火了,有人被困");

        Assert.Contains("119", said, StringComparison.Ordinal);
        Assert.True(said.IndexOf("119", StringComparison.Ordinal) < said.IndexOf(Mark, StringComparison.Ordinal), said);
    }

    [Fact]
    public void Nobody_is_asked_for_a_contact_and_who_files_is_told_once_how_to_leave_one()
    {
        var chat = new Chat(Role.Resident);
        Assert.DoesNotContain("留电话", chat.Say(Story), StringComparison.Ordinal);
        Assert.Contains("留电话", chat.Say("提交"), StringComparison.Ordinal);
        var worker = new Chat();
        worker.Say(Story);
        Assert.DoesNotContain("留电话", worker.Say("提交"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("留电话 13800138000")]
    [InlineData("留电话13800138000")]
    [InlineData("留电话：138-0013-8000")]
    [InlineData("我的电话是138 0013 8000")]
    [InlineData("留联系方式 +86 13800138000")]
    [InlineData("联系电话是１３８００１３８０００")]
    public void A_contact_is_left_for_the_report_just_filed_and_shown_back_masked(string said)
    {
        var chat = Filed();
        var answer = chat.Say(said);

        Assert.Equal(new Effect.KeepContact(chat.Reports[0].Number, Phone), Assert.Single(chat.Last.Effects.OfType<Effect.KeepContact>()));
        Assert.DoesNotContain(Phone, answer, StringComparison.Ordinal);
        Assert.Contains("138****00", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, SessionJson.Write(chat.Session), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_left_while_reporting_goes_with_the_report_and_stands_nowhere_in_the_session()
    {
        var chat = new Chat(Role.Resident);
        chat.Say(Story);
        chat.Say($"留电话 {Phone}");
        Assert.Equal(new Effect.KeepContact(null, Phone), Assert.Single(chat.Last.Effects.OfType<Effect.KeepContact>()));
        Assert.DoesNotContain(Phone, SessionJson.Write(chat.Session), StringComparison.Ordinal);

        var said = chat.Say("提交");
        Assert.Equal(new Effect.AttachContact(chat.Reports[0].Number), Assert.Single(chat.Last.Effects.OfType<Effect.AttachContact>()));
        Assert.DoesNotContain("留电话", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, chat.Reports[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_can_be_taken_back_before_and_after_filing()
    {
        var chat = new Chat(Role.Resident);
        chat.Say(Story);
        chat.Say($"留电话 {Phone}");
        chat.Say("不留电话");
        Assert.Single(chat.Last.Effects.OfType<Effect.DropContacts>());
        chat.Say("提交");
        Assert.Empty(chat.Last.Effects.OfType<Effect.AttachContact>());
        chat.Say("删除电话");
        Assert.Single(chat.Last.Effects.OfType<Effect.DropContacts>());
    }

    [Fact]
    public void A_contact_without_a_report_or_a_number_is_answered_and_not_kept()
    {
        var chat = new Chat(Role.Resident);
        chat.Say($"留电话 {Phone}");
        Assert.Empty(chat.Last.Effects.OfType<Effect.KeepContact>());
        Assert.False(string.IsNullOrEmpty(chat.Read));
        Assert.Contains("留电话", Filed().Say("留电话"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_that_begins_like_leaving_a_contact_is_a_story()
    {
        var chat = new Chat(Role.Resident);
        chat.Say("我的电话是公用的,小区门口的公用电话坏了");

        Assert.Empty(chat.Last.Effects.OfType<Effect.KeepContact>());
        Assert.NotNull(chat.Draft);
    }

    [Fact]
    public void Of_a_minor_only_the_contact_of_who_looks_after_them_is_kept()
    {
        var chat = new Chat(Role.Resident);
        chat.Say("锦绣小区3号楼有个孩子天天一个人在家没人管,饿得直哭");
        Assert.Equal(17, chat.Draft?.Matter);

        Assert.Contains("监护人", chat.Say($"留电话 {Phone}"), StringComparison.Ordinal);
    }

    [Fact]
    public void My_data_tells_of_contacts_and_agreement()
    {
        var chat = Filed();
        chat.Say($"留电话 {Phone}");
        var said = chat.Say("我的数据");

        Assert.Contains("电话1个", said, StringComparison.Ordinal);
        Assert.Contains(Version, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_everything_deleted_gets_a_receipt_and_is_a_stranger_afterwards()
    {
        var chat = Filed();
        chat.Say("删除我的数据");
        Assert.Contains("凭证号", chat.Say("删除"), StringComparison.Ordinal);
        Assert.DoesNotContain(TurnResult.ReceiptMark, chat.Read, StringComparison.Ordinal);
        Assert.Contains(Mark, chat.Say(Story), StringComparison.Ordinal);
    }

    [Fact]
    public void Useless_messages_are_answered_later_and_later_never_not_at_all()
    {
        var chat = new Chat(Role.Resident);
        var delays = new List<TimeSpan>();
        for (var at = 0; at < 14; at++)
        {
            chat.Say("");
            Assert.False(string.IsNullOrEmpty(chat.Read));
            delays.Add(chat.Last.SlowBy);
        }

        var rule = RealDialogs.Set.Drafts.Pacing;
        Assert.All(delays.Take(rule.From - 1), delay => Assert.Equal(TimeSpan.Zero, delay));
        Assert.Equal(rule.By, delays[rule.From - 1]);
        Assert.Equal(rule.Most, delays[^1]);
        Assert.Equal(delays.Order(), delays);
    }

    [Fact]
    public void Who_says_something_sensible_is_served_as_before_and_danger_is_never_slowed()
    {
        var chat = new Chat(Role.Resident);
        for (var at = 0; at < 10; at++)
        {
            chat.Say("");
        }

        chat.Say("和平路12号3单元着火了,有人被困");
        Assert.Equal(TimeSpan.Zero, chat.Last.SlowBy);
        Assert.Contains("119", chat.Read, StringComparison.Ordinal);
        chat.Say("提交");
        chat.Say("");
        Assert.Equal(TimeSpan.Zero, chat.Last.SlowBy);
    }

    [Fact]
    public void A_worker_is_never_slowed()
    {
        var chat = new Chat();
        for (var at = 0; at < 12; at++)
        {
            chat.Say("");
            Assert.Equal(TimeSpan.Zero, chat.Last.SlowBy);
        }
    }

    [Theory]
    [InlineData("0411-84321000", "041184321000")]
    [InlineData("(0411)8432 1000", "041184321000")]
    [InlineData("86 138 0013 8000", Phone)]
    [InlineData("12345678901", null)]
    [InlineData("138001380001", null)]
    [InlineData("找老王13800138000", null)]
    [InlineData("210202199003077534", null)]
    [InlineData("", null)]
    public void A_number_is_read_when_it_can_be_dialled(string text, string? number) => Assert.Equal(number, ContactNumber.Read(text));

    private static Chat Filed()
    {
        var chat = new Chat(Role.Resident);
        chat.Say(Story);
        chat.Say("提交");
        Assert.Single(chat.Reports);
        return chat;
    }

    private static string ReplyOf(Session session, string text, string agreedTo)
    {
        var result = RealDialogs.Engine.Advance(new TurnInput
        {
            Session = session,
            Activity = Activity.Says(text),
            Now = new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8)),
            Person = "p",
            Role = Role.Resident,
            AgreedTo = agreedTo,
            Alike = null,
        });
        return result.Wants == TurnWants.None ? Transcripts.ReplyText.Of(result.Reply) : ReplyOfCompared(session, text, agreedTo, result);
    }

    private static string ReplyOfCompared(Session session, string text, string agreedTo, TurnResult wanting)
    {
        var result = RealDialogs.Engine.Advance(new TurnInput
        {
            Session = session,
            Activity = Activity.Says(text),
            Now = new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8)),
            Person = "p",
            Role = Role.Resident,
            AgreedTo = agreedTo,
            Alike = new Conversation.Cases.FoundAlike(wanting.Alike!, []),
        });
        return Transcripts.ReplyText.Of(result.Reply);
    }
}
