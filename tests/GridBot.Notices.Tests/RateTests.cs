// No target gets more than its platform lets through, over restarts and replicas, and none waits for another.
namespace GridBot.Notices.Tests;

public sealed class RateTests : DispatchTest
{
    [Fact]
    public async Task A_group_gets_sixteen_notices_that_are_not_urgent_a_minute_in_order()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 60).Select(i => Notice($"n{i:D2}")));
        await PassAsync(TimeSpan.FromMinutes(4), Dispatcher(platform));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => Noon.AddMinutes(i / 16)), platform.Arrivals.Select(arrival => arrival.At));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"n{i:D2}"), platform.Arrivals.Select(arrival => arrival.Id));
    }

    [Fact]
    public async Task Four_posts_of_every_minute_are_kept_for_what_is_urgent()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 40).Select(i => Notice($"n{i:D2}")));
        await PassAsync(TimeSpan.FromSeconds(10), Dispatcher(platform));
        await EnqueueAsync(Enumerable.Range(0, 6).Select(i => Notice($"u{i}", urgent: true)));
        await PassAsync(TimeSpan.FromSeconds(10), Dispatcher(platform, seed: 2));

        Assert.Equal(["u0", "u1", "u2", "u3"], platform.Arrivals.Skip(16).Select(arrival => arrival.Id));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform, seed: 3));
        Assert.Equal(["u4", "u5"], platform.Arrivals.Skip(20).Take(2).Select(arrival => arrival.Id));
        Assert.Equal(46, platform.Arrivals.Count);
    }

    [Fact]
    public async Task A_person_gets_at_most_thirty_messages_a_minute()
    {
        var platform = new FakePlatform(Time, Sent, OutboxKind.PersonMessage);
        await EnqueueAsync(Enumerable.Range(0, 70).Select(i => Message($"m{i}", "zhang")));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform));

        Assert.Equal(Enumerable.Range(0, 70).Select(i => Noon.AddMinutes(i / 30)), platform.Arrivals.Select(arrival => arrival.At));
    }

    [Fact]
    public async Task The_parts_of_a_split_notice_count_each()
    {
        var platform = new FakePlatform(Time, _ => new SendResult.Sent(Posts: 3)) { Posts = 3 };
        await EnqueueAsync(Enumerable.Range(0, 14).Select(i => Notice($"n{i}")));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform));

        Assert.Equal([.. Enumerable.Repeat(0, 5), .. Enumerable.Repeat(1, 5), 2, 2, 2, 2], platform.Arrivals.Select(arrival => (int)(arrival.At - Noon).TotalMinutes));
    }

    [Fact]
    public async Task A_notice_of_more_parts_than_a_minute_allows_goes_out_alone()
    {
        var platform = new FakePlatform(Time, _ => new SendResult.Sent(Posts: 25)) { Posts = 25 };
        await EnqueueAsync(Notice("a"), Notice("b"));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform));

        Assert.Equal([Noon, Noon.AddMinutes(1)], platform.Arrivals.Select(arrival => arrival.At));
    }

    [Fact]
    public async Task A_target_without_budget_does_not_hold_up_the_others()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 50).Select(i => Notice($"n{i}", "loud")));
        await EnqueueAsync(Enumerable.Range(0, 10).Select(i => Notice($"q{i}", $"quiet{i}")));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: new DispatchOptions { Parallelism = 1 }));

        Assert.Equal(10, platform.Arrivals.Count(arrival => arrival.Target.StartsWith("quiet", StringComparison.Ordinal) && arrival.At == Noon));
        Assert.Equal(16, platform.Arrivals.Count(arrival => arrival.Target == "loud"));
    }

    [Fact]
    public async Task A_restart_resumes_where_it_stood_and_keeps_to_the_budget()
    {
        var before = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 30).Select(i => Notice($"n{i:D2}")));
        await PassAsync(TimeSpan.FromSeconds(30), Dispatcher(before));
        await RestartAsync();
        var after = new FakePlatform(Time, Sent);
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(after, seed: 2));

        Assert.Equal(16, before.Arrivals.Count);
        Assert.Equal(Enumerable.Range(16, 14).Select(i => ($"n{i:D2}", Noon.AddMinutes(1))), after.Arrivals.Select(arrival => (arrival.Id, arrival.At)));
    }

    [Fact]
    public async Task Two_dispatchers_share_an_outbox_without_doubles_within_the_budget_and_one_at_a_time_to_a_target()
    {
        var platform = new FakePlatform(Time, async (_, _) =>
        {
            await Task.Yield();
            return new SendResult.Sent();
        });
        await EnqueueAsync(Enumerable.Range(0, 96).Select(i => Notice($"n{i:D3}", $"group{i % 3}")));
        await PassAsync(TimeSpan.FromMinutes(1.5), Dispatcher(platform), Dispatcher(platform, seed: 2));

        var arrivals = platform.Arrivals;
        Assert.Equal(96, arrivals.Select(arrival => arrival.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(96, arrivals.Count);
        Assert.False(platform.Overlapped);
        foreach (var target in arrivals.GroupBy(arrival => arrival.Target, StringComparer.Ordinal))
        {
            Assert.Equal(16, target.Count(arrival => arrival.At == Noon));
            Assert.Equal(target.Select(arrival => arrival.Id).Order(StringComparer.Ordinal), target.Select(arrival => arrival.Id));
        }
    }

    [Fact]
    public void The_hourly_budget_of_a_person_holds_beside_the_one_of_a_minute()
    {
        var posts = Enumerable.Range(0, 1000).Select(i => Noon.AddSeconds(3 * i)).ToList();
        var budget = RateBudget.For(OutboxKind.PersonMessage);

        Assert.Equal(Noon.AddHours(1), budget.NextAt(posts, 1, urgent: false, Noon.AddSeconds(3000)));
        Assert.Equal(Noon.AddSeconds(3000), budget.NextAt(posts[..999], 1, urgent: false, Noon.AddSeconds(3000)));
        Assert.Equal(Noon, RateBudget.For(OutboxKind.MediaFetch).NextAt(posts, 1, urgent: false, Noon));
    }
}
