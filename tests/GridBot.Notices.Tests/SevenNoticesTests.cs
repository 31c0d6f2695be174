// The seven notices at which other senders count refusals as success: here each is delivered or alarmed.
using System.Globalization;

namespace GridBot.Notices.Tests;

public sealed class SevenNoticesTests : DispatchTest
{
    private const string Operator = "operator";

    [Fact]
    public async Task Seven_of_seven_are_delivered_or_alarmed()
    {
        var platform = new StrictWeCom(Time, seed: 1);
        string[] groups = ["system-busy", "too-frequent", "wrong-key", "server-error", "dropped", "sixty", "plain", Operator];
        platform.Script["system-busy"] = new([-1]);
        platform.Script["too-frequent"] = new([45009]);
        platform.Script["wrong-key"] = new(Enumerable.Repeat((int?)93000, 1000));
        platform.Script["server-error"] = new([500]);
        platform.Script["dropped"] = new([null]);
        await using var senders = new RealSenders(platform, Time, groups.ToDictionary(group => group, group => group, StringComparer.Ordinal));
        var single = groups.Where(group => group is not (Operator or "sixty")).Select((group, i) => Tagged(i, group));
        await EnqueueAsync([.. single, .. Enumerable.Range(100, 60).Select(i => Tagged(i, "sixty"))]);
        await PassAsync(TimeSpan.FromMinutes(20), Dispatcher(senders.All, options: new DispatchOptions { OperatorGroup = Operator }));

        Assert.Equal([], platform.Offences);
        foreach (var group in groups.Except(["wrong-key", Operator], StringComparer.Ordinal))
        {
            Assert.Equal(group == "sixty" ? Enumerable.Range(100, 60) : [Array.IndexOf(groups, group) - (group == "plain" ? 1 : 0)], platform.Board.Where(post => post.Whom == group).SelectMany(post => post.Numbers));
        }

        // A digest holds what fits 4,096 bytes, and the rest follows at once.
        Assert.InRange(platform.Board.Count(post => post.Whom == "sixty"), 2, 4);
        Assert.Equal(["broken GroupNotice 'wrong-key' robot 93000 waiting 1 urgent 0"], platform.Board.Where(post => post.Whom == Operator).Select(post => post.Text));
        Assert.DoesNotContain(platform.Board, post => post.Whom == "wrong-key");

        // Only errcode 0 counts as delivered.
        Assert.Equal([("again", "busy", -1), ("sent", "ok", 0)], await AttemptsAsync(0));
        Assert.Equal([("again", "rate", 45009), ("sent", "ok", 0)], await AttemptsAsync(1));
        Assert.All(await AttemptsAsync(2), attempt => Assert.Equal(("misconfigured", "robot", 93000), attempt));
        Assert.Equal([("again", "http-5xx", 0), ("sent", "ok", 0)], await AttemptsAsync(3));
        Assert.Equal([("again", "connection", 0), ("sent", "ok", 0)], await AttemptsAsync(4));
        Assert.Equal([("sent", "ok", 0)], await AttemptsAsync(5));
    }

    [Fact]
    public async Task A_notice_over_the_byte_limit_goes_out_in_numbered_parts_and_none_is_over_it()
    {
        var platform = new StrictWeCom(Time, seed: 1);
        platform.Script["group"] = new([-1]);
        await using var senders = new RealSenders(platform, Time, new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "group" });
        var lines = string.Join('\n', Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"> #{i}# 消防安全·消防隐患，和平路{i}号3单元楼道堆满纸箱，消防通道堵塞，请尽快处理")));
        await EnqueueAsync(Notice("long") with { Payload = OutboxPayload.Write(new GroupNotice(lines)) });
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(senders.All));

        Assert.Equal([], platform.Offences);
        Assert.Equal(Enumerable.Range(0, 60), platform.Board.SelectMany(post => post.Numbers));
        Assert.EndsWith($"(1/{platform.Board.Count})", platform.Board[0].Text, StringComparison.Ordinal);
        var posts = await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["group"], Noon.AddHours(-1), Token);
        Assert.Equal(platform.Board.Count + 1, posts["group"].Count);
    }

    private OutboxItem Tagged(int number, string group)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"> **WG20261122-{number:D4}** #{number}# 消防安全，和平路12号3单元楼道 [查看](https://gridbot.example.org/reports/WG20261122-{number:D4})");
        return Notice($"n{number}", group) with { Payload = OutboxPayload.Write(new GroupNotice(text) { Line = text }), Subject = Subject(number) };
    }

    private async Task<IEnumerable<(string Result, string Reason, int Code)>> AttemptsAsync(int number) =>
        (await Board.LedgerAsync(Subject(number), Token)).Select(row => (row.Result, row.Reason, row.Code));

    private static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"WG20261122-{number:D4}");
}
