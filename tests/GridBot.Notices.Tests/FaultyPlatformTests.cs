// Ten thousand notices through the real senders to a platform that fails in every way it knows, on injected time.
using System.Globalization;

namespace GridBot.Notices.Tests;

public sealed class FaultyPlatformTests(ITestOutputHelper output) : DispatchTest
{
    private const int Groups = 24;
    private const int Members = 400;
    private const int Minutes = 120;
    // A robot cannot recognise a repetition, the message API can: each lost answer of a robot doubles what the post told, so that their share decides how much is doubled. A case is told of to its
    // bureau once or twice and to those who reported and follow it several times.
    private const int GroupNotices = 2000;
    private const int Messages = 8000;

    /// <summary>Every so many minutes a city's worth of notices comes at once.</summary>
    private const int BurstEvery = 30;

    private readonly Random random = new(20261123);
    private readonly List<(int Number, string Whom, string Order)> written = [];
    private int cases;

    /// <summary>A real dispatcher, too, sends what became due within a moment together.</summary>
    protected override TimeSpan Step => TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Ten_thousand_notices_all_arrive_in_order_within_the_limits_and_doubled_only_after_a_lost_answer()
    {
        var platform = new StrictWeCom(Time, seed: 7)
        {
            Faulty = true,
            Outage = (Noon.AddMinutes(40), Noon.AddMinutes(45)),
            // Twenty seconds out of every quarter of an hour.
            IsBusy = now => (now - Noon).TotalSeconds % 900 is > 300 and < 320,
        };
        var groups = Enumerable.Range(0, Groups).ToDictionary(i => Group(i), i => Group(i), StringComparer.Ordinal);
        var options = new DispatchOptions { Parallelism = 32 };
        await using var senders = new RealSenders(platform, Time, groups);
        await using var others = new RealSenders(platform, Time, groups);
        for (var minute = 0; minute < Minutes; minute++)
        {
            await EnqueueAsync(OfMinute(minute));
            if (minute == Minutes / 2)
            {
                await RestartAsync();
            }

            // Two replicas in the second hour.
            var first = Dispatcher(senders.All, seed: minute, options);
            await PassAsync(Noon.AddMinutes(minute + 1) - Time.GetUtcNow(), minute < Minutes / 2 ? [first] : [first, Dispatcher(others.All, seed: 500 + minute, options)]);
        }

        await PassAsync(TimeSpan.FromHours(3), Dispatcher(senders.All, seed: 1000, options));

        Print(platform);
        Assert.Equal(GroupNotices + Messages, written.Count);
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Time.GetUtcNow(), Token));
        Assert.Equal([], platform.Offences);
        var shown = platform.Board.SelectMany(post => post.Numbers.Select(number => (Number: number, Post: post))).ToList();
        Assert.Equal(written.Select(row => row.Number).Order(), shown.Select(entry => entry.Number).Distinct().Order());
        Assert.All(shown, entry => Assert.Equal(written[entry.Number].Whom, entry.Post.Whom));

        var doubled = shown.GroupBy(entry => entry.Number).Where(times => times.Count() > 1).ToList();
        Assert.InRange(doubled.Count, 1, (written.Count / 100) - 1);
        // All but the last time the answer was lost: what the bot knew to have arrived it never sent again.
        Assert.All(doubled, times => Assert.All(times.OrderBy(entry => entry.Post.At).SkipLast(1), entry => Assert.True(entry.Post.AnswerLost)));

        var firsts = shown.GroupBy(entry => entry.Number).ToDictionary(times => times.Key, times => platform.Board.IndexOf(times.First().Post));
        foreach (var order in written.GroupBy(row => row.Order, StringComparer.Ordinal))
        {
            var arrived = order.Select(row => firsts[row.Number]).ToList();
            Assert.Equal(arrived.Order(), arrived);
        }
    }

    /// <summary>What is written in a minute: the notices of cases and their updates to groups, and messages to members.</summary>
    private IEnumerable<OutboxItem> OfMinute(int minute)
    {
        var weight = minute % BurstEvery == 0 ? 10 : 1;
        var whole = Minutes + (9 * (Minutes / BurstEvery));
        var before = minute + (9 * ((minute + BurstEvery - 1) / BurstEvery));
        var share = (int All) => (All * (before + weight) / whole) - (All * before / whole);
        return [.. Enumerable.Range(0, share(GroupNotices)).Select(_ => OfGroup()), .. Enumerable.Range(0, share(Messages)).Select(OfMember)];
    }

    private OutboxItem OfGroup()
    {
        // Each case is told of four times on average, always to the same group, and one in twelve is urgent.
        var number = random.Next(4) == 0 || cases == 0 ? cases++ : random.Next(Math.Max(0, cases - 20), cases);
        var (group, urgent, subject) = (Group(number % Groups), number % 12 == 0, string.Create(CultureInfo.InvariantCulture, $"WG20261122-{number:D4}"));
        var mark = Write(group, subject);
        var notice = new GroupNotice($"**{subject}** {mark} 消防安全·消防隐患\n> 地点：和平路12号3单元\n> 情况：通道堵塞\n[查看](https://gridbot.example.org/reports/{subject})")
        {
            Line = $"> **{subject}** {mark} 消防安全，和平路12号3单元 [查看](https://gridbot.example.org/reports/{subject})",
        };
        var now = Time.GetUtcNow();
        return Notice($"g{mark}", group, urgent) with { Payload = OutboxPayload.Write(notice), Subject = subject, DueAt = urgent ? now : now.AddSeconds(10) };
    }

    private OutboxItem OfMember(int index)
    {
        // In the first hour one member gets more than the platform takes in a minute and in an hour, some get questions with options, and some long texts.
        var user = random.Next(100) < 28 && Time.GetUtcNow() < Noon.AddMinutes(Minutes / 2) ? "m000" : string.Create(CultureInfo.InvariantCulture, $"m{random.Next(1, Members):D3}");
        var mark = Write(user, user);
        var message = OutboundMessage.Plain($"{mark} 您上报的事项有了新进展");
        message = (index % 10) switch
        {
            0 => message with { Options = [new OutboundOption("yes", "是"), new OutboundOption("no", "否")], QuestionId = $"q{mark}" },
            1 => message with { Text = message.Text + string.Concat(Enumerable.Repeat("，情况说明很长", 120)) },
            _ => message,
        };
        return Message($"p{mark}", user) with { Payload = OutboxPayload.Write(message) };
    }

    private string Write(string whom, string order)
    {
        written.Add((written.Count, whom, order));
        return string.Create(CultureInfo.InvariantCulture, $"#{written.Count - 1}#");
    }

    private static string Group(int i) => string.Create(CultureInfo.InvariantCulture, $"group{i:D2}");

    private void Print(StrictWeCom platform)
    {
        var shown = platform.Board.SelectMany(post => post.Numbers.Select(number => (Number: number, Post: post))).ToList();
        var doubled = shown.GroupBy(entry => entry.Number).Where(times => times.Count() > 1).Select(times => times.First().Post.Whom).ToList();
        var toGroups = platform.Board.Where(post => post.Whom.StartsWith("group", StringComparison.Ordinal)).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {written.Count} notices, {shown.Select(entry => entry.Number).Distinct().Count()} arrived, {doubled.Count} doubled ({doubled.Count(whom => whom.StartsWith("group", StringComparison.Ordinal))} of them at groups)
            {platform.Calls} calls; faults: {string.Join(", ", platform.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Key} {fault.Value}"))}; offences: {platform.Offences.Count}
            {toGroups.Count} posts to groups for {GroupNotices} notices, at most {Most(toGroups, TimeSpan.FromMinutes(1))} in 60 s; members at most {Most(platform.Board.Except(toGroups), TimeSpan.FromMinutes(1))} in 60 s and {Most(platform.Board.Except(toGroups), TimeSpan.FromHours(1))} in an hour
            """));
    }

    private static int Most(IEnumerable<StrictWeCom.Shown> posts, TimeSpan window) => posts.GroupBy(post => post.Whom, StringComparer.Ordinal)
        .Max(mine => mine.Max(post => mine.Count(other => other.At > post.At - window && other.At <= post.At)));
}
