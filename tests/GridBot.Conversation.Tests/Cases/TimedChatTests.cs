// The time of a case as it follows what its reporter says.
using GridBot.Conversation.Turns;
using GridBot.Reports;
using static GridBot.Conversation.Tests.Cases.SampleCase;

namespace GridBot.Conversation.Tests.Cases;

public sealed class TimedChatTests
{
    [Fact]
    public void What_is_filed_on_a_sunday_is_due_when_work_ends_on_wednesday_and_its_notice_says_so()
    {
        var (chat, filed) = Filed();
        Assert.Equal(At("2026-11-25 17:30"), filed.Case.DueAt);
        Assert.Equal(At("2026-11-24 13:45"), Assert.Single(Timers(chat)).Due);
        var notice = Assert.Single(chat.Notices);
        Assert.Contains("请在11月25日 17:30前办结", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("请在11月25日 17:30前办结", notice.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_turns_out_urgent_is_due_within_minutes_and_the_group_reads_the_new_time()
    {
        var (chat, filed) = Filed();
        chat.Say($"{filed.Number.Text} 现在着火了,有明火");
        var amended = Assert.Single(chat.Last.Effects.OfType<Effect.AmendReport>()).Report;
        Assert.Equal(Urgency.Urgent, amended.Urgency);
        Assert.Equal(chat.Clock.GetUtcNow().AddMinutes(30), amended.Case.DueAt);
        Assert.True(Assert.Single(Timers(chat)).Due < amended.Case.DueAt);
        Assert.Contains("前签收", Assert.Single(chat.Notices).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_of_the_place_keeps_the_time()
    {
        var (chat, filed) = Filed();
        chat.Say("地点改成人民路21号");
        var amended = Assert.Single(chat.Last.Effects.OfType<Effect.AmendReport>()).Report;
        Assert.Equal(filed.Case.DueAt, amended.Case.DueAt);
        Assert.Empty(Timers(chat));
        Assert.Contains("11月25日 17:30前办结", Assert.Single(chat.Notices).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_withdrawn_is_looked_at_no_more()
    {
        var (chat, filed) = Filed();
        chat.Say($"撤回 {filed.Number.Text}");
        Assert.Contains(new Effect.DropTimer(filed.Number), chat.Last.Effects);
    }

    [Fact]
    public void A_record_of_something_held_has_no_time()
    {
        var chat = new Chat();
        chat.Say("今天上午在和平路社区广场搞了消防宣传活动,发了200份传单");
        chat.Say("提交");
        Assert.Null(chat.Reports[^1].Case.DueAt);
        Assert.Empty(Timers(chat));
    }

    private static (Chat Chat, Report Filed) Filed()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say("提交");
        return (chat, chat.Reports[^1]);
    }

    private static List<Effect.SetTimer> Timers(Chat chat) => [.. chat.Last.Effects.OfType<Effect.SetTimer>()];
}
