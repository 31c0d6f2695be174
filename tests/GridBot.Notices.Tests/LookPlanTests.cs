// The outbox is looked at when there is a reason to, and then soon.
namespace GridBot.Notices.Tests;

public sealed class LookPlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DispatchOptions Options = new() { Parallelism = 8 };

    private readonly LookPlan plan = new(Options);

    [Fact]
    public void The_first_look_is_made_at_once_and_the_next_one_at_the_latest_after_the_longest_pause()
    {
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon, 0));
        Look(Noon, next: null);

        Assert.Equal(Options.PollEvery, plan.Wait(Noon, 0));
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon + Options.PollEvery, 0));
    }

    [Fact]
    public void A_row_that_is_due_is_looked_for_at_once_and_one_for_later_at_its_time()
    {
        Look(Noon, next: null);
        plan.Expect(Noon.AddSeconds(2), Noon);
        plan.Expect(Noon.AddSeconds(3), Noon);
        Assert.Equal(TimeSpan.FromSeconds(2), plan.Wait(Noon, 0));

        plan.Expect(Noon, Noon);
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon, 0));
        Assert.False(plan.Begin(Noon));
        plan.Looked(Noon, isFull: false);

        // What is known of later stays known without asking the store for it.
        Assert.Equal(TimeSpan.FromSeconds(2), plan.Wait(Noon, 0));
    }

    [Fact]
    public void After_a_known_time_is_over_the_store_is_asked_for_the_next()
    {
        Look(Noon, next: Noon.AddSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), plan.Wait(Noon, 0));
        Assert.True(plan.Begin(Noon.AddSeconds(1)));
        plan.Looked(Noon.AddSeconds(1), isFull: false);
        plan.Learned(Noon.AddSeconds(1), Noon.AddSeconds(4));

        Assert.Equal(TimeSpan.FromSeconds(3), plan.Wait(Noon.AddSeconds(1), 0));
    }

    [Fact]
    public void Rows_that_become_due_one_after_the_other_are_looked_for_together()
    {
        Look(Noon, next: Noon.AddMilliseconds(1));
        Assert.Equal(LookPlan.Spacing, plan.Wait(Noon, 0));
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon + LookPlan.Spacing, 0));
    }

    [Fact]
    public void What_is_told_while_a_look_is_under_way_is_not_forgotten()
    {
        plan.Begin(Noon);
        plan.Expect(Noon.AddSeconds(1), Noon);
        plan.Looked(Noon, isFull: false);
        plan.Learned(Noon, null);
        Assert.Equal(TimeSpan.FromSeconds(1), plan.Wait(Noon, 0));

        plan.Begin(Noon);
        plan.Ask();
        plan.Looked(Noon, isFull: false);
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon, 0));
    }

    [Fact]
    public void When_the_last_send_has_ended_its_target_may_have_more_at_once_and_among_others_soon()
    {
        Look(Noon, next: null);
        plan.Ended(isFollowed: true);
        Assert.Equal(LookPlan.AfterSends, plan.Wait(Noon, 3));
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon, 0));
    }

    [Fact]
    public void Behind_a_row_that_was_handed_over_only_another_process_can_have_put_one()
    {
        Look(Noon, next: null);
        plan.Ended(isFollowed: false);
        Assert.Equal(LookPlan.AfterSends, plan.Wait(Noon, 0));
    }

    [Fact]
    public void A_backlog_is_taken_in_large_bites_and_no_hanging_send_stops_it()
    {
        plan.Begin(Noon);
        plan.Looked(Noon, isFull: true);
        plan.Learned(Noon, null);
        Assert.Equal(Options.PollEvery, plan.Wait(Noon, 8));
        plan.Ended(isFollowed: true);
        Assert.Equal(LookPlan.AfterSends, plan.Wait(Noon, 7));
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon + LookPlan.AfterSends, 7));
        Assert.Equal(TimeSpan.Zero, plan.Wait(Noon, 4));
    }

    private void Look(DateTimeOffset now, DateTimeOffset? next)
    {
        plan.Begin(now);
        plan.Looked(now, isFull: false);
        plan.Learned(now, next);
    }
}
