// Whoever leaves a draft unfinished is reminded once, never at night, and not at all once it is done.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class ReminderTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_unfinished_draft_plans_one_reminder_that_says_what_it_is_about_and_how_to_go_on()
    {
        var chat = new Chat();
        chat.Say("楼道里消防栓没水,水带也没了");
        var reminder = Assert.Single(chat.Last.Effects.OfType<Effect.Remind>());
        Assert.Equal(Start + TimeSpan.FromSeconds(5) + RealDialogs.Set.Drafts.RemindAfter, reminder.Due);
        Assert.Contains("消防栓", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("继续", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("取消", reminder.Text, StringComparison.Ordinal);
        chat.Say("锦绣小区");
        Assert.Empty(chat.Last.Effects.OfType<Effect.Remind>());
    }

    [Theory]
    [InlineData("提交")]
    [InlineData("取消")]
    [InlineData("转人工")]
    [InlineData("重新开始")]
    public void What_is_done_is_not_reminded_of(string word)
    {
        var chat = States.At("summary");
        chat.Say(word);
        Assert.Single(chat.Last.Effects.OfType<Effect.CancelReminder>());
        Assert.Null(chat.Session.Reminder);
    }

    [Fact]
    public void Who_has_nothing_unfinished_writes_no_reminder()
    {
        var chat = new Chat();
        foreach (var word in (string[])["你好", "菜单", "帮助", "消防安全"])
        {
            chat.Say(word);
            Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.Remind or Effect.CancelReminder);
        }
    }

    [Fact]
    public void A_message_shortly_before_the_reminder_puts_it_off()
    {
        var chat = States.At("place");
        chat.Clock.Advance(RealDialogs.Set.Drafts.RemindAfter - TimeSpan.FromMinutes(5));
        chat.Photo();
        Assert.Equal(chat.Clock.GetUtcNow() + RealDialogs.Set.Drafts.RemindAfter, Assert.Single(chat.Last.Effects.OfType<Effect.Remind>()).Due);
    }

    [Theory]
    [InlineData(19, 30, 22, 8)]
    [InlineData(23, 50, 22, 8)]
    [InlineData(4, 0, 22, 8)]
    [InlineData(18, 59, 22, 20)]
    [InlineData(6, 30, 22, 8)]
    public void Nobody_is_reminded_at_night(int hour, int minute, int day, int dueHour)
    {
        var chat = new Chat();
        chat.Clock.SetUtcNow(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8)) + (hour < 14 ? TimeSpan.FromDays(1) : TimeSpan.Zero));
        chat.Say("楼道里消防栓没水,水带也没了");
        var due = Assert.Single(chat.Last.Effects.OfType<Effect.Remind>()).Due.ToOffset(TimeSpan.FromHours(8));
        Assert.Equal(dueHour, due.Hour);
        Assert.InRange(due - chat.Clock.GetUtcNow(), TimeSpan.FromMinutes(90), TimeSpan.FromHours(13));
    }

    [Fact]
    public void A_draft_is_reminded_of_once()
    {
        var chat = States.At("place");
        chat.Clock.Advance(RealDialogs.Set.Drafts.RemindAfter);
        chat.Say("继续");
        Assert.Equal("place", chat.Session.Open.Slot);
        Assert.True(chat.Draft!.Reminded);
        chat.Clock.Advance(RealDialogs.Set.Drafts.RemindAfter);
        chat.Photo();
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.Remind);
    }

    [Fact]
    public void After_the_reminder_cancel_works()
    {
        var chat = States.At("place");
        chat.Clock.Advance(RealDialogs.Set.Drafts.RemindAfter + TimeSpan.FromHours(1));
        chat.Say("取消");
        Assert.Null(chat.Draft);
    }

    [Fact]
    public void A_draft_that_was_set_aside_is_reminded_of_when_the_other_is_filed()
    {
        var chat = States.At("place");
        chat.Clock.Advance(TimeSpan.FromMinutes(45));
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say("提交");
        Assert.Contains("暖气", Assert.Single(chat.Last.Effects.OfType<Effect.Remind>()).Text, StringComparison.Ordinal);
    }
}
