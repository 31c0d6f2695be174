// Makes a database that has a past.
using GridBot.Benchmarks.EndToEnd;
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.Growth;

/// <summary>A migrated database with so many stored reports and sessions.</summary>
internal static class Prefill
{
    /// <param name="into">An empty database.</param>
    /// <param name="templates">What its rows are copied from.</param>
    /// <param name="reports">How many reports, and as many persons with sessions.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(DatabaseAddress into, Templates templates, int reports, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await into.UseAsync(services => services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken));
        var tables = new PastYear(templates, reports, time.GetUtcNow()).Tables();
        await (into.Provider == Databases.Sqlite
            ? Task.Run(() => SqliteBulk.Write(into.ConnectionString, tables, cancellationToken), cancellationToken)
            : MySqlBulk.WriteAsync(into.ConnectionString, tables, cancellationToken));
        await Console.Error.WriteLineAsync($"{reports:#,0} reports stored in {time.GetElapsedTime(started).TotalSeconds:0} s");
    }
}
