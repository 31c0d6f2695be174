// Measures turns a second and their latency, each caller waiting for its turn before it makes the next.
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Load;

/// <summary>A closed-loop measurement of the turn store.</summary>
internal static class Measurement
{
    private const int People = 2000;

    public static async Task<int> RunAsync(string file, int callers, int seconds)
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={file}" };
        await new DatabaseMigrator(options, TestSeal.Create()).MigrateAsync(CancellationToken.None);
        await using var database = new SqliteDatabase(options);
        var store = new TurnStore(database, TestSeal.Create());
        await LoadAsync(store, callers, TimeSpan.FromSeconds(2), "warm");
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var latencies = await LoadAsync(store, callers, TimeSpan.FromSeconds(seconds), "run");
        var elapsed = time.GetElapsedTime(started).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        latencies.Sort();
        Console.WriteLine(
            $"callers {callers}  turns/s {latencies.Count / elapsed:F0}  p50 {At(latencies, 0.5):F2} ms  p99 {At(latencies, 0.99):F2} ms  max {latencies[^1]:F2} ms  cpu/turn {cpu.TotalMicroseconds / latencies.Count:F0} us");
        return 0;
    }

    private static async Task<List<double>> LoadAsync(TurnStore store, int callers, TimeSpan duration, string name)
    {
        var time = TimeProvider.System;
        var end = time.GetUtcNow() + duration;
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var latencies = new List<double>();
            for (var i = 0; time.GetUtcNow() < end; i++)
            {
                var start = time.GetTimestamp();
                await SampleTurn.RunAsync(store, $"{name}-{caller}-{i}", $"user{random.Next(People)}", i, time.GetUtcNow(), CancellationToken.None);
                latencies.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }

            return latencies;
        })));
        return [.. all.SelectMany(one => one)];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];
}
