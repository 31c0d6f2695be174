// Writes turns as fast as the store takes them and prints each one that was acknowledged, until the process is killed.
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Load;

/// <summary>The victim of the kill test.</summary>
internal static class Hammer
{
    private const int Callers = 16;

    public static async Task<int> RunAsync(string file)
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={file}" };
        await new DatabaseMigrator(options, TestSeal.Create()).MigrateAsync(CancellationToken.None);
        await using var database = new SqliteDatabase(options);
        var store = new TurnStore(database, TestSeal.Create());
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var key = $"{caller}-{i}";
                await SampleTurn.RunAsync(store, key, $"user{caller}", i, TimeProvider.System.GetUtcNow(), CancellationToken.None);
                await output.WriteLineAsync(key);
            }
        })));
        return 0;
    }
}
