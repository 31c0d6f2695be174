// More than the service can do: an honest refusal at once, nothing lost that was answered, and service again in the same moment.
using System.Net;
using System.Net.Sockets;
using System.Text;
using GridBot.Configuration;
using GridBot.Storage;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class OverloadTests
{
    /// <summary>Longer than any test holds the lock.</summary>
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(50);

    [Fact]
    public async Task Beyond_capacity_callers_get_503_at_once_what_was_let_in_is_kept_and_the_next_is_served_the_moment_the_store_works()
    {
        const int capacity = 24;
        await using var stage = await OpenAsync(limits => limits with { Callbacks = capacity });
        await stage.Client.TextAsync("warm", "帮助");
        List<Task<CallbackAnswer>> waiting;
        await using (await LockedStore.OpenAsync(stage))
        {
            waiting = [.. Enumerable.Range(0, capacity).Select(i => stage.Client.TextAsync($"worker{i}", "帮助"))];
            await TurnsAsync(stage, capacity);
            var times = new List<TimeSpan>();
            for (var i = 0; i < 20; i++)
            {
                var started = TimeProvider.System.GetTimestamp();
                var refused = await stage.Client.TextAsync($"late{i}", "帮助");
                times.Add(TimeProvider.System.GetElapsedTime(started));
                Assert.Equal((HttpStatusCode.ServiceUnavailable, "", TimeSpan.FromSeconds(1)), (refused.Status, refused.Raw, refused.RetryAfter));
            }

            // The middle one: the machine may do other things meanwhile.
            Assert.InRange(times.Order().ElementAt(10), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
            Assert.DoesNotContain(waiting, answer => answer.IsCompleted);
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.TextAsync("next", "帮助")).Status);
        Assert.Equal(capacity + 2, await stage.CountAsync("seen"));
        Assert.Contains("gridbot_callbacks_refused_total{channel=\"wecom\",reason=\"full\"} 20\n", await stage.MetricsAsync(), StringComparison.Ordinal);
        Assert.Single(stage.Log.Lines, line => line.Contains("[1004]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_that_has_grown_old_takes_no_more_though_there_is_room_and_the_monitor_is_told()
    {
        await using var stage = await OpenAsync(limits => limits with { QueueWait = TimeSpan.FromMilliseconds(300) });
        List<Task<CallbackAnswer>> waiting;
        await using (await LockedStore.OpenAsync(stage))
        {
            waiting = [.. Enumerable.Range(0, 20).Select(i => stage.Client.TextAsync($"worker{i}", "帮助"))];
            var told = await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"turningAway\":true", StringComparison.Ordinal));
            // A database that takes no writes is told as slow while it answers at all, so that the balancer does not turn away from every replica at once.
            Assert.Contains("\"status\":\"degraded\",\"database\":\"slow\"", told, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stage.Client.TextAsync("late", "帮助")).Status);
            Assert.Contains("gridbot_callbacks_refused_total{channel=\"wecom\",reason=\"late\"} 1\n", await stage.MetricsAsync(), StringComparison.Ordinal);
            Assert.Contains("gridbot_turns_in_progress 20\n", await stage.MetricsAsync(), StringComparison.Ordinal);
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.TextAsync("late", "帮助")).Status);
        Assert.Contains("\"turningAway\":false", await stage.ReadinessAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_gets_503_before_the_platform_hangs_up_and_has_one_effect_when_it_is_delivered_again()
    {
        await using var stage = await OpenAsync(limits => limits with { AnswerWithin = TimeSpan.FromMilliseconds(600), QueueWait = TimeSpan.FromMilliseconds(600) });
        var ids = Enumerable.Range(0, 20).Select(_ => CallbackClient.NewId()).ToList();
        await using (await LockedStore.OpenAsync(stage))
        {
            var answers = await Task.WhenAll(ids.Select((id, i) => stage.Client.TextAsync($"worker{i}", "帮助", id)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
            // Those who still try have the room of the probes.
            Assert.Contains("reason=\"time-out\"", await stage.MetricsAsync(), StringComparison.Ordinal);
        }

        var again = await Eventually.AsAsync(() => Task.WhenAll(ids.Select((id, i) => stage.Client.TextAsync($"worker{i}", "帮助", id))), answers => answers.All(answer => answer.Status == HttpStatusCode.OK));
        Assert.All(again, answer => Assert.NotEmpty(answer.Text));
        Assert.Equal(ids.Count, await stage.CountAsync("seen"));
        Assert.Equal(ids.Count, await stage.CountAsync("person"));
    }

    [Fact]
    public async Task One_phone_that_floods_is_refused_and_everybody_else_is_served()
    {
        await using var stage = await OpenAsync(limits => limits);
        var flood = Enumerable.Range(0, 200).Select(_ => stage.Client.TextAsync("flood", "帮助")).ToList();
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => stage.Client.TextAsync($"worker{i}", "帮助")));
        Assert.All(others, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var answers = await Task.WhenAll(flood);
        var served = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        Assert.InRange(served, 1, 45);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (answer.Status, answer.Raw)));
        Assert.Equal(served + 20, await stage.CountAsync("seen"));
        Assert.Contains("reason=\"person\"", await stage.MetricsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("flood", stage.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nine_photos_at_once_with_words_and_their_second_deliveries_are_not_limited()
    {
        await using var stage = await OpenAsync(limits => limits);
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        var ids = Enumerable.Range(0, 10).Select(_ => CallbackClient.NewId()).ToList();
        for (var delivery = 0; delivery < 2; delivery++)
        {
            var answers = await Task.WhenAll(ids.Select((id, i) => i == 0 ? stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱", id) : stage.Client.ImageAsync("zhang", $"media{i}", id)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        }

        Assert.Equal(9, await stage.CountAsync("attachment"));
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for_longer_than_a_callback_may_take()
    {
        await using var stage = await OpenAsync(limits => limits with { AnswerWithin = TimeSpan.FromMilliseconds(500), QueueWait = TimeSpan.FromMilliseconds(500) });
        using var socket = await SendHalfAsync(stage);
        using var reader = new StreamReader(socket.GetStream());
        Assert.StartsWith("HTTP/1.1 408", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("reason=\"slow\"", await stage.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sends_forged_or_half_messages_shuts_the_door_on_nobody()
    {
        await using var stage = await OpenAsync(limits => limits with { Callbacks = 20, QueueWait = TimeSpan.FromMilliseconds(1) });
        var sockets = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SendHalfAsync(stage)));
        try
        {
            var forged = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => stage.Client.PostRawAsync($"msg_signature=0&timestamp={CallbackClient.Now()}&nonce=2", CallbackClient.Envelope("AAAA"))));
            Assert.All(forged, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
            Assert.Equal(HttpStatusCode.OK, (await stage.Client.TextAsync("zhang", "帮助")).Status);
            Assert.Contains("gridbot_turns_in_progress 0\n", await stage.MetricsAsync(), StringComparison.Ordinal);
        }
        finally
        {
            Array.ForEach(sockets, socket => socket.Dispose());
        }
    }

    /// <summary>The beginning of a large message, of which the rest never comes.</summary>
    private static async Task<TcpClient> SendHalfAsync(ServiceStage stage)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(stage.Address.Host, stage.Address.Port, TestContext.Current.CancellationToken);
        var request = $"POST /wecom/callback?msg_signature=a&timestamp=1&nonce=1 HTTP/1.1\r\nHost: gridbot\r\nContent-Length: 900000\r\n\r\n<xml>{new string('x', 20_000)}";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }

    private static Task<ServiceStage> OpenAsync(Func<LimitSettings, LimitSettings> change) => ServiceStage.OpenAsync(settings => settings with
    {
        // Patient, so that a slow machine changes nothing.
        Limits = change(settings.Limits with { AnswerWithin = LockWait }),
        Database = new StorageOptions { ConnectionString = settings.Database.ConnectionString, LockWait = LockWait },
    });

    private static Task TurnsAsync(ServiceStage stage, int count)
        => Eventually.AsAsync(stage.MetricsAsync, text => text.Contains($"gridbot_turns_in_progress {count}\n", StringComparison.Ordinal));
}
