// No target gets more than its platform lets through, over restarts and replicas, and none waits for another.
namespace GridBot.Notices.Tests;

public sealed class RateTests : DispatchTest
{
    [Fact]
    public async Task A_group_gets_exactly_twenty_notices_a_minute_in_order()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 60).Select(i => Notice($"n{i:D2}")));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => Noon.AddMinutes(i / 20)), platform.Arrivals.Select(arrival => arrival.At));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"n{i:D2}"), platform.Arrivals.Select(arrival => arrival.Id));
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
        var platform = new FakePlatform(Time, _ => new SendResult.Sent(Posts: 3));
        await EnqueueAsync(Enumerable.Range(0, 8).Select(i => Notice($"n{i}")));
        await PassAsync(TimeSpan.FromSeconds(59), Dispatcher(platform));

        // The seventh notice starts at 18 posts and ends at 21: the sender, not the dispatcher, knows the parts beforehand.
        Assert.Equal(7, platform.Arrivals.Count);
    }

    [Fact]
    public async Task A_target_without_budget_does_not_hold_up_the_others()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 50).Select(i => Notice($"n{i}", "loud")));
        await EnqueueAsync(Enumerable.Range(0, 10).Select(i => Notice($"q{i}", $"quiet{i}")));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: new DispatchOptions { Parallelism = 1 }));

        Assert.Equal(10, platform.Arrivals.Count(arrival => arrival.Target.StartsWith("quiet", StringComparison.Ordinal) && arrival.At == Noon));
        Assert.Equal(20, platform.Arrivals.Count(arrival => arrival.Target == "loud"));
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

        Assert.Equal(20, before.Arrivals.Count);
        Assert.Equal(Enumerable.Range(20, 10).Select(i => ($"n{i:D2}", Noon.AddMinutes(1))), after.Arrivals.Select(arrival => (arrival.Id, arrival.At)));
    }

    [Fact]
    public async Task Two_dispatchers_share_an_outbox_without_doubles_within_the_budget_and_one_at_a_time_to_a_target()
    {
        var platform = new FakePlatform(Time, async (_, _) =>
        {
            await Task.Yield();
            return new SendResult.Sent();
        });
        await EnqueueAsync(Enumerable.Range(0, 120).Select(i => Notice($"n{i:D3}", $"group{i % 3}")));
        await PassAsync(TimeSpan.FromMinutes(1.5), Dispatcher(platform), Dispatcher(platform, seed: 2));

        var arrivals = platform.Arrivals;
        Assert.Equal(120, arrivals.Select(arrival => arrival.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(120, arrivals.Count);
        Assert.False(platform.Overlapped);
        foreach (var target in arrivals.GroupBy(arrival => arrival.Target, StringComparer.Ordinal))
        {
            Assert.Equal(20, target.Count(arrival => arrival.At == Noon));
            Assert.Equal(target.Select(arrival => arrival.Id).Order(StringComparer.Ordinal), target.Select(arrival => arrival.Id));
        }
    }

    [Fact]
    public void The_hourly_budget_of_a_person_holds_beside_the_one_of_a_minute()
    {
        var posts = Enumerable.Range(0, 1000).Select(i => Noon.AddSeconds(3 * i)).ToList();
        var budget = RateBudget.For(OutboxKind.PersonMessage);

        Assert.Equal(Noon.AddHours(1), budget.NextAt(posts, Noon.AddSeconds(3000)));
        Assert.Equal(Noon.AddSeconds(3000), budget.NextAt(posts[..999], Noon.AddSeconds(3000)));
        Assert.Equal(Noon, RateBudget.For(OutboxKind.MediaFetch).NextAt(posts, Noon));
    }
}
