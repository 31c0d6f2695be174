// Back-off, patience and settings, as tables.
using FsCheck;
using FsCheck.Xunit;

namespace GridBot.Notices.Tests;

public sealed class RetryPlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(9, 512)]
    [InlineData(10, 600)]
    [InlineData(1000, 600)]
    public void The_bound_of_the_back_off_doubles_up_to_ten_minutes(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryPlan(new DispatchOptions(), new Random(1)).Bound(attempts));

    [Property]
    public void A_retry_lies_between_now_and_the_bound(int seed, NonNegativeInt attempts)
    {
        var plan = new RetryPlan(new DispatchOptions(), new Random(seed));
        var fate = Assert.IsType<Fate.RetryAt>(plan.Decide(Item() with { Attempts = attempts.Get }, new SendResult.Again("busy"), Noon));

        Assert.InRange(fate.DueAt, Noon, Noon + plan.Bound(attempts.Get));
    }

    [Theory]
    [InlineData(OutboxKind.GroupNotice, false, 24)]
    [InlineData(OutboxKind.GroupNotice, true, 72)]
    [InlineData(OutboxKind.PersonMessage, false, 24)]
    [InlineData(OutboxKind.PersonMessage, true, 72)]
    [InlineData(OutboxKind.MediaFetch, false, 72)]
    public void A_row_is_parked_when_its_time_since_the_first_due_time_is_over(OutboxKind kind, bool urgent, int hours)
    {
        var plan = new RetryPlan(new DispatchOptions(), new Random(1));
        var item = Item() with { Kind = kind, Urgent = urgent, DueAt = Noon.AddDays(30) };
        var end = Noon.AddHours(hours);
        Assert.Equal(new Fate.ParkFor("gave-up"), plan.Decide(item, new SendResult.Again("busy"), end));
        Assert.Equal(end, Assert.IsType<Fate.RetryAt>(plan.Decide(item, new SendResult.Again("busy", After: TimeSpan.FromDays(9)), end.AddSeconds(-1))).DueAt);
        // A group waits for its operator; a person's answer of yesterday is of no use any more.
        Assert.Equal(kind == OutboxKind.GroupNotice ? new Fate.RetryAt(end.AddMinutes(10)) : new Fate.ParkFor("gave-up"), plan.Decide(item, new SendResult.Misconfigured("token"), end));
        Assert.IsType<Fate.RetryAt>(plan.Decide(item with { PatienceFrom = Noon.AddSeconds(1) }, new SendResult.Again("busy"), end));

        Assert.Equal(new Fate.Done(), plan.Decide(item, new SendResult.Sent(), end.AddDays(9)));
        Assert.Equal(new Fate.ParkFor("recipient"), plan.Decide(item, new SendResult.Never("recipient"), Noon));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_waits_thirty_days_for_its_person_to_write_and_is_parked_then(bool urgent)
    {
        var plan = new RetryPlan(new DispatchOptions(), new Random(1));
        var item = Item() with { Kind = OutboxKind.PersonMessage, Urgent = urgent, DueAt = Noon.AddDays(9) };
        var end = Noon.AddDays(30);
        Assert.Equal(new Fate.RetryAt(end), plan.Decide(item, new SendResult.AwaitsPerson(), Noon));
        Assert.Equal(new Fate.RetryAt(end), plan.Decide(item, new SendResult.AwaitsPerson("window", 45015), Noon.AddDays(12)));
        Assert.Equal(new Fate.ParkFor("window"), plan.Decide(item, new SendResult.AwaitsPerson(), end));
    }

    [Fact]
    public void What_the_platform_refuses_for_want_of_a_window_is_not_counted()
    {
        Assert.Equal(0, new SendResult.AwaitsPerson("window", 45047).Counted);
        Assert.Equal(2, (new SendResult.AwaitsPerson("window", 45047) { Earlier = 2 }).Counted);
        Assert.Equal(3, (new SendResult.Again("busy") { Earlier = 2 }).Counted);
    }

    [Fact]
    public void Rows_that_shared_an_attempt_are_tried_again_at_one_time_and_given_up_one_by_one()
    {
        var plan = new RetryPlan(new DispatchOptions(), new Random(1));
        List<OutboxItem> rows = [Item() with { Id = "old", FirstDueAt = Noon.AddDays(-2) }, Item() with { Id = "a" }, Item() with { Id = "b", Attempts = 7 }];
        var fates = plan.Decide(rows, new SendResult.Again("busy"), Noon);

        Assert.Equal(rows, fates.Select(fate => fate.Item));
        Assert.Equal(new Fate.ParkFor("gave-up"), fates[0].Fate);
        Assert.Equal(Assert.IsType<Fate.RetryAt>(fates[1].Fate), fates[2].Fate);
        Assert.All(plan.Decide(rows, new SendResult.Sent(), Noon), fate => Assert.Equal(new Fate.Done(), fate.Fate));
        Assert.All(plan.Decide(rows, new SendResult.Never("content"), Noon), fate => Assert.Equal(new Fate.RetryAt(Noon), fate.Fate));
        Assert.Equal(new Fate.ParkFor("content"), Assert.Single(plan.Decide([rows[1]], new SendResult.Never("content"), Noon)).Fate);
    }

    [Fact]
    public void The_defaults_are_sound_and_every_fault_is_told()
    {
        Assert.Empty(new DispatchOptions().Validate());
        var bad = new DispatchOptions
        {
            Parallelism = 0, LeaseFor = TimeSpan.FromSeconds(30), PollEvery = TimeSpan.Zero, BackOffTo = TimeSpan.FromMilliseconds(1), GiveUpAfter = TimeSpan.FromHours(-1),
            GroupWindow = TimeSpan.FromHours(1), DigestRows = 0, AwaitPersonFor = TimeSpan.Zero,
        };

        Assert.Equal(8, bad.Validate().Count);
    }

    private static OutboxItem Item() => new()
    {
        Id = "n", Kind = OutboxKind.GroupNotice, Target = "group", Payload = "{}", DueAt = Noon, CreatedAt = Noon, FirstDueAt = Noon,
    };
}
