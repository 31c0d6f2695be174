// The program as a process, with many times more callers than it takes on: every answer is honest, and memory does not grow with the callers.
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class FloodTests
{
    private const int Callers = 400;
    private const int MostMegabytes = 300;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task With_twenty_times_more_callers_than_it_takes_on_every_answer_is_true_memory_is_bounded_and_afterwards_all_is_well_at_once()
    {
        using var folder = new TempFolder();
        await using var platform = await FakeWeCom.StartAsync();
        platform.AllowSending();
        using var program = await RunningProgram.StartAsync(folder, platform, ("Limits__Callbacks", "20"));
        using var client = new CallbackClient(() => program.Address);
        var answers = new ConcurrentBag<HttpStatusCode>();
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var i = 0; TimeProvider.System.GetElapsedTime(started) < Lasts; i++)
            {
                answers.Add((await client.TextAsync($"caller{caller}-{i}", i % 2 == 0 ? "帮助" : "和平路212号楼道堆满纸箱")).Status);
            }
        }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], answers.Distinct().Order());
        Assert.Equal(HttpStatusCode.OK, (await client.TextAsync("afterwards", "帮助")).Status);
        var kept = answers.Count(status => status == HttpStatusCode.OK) + 1;
        var metrics = (await client.GetAsync("/metrics")).Body;
        if (!metrics.Contains("reason=\"time-out\"", StringComparison.Ordinal))
        {
            // A turn whose time was up may be kept or not; of all others it is known.
            await using var connection = new SqliteConnection($"Data Source={folder.File("gridbot.db")};Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM seen";
            Assert.Equal((long)kept, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        if (OperatingSystem.IsLinux())
        {
            var most = File.ReadLines($"/proc/{program.ProcessId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
            Assert.InRange(int.Parse(most, CultureInfo.InvariantCulture) / 1024, 1, MostMegabytes);
        }
    }
}
