// Photos still on their way when their report was refused or cancelled: passed over, for some seconds, by an instant that says nothing about anybody.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class PassingOverTests
{
    private const string Refused = "9号楼新搬来一家回族的,天天去清真寺礼拜,他还上访过";

    [Theory]
    [InlineData(ActivityKind.Image)]
    [InlineData(ActivityKind.Voice)]
    [InlineData(ActivityKind.Video)]
    public void A_photo_that_arrives_right_after_a_cancellation_belongs_to_what_was_cancelled(ActivityKind kind)
    {
        var chat = Turns.States.At("summary");
        Assert.Contains("照片也不收了", chat.Say("取消"), StringComparison.Ordinal);
        chat.Send(new Activity { Kind = kind }, afterSeconds: 4);
        Assert.Empty(chat.Last.Effects);
        Assert.Null(chat.Last.Reply);
        Assert.Null(chat.Draft);
        chat.Photo();
        Assert.Single(chat.Draft!.Attachments);
    }

    [Fact]
    public void A_refusal_and_a_cancellation_leave_the_same_mark()
    {
        var (refused, cancelled) = (new Chat(), new Chat());
        refused.Say("菜单");
        refused.Say("1");
        cancelled.Say("菜单");
        cancelled.Say("1");
        refused.Say(Refused);
        cancelled.Say("取消");
        Assert.NotNull(refused.Session.PassesOverUntil);
        Assert.Equal(cancelled.Session.PassesOverUntil, refused.Session.PassesOverUntil);
    }

    [Theory]
    [InlineData("fresh")]
    [InlineData("summary")]
    [InlineData("filed")]
    public void After_a_refusal_the_session_holds_an_instant_more_and_nothing_else(string state)
    {
        var (refused, greeted) = (Turns.States.At(state), Turns.States.At(state));
        refused.Say(Refused);
        greeted.Say("帮助");
        Assert.Equal(
            SessionJson.Write(greeted.Session with { PassesOverUntil = null, QuestionNumber = 0 }),
            SessionJson.Write(refused.Session with { PassesOverUntil = null, QuestionNumber = 0 }));
        Assert.Equal(refused.Clock.GetUtcNow() + TimeSpan.FromSeconds(5), refused.Session.PassesOverUntil);
    }

    [Fact]
    public void The_mark_is_gone_with_the_first_turn_after_its_time()
    {
        var chat = new Chat();
        chat.Say(Refused);
        chat.Send(new Activity { Kind = ActivityKind.Image }, afterSeconds: 4.9);
        Assert.NotNull(chat.Session.PassesOverUntil);
        chat.Send(Activity.Says("帮助"), afterSeconds: 0.1);
        Assert.Null(chat.Session.PassesOverUntil);
    }

    [Fact]
    public void Who_had_nothing_to_cancel_is_told_to_report_and_may_begin_with_a_photo()
    {
        var chat = new Chat();
        chat.Say("取消");
        chat.Send(new Activity { Kind = ActivityKind.Image }, afterSeconds: 1);
        Assert.Single(chat.Draft!.Attachments);
    }
}
