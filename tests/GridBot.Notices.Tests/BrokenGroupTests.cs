// A group whose robot is gone waits as a group, is told of once, and gets everything when it is mended.
namespace GridBot.Notices.Tests;

public sealed class BrokenGroupTests : DispatchTest
{
    private const string Operator = "operator";

    private static readonly DispatchOptions Options = new() { OperatorGroup = Operator };

    private readonly HashSet<string> broken = new(StringComparer.Ordinal);

    [Fact]
    public async Task It_is_said_once_and_when_it_is_mended_everything_goes_out_in_order_and_that_is_said_once()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire"), Lined("b", "fire"), Lined("x", "water"));
        await PassAsync(TimeSpan.FromMinutes(35), Dispatcher(platform, options: Options));
        await EnqueueAsync(Lined("c", "fire"), Notice("long", "fire"), Lined("d", "fire"), Lined("e", "fire"));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform, options: Options));

        Assert.Equal([0, 10, 20, 30], To(platform, "fire").Select(arrival => (int)(arrival.At - Noon).TotalMinutes));
        Assert.Equal([(Noon.AddSeconds(10), "broken GroupNotice 'fire' robot 93000 waiting 2 urgent 0")], To(platform, Operator).Select(arrival => (arrival.At, arrival.Text)));
        Assert.Equal(["whole x"], To(platform, "water").Select(arrival => arrival.Text));
        var fault = Assert.Single(await Faults.ListAsync(Token));
        Assert.Equal(("fire", Noon, "robot", 93000, 6, 0, true, Noon.AddMinutes(40)), (fault.Target, fault.Since, fault.Reason, fault.Code, fault.Waiting, fault.Urgent, fault.Told, fault.ProbeAt));

        broken.Clear();
        await PassAsync(TimeSpan.FromMinutes(5), Dispatcher(platform, options: Options));

        Assert.Equal(["3:[a][b][c]", "secret content", "2:[d][e]"], To(platform, "fire").Skip(4).Select(arrival => arrival.Text));
        Assert.All(To(platform, "fire").Skip(4), arrival => Assert.Equal(Noon.AddMinutes(40), arrival.At));
        Assert.Equal(["mended GroupNotice 'fire' robot 93000 waiting 0 urgent 0"], To(platform, Operator).Skip(1).Select(arrival => arrival.Text));
        Assert.Empty(await Faults.ListAsync(Token));
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Time.GetUtcNow(), Token));
    }

    [Fact]
    public async Task Neither_a_restart_nor_a_second_replica_tells_it_again()
    {
        var platform = Platform();
        broken.UnionWith(["fire", "water"]);
        await EnqueueAsync(Lined("a", "fire"), Lined("b", "water"));
        await PassAsync(TimeSpan.FromMinutes(15), Dispatcher(platform, options: Options), Dispatcher(platform, seed: 2, options: Options), Dispatcher(platform, seed: 3, options: Options));
        await RestartAsync();
        await PassAsync(TimeSpan.FromMinutes(15), Dispatcher(platform, seed: 4, options: Options), Dispatcher(platform, seed: 5, options: Options));

        Assert.Equal(2, Told(platform, "broken"));
        broken.Clear();
        await RestartAsync();
        await PassAsync(TimeSpan.FromMinutes(15), Dispatcher(platform, seed: 6, options: Options), Dispatcher(platform, seed: 7, options: Options));
        Assert.Equal((2, 2), (Told(platform, "broken"), Told(platform, "mended")));
        Assert.Equal([0, 10, 20, 30, 40], To(platform, "fire").Select(arrival => (int)(arrival.At - Noon).TotalMinutes));
    }

    [Fact]
    public async Task A_dispatcher_that_died_before_it_told_leaves_that_to_the_next()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire"));
        await new OutboxDispatcher(Outbox, [platform], Options, Time, new Random(1), Meter, Log).DrainAsync(Token);
        Assert.False(Assert.Single(await Faults.ListAsync(Token)).Told);

        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform, options: Options));
        Assert.Equal(1, Told(platform, "broken"));
    }

    [Fact]
    public async Task That_urgent_notices_wait_is_said_and_said_at_once()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire") with { Urgent = true }, Lined("b", "fire"), Lined("c", "fire") with { Urgent = true });
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: Options));

        Assert.Equal([(Noon, "broken GroupNotice 'fire' robot 93000 waiting 3 urgent 2")], To(platform, Operator).Select(arrival => (arrival.At, arrival.Text)));
        broken.Clear();
        await PassAsync(TimeSpan.FromMinutes(11), Dispatcher(platform, options: Options));
        Assert.Equal(["whole a", "whole c", "whole b"], To(platform, "fire").TakeLast(3).Select(arrival => arrival.Text));
    }

    [Fact]
    public async Task An_urgent_notice_does_not_wait_for_the_probe()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire"));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform, options: Options));
        broken.Clear();
        await EnqueueAsync(Lined("u", "fire") with { Urgent = true });
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: Options));

        Assert.Equal(["whole u", "whole a"], To(platform, "fire").Skip(1).Select(arrival => arrival.Text));
    }

    [Fact]
    public async Task A_start_tries_broken_groups_at_once_because_their_addresses_are_read_then()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire"), Lined("b", "fire"));
        await PassAsync(TimeSpan.FromMinutes(3), Dispatcher(platform, options: Options));
        broken.Clear();
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform, options: Options).RunAsync(stop.Token), Token);
        while (To(platform, "fire").Count < 2 || Told(platform, "mended") < 1)
        {
            Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await CommitsPassAsync();
        }

        Assert.InRange(To(platform, "fire")[1].At, Noon.AddMinutes(3), Noon.AddMinutes(3).AddSeconds(30));
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Nothing_is_given_up_however_long_it_takes_nor_for_a_passing_fault_right_after()
    {
        var answers = new Queue<SendResult>([new SendResult.Again("http-5xx"), new SendResult.Again("busy", -1)]);
        var repaired = false;
        var platform = new FakePlatform(Time, item => item.Target == Operator ? new SendResult.Sent()
            : !repaired ? new SendResult.Misconfigured("robot", 93000)
            : answers.TryDequeue(out var answer) ? answer : new SendResult.Sent());
        await EnqueueAsync(Enumerable.Range(0, 50).Select(i => Lined($"n{i:D2}", "fire")));
        await PassAsync(TimeSpan.FromDays(9), Dispatcher(platform, options: Options with { MisconfiguredEvery = TimeSpan.FromHours(1) }));
        Assert.Equal(50, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
        repaired = true;
        await PassAsync(TimeSpan.FromHours(2), Dispatcher(platform, seed: 2, options: Options));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"n{i:D2}"), To(platform, "fire").TakeLast(2).SelectMany(DigestTests.Ids));
        Assert.Equal((1, 1), (Told(platform, "broken"), Told(platform, "mended")));
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Time.GetUtcNow(), Token));
    }

    [Fact]
    public async Task The_operators_own_group_is_told_of_in_the_log_alone_and_hears_of_the_others_when_it_is_mended()
    {
        var platform = Platform();
        broken.UnionWith([Operator, "fire"]);
        await EnqueueAsync(Lined("a", "fire"));
        await PassAsync(TimeSpan.FromMinutes(5), Dispatcher(platform, options: Options));

        Assert.Equal(["fire", Operator], (await Faults.ListAsync(Token)).Select(fault => fault.Target));
        Assert.Contains("GroupNotice cannot be delivered to operator until the configuration is mended: robot, code 93000", Log.Text, StringComparison.Ordinal);
        broken.Remove(Operator);
        await PassAsync(TimeSpan.FromMinutes(10), Dispatcher(platform, options: Options));
        Assert.Equal("broken GroupNotice 'fire' robot 93000 waiting 1 urgent 0", To(platform, Operator)[^1].Text);
        Assert.Equal((0, "fire"), (Told(platform, "mended"), Assert.Single(await Faults.ListAsync(Token)).Target));
    }

    [Fact]
    public async Task Without_an_operators_group_the_log_tells_once()
    {
        var platform = Platform();
        broken.Add("fire");
        await EnqueueAsync(Lined("a", "fire"));
        await PassAsync(TimeSpan.FromHours(1), Dispatcher(platform));

        Assert.Equal(1, Log.Text.Split("cannot be delivered to fire").Length - 1);
        Assert.Equal(["fire"], platform.Arrivals.Select(arrival => arrival.Target).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_the_application_is_said_once_and_names_nobody()
    {
        var groups = Platform();
        var mended = false;
        var people = new FakePlatform(Time, _ => mended ? new SendResult.Sent() : new SendResult.Misconfigured("credentials", 40001), OutboxKind.PersonMessage);
        await EnqueueAsync(Message("m", "zhang"), Message("n", "li"));
        await PassAsync(TimeSpan.FromMinutes(25), Dispatcher([groups, people], options: Options));
        Assert.Equal(["broken PersonMessage '' credentials 40001 waiting 2 urgent 0"], To(groups, Operator).Select(arrival => arrival.Text));
        Assert.DoesNotContain("zhang", Log.Text, StringComparison.Ordinal);

        // One that goes through does not yet show that the others do.
        mended = true;
        await EnqueueAsync(Message("new", "wang"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher([groups, people], options: Options));
        Assert.Equal(0, Told(groups, "mended"));
        await PassAsync(TimeSpan.FromMinutes(10), Dispatcher([groups, people], options: Options));
        Assert.Equal(1, Told(groups, "mended"));
        Assert.Equal(0, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
    }

    [Fact]
    public async Task A_group_that_breaks_again_is_said_again()
    {
        var platform = Platform();
        foreach (var round in Enumerable.Range(0, 2))
        {
            broken.Add("fire");
            await EnqueueAsync(Lined($"a{round}", "fire"));
            await PassAsync(TimeSpan.FromMinutes(5), Dispatcher(platform, options: Options));
            broken.Clear();
            await PassAsync(TimeSpan.FromMinutes(15), Dispatcher(platform, options: Options));
        }

        Assert.Equal((2, 2), (Told(platform, "broken"), Told(platform, "mended")));
    }

    private FakePlatform Platform() => new(Time, item => broken.Contains(item.Target) ? new SendResult.Misconfigured("robot", 93000) : new SendResult.Sent());

    private static List<Arrival> To(FakePlatform platform, string target) => [.. platform.Arrivals.Where(arrival => arrival.Target == target)];

    /// <summary>How many notices to the operator's group say something; several may stand in one digest.</summary>
    private static int Told(FakePlatform platform, string what) => To(platform, Operator).Sum(arrival => arrival.Text.Split(what + " ").Length - 1);
}
