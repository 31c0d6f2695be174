// The program is told to stop while it works: everything answered is kept, nothing is kept by half, and it ends in time.
using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class StopTests
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_stop_under_load_answers_what_is_in_flight_tells_the_load_balancer_first_and_ends_in_order()
    {
        using var folder = new TempFolder();
        await using var platform = await FakeWeCom.StartAsync();
        platform.AllowSending();
        using var program = await RunningProgram.StartAsync(folder, platform);
        using var client = new CallbackClient(() => program.Address);
        var answers = new ConcurrentBag<HttpStatusCode>();
        var readiness = new ConcurrentBag<string>();
        var workers = Enumerable.Range(0, 8).Select(i => WriteAsync(client, i, answers)).Append(WatchAsync(client, readiness)).ToList();
        await Eventually.AsAsync(() => answers.Count, count => count >= 200);

        var started = TimeProvider.System.GetTimestamp();
        await program.TerminateAsync();
        var (exitCode, errors) = await program.EndAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        await Task.WhenAll(workers);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.InRange(took, TimeSpan.Zero, StopWithin);
        Assert.Contains(readiness, text => text.Contains("\"stopping\"", StringComparison.Ordinal));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(answers.Count, await CountAsync(folder, "SELECT COUNT(*) FROM seen"));
        Assert.Equal(0, await CountAsync(folder, "SELECT COUNT(*) FROM outbox WHERE lease_until > 0"));
    }

    [Fact]
    public async Task A_platform_that_answers_nothing_holds_no_stop_up_and_the_leases_are_given_back()
    {
        using var folder = new TempFolder();
        await using var platform = await FakeWeCom.StartAsync();
        platform.AllowSending();
        platform.Allow("message/send", _ => new FakeAnswer.Silence());
        using var program = await RunningProgram.StartAsync(folder, platform);
        using var client = new CallbackClient(() => program.Address);
        var id = CallbackClient.NewId();
        // Delivered again, as the platform does, should the machine be too slow for the first message of all.
        await Eventually.AsAsync(() => client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱", id), answer => answer.Status == HttpStatusCode.OK);
        await platform.SentAsync("zhang");
        Assert.Equal(1, await CountAsync(folder, "SELECT COUNT(*) FROM outbox WHERE kind = 'PersonMessage' AND lease_until > 0"));

        var started = TimeProvider.System.GetTimestamp();
        await program.TerminateAsync();
        Assert.Equal(0, (await program.EndAsync()).ExitCode);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, StopWithin);
        Assert.Equal(0, await CountAsync(folder, "SELECT COUNT(*) FROM outbox WHERE lease_until > 0"));
        Assert.Equal(1, await CountAsync(folder, "SELECT COUNT(*) FROM outbox WHERE kind = 'PersonMessage' AND state = 'waiting' AND attempts = 0 AND COALESCE(replace_key, '') NOT LIKE 'reminder:%'"));
    }

    /// <summary>Writes one message after the other until nobody listens any more. Each is by somebody else, so that no limit of persons is met.</summary>
    private static async Task WriteAsync(CallbackClient client, int worker, ConcurrentBag<HttpStatusCode> answers)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                // The answer to a first message is a row of the outbox, that to 帮助 is none.
                answers.Add((await client.TextAsync($"worker{worker}-{i}", i % 2 == 0 ? "帮助" : "和平路212号楼道堆满纸箱")).Status);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task WatchAsync(CallbackClient client, ConcurrentBag<string> readiness)
    {
        while (true)
        {
            try
            {
                readiness.Add((await client.GetAsync("/health/ready")).Body);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task<long> CountAsync(TempFolder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("gridbot.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
