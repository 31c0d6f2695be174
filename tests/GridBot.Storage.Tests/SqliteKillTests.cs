// What was acknowledged is kept when the process is killed at any moment.
using Dapper;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;
using System.Diagnostics;

namespace GridBot.Storage.Tests;

public sealed class SqliteKillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(1500)]
    public async Task A_killed_process_loses_no_acknowledged_turn_and_leaves_no_half_turn(int killAfter)
    {
        var folder = Directory.CreateTempSubdirectory("gridbot-kill-").FullName;
        var file = Path.Combine(folder, "gridbot.db");
        try
        {
            var acknowledged = await HammerAsync(file, killAfter);
            await using var database = new SqliteDatabase(new StorageOptions { ConnectionString = $"Data Source={file}" });
            var store = new TurnStore(database, TestSeal.Create());
            foreach (var key in acknowledged)
            {
                Assert.NotNull(await store.RunAsync((turn, token) => turn.FindReplyAsync(key, token), Token));
            }

            var (reports, events, notices, check) = await database.ReadAsync(
                async (connection, _) => (
                    await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM report"),
                    await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM report_event"),
                    await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE kind = 'GroupNotice'"),
                    await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check")),
                Token);
            Assert.True(acknowledged.Count >= killAfter);
            Assert.Equal((reports, reports, "ok"), (events, notices, check));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> HammerAsync(string file, int killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, ArgumentList = { Path.Combine(AppContext.BaseDirectory, "GridBot.Storage.Load.dll"), "hammer", file } };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        var acknowledged = new List<string>();
        try
        {
            while (acknowledged.Count < killAfter && await process.StandardOutput.ReadLineAsync(Token) is { } key)
            {
                acknowledged.Add(key);
            }
        }
        finally
        {
            process.Kill();
        }

        // Lines that were printed before the kill count too; the last may be cut off.
        var rest = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        acknowledged.AddRange(rest.Split('\n')[..^1]);
        return acknowledged;
    }
}
