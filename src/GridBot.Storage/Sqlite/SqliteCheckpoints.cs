// Folds SQLite's log into the database file beside the writer, so that no turn waits for it.
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GridBot.Storage.Sqlite;

/// <summary>
/// Left to itself, SQLite folds the log inside the commit that made it too long, and everybody waits while thousands of pages are written and flushed. Here a connection of its own does the bulk while
/// commits go on; the writer folds the little that was written meanwhile, after which the log begins anew. Used by the writer only.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteConnections connections, AheadTurns ahead) : IAsyncDisposable
{
    /// <summary>Pages written between two foldings: 16 MB. A turn touches some ten pages, many of them the same as the turn before.</summary>
    private const int EveryPages = 4000;

    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE: pages a connection has written.</summary>
    private const int PagesWritten = 9;

    /// <summary>SQLITE_CHECKPOINT_PASSIVE: waits for nobody.</summary>
    private const int Passive = 0;

    private const string Main = "main";

    private SqliteConnection? own;
    private Task? folding;

    /// <summary>Looks after the log between two groups.</summary>
    /// <param name="writer">The writer's connection, with no transaction open.</param>
    public void After(SqliteConnection writer)
    {
        if (folding is { IsCompleted: true })
        {
            folding = null;

            // Whoever reads from the log keeps it from beginning anew.
            ahead.Hold();
            Fold(writer);
            ahead.LetGo();
        }
        else if (folding is null && Written(writer, reset: false) >= EveryPages)
        {
            Written(writer, reset: true);
            folding = Task.Run(FoldBeside);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (folding ?? Task.CompletedTask);
        own?.Dispose();
    }

    // What goes wrong here goes wrong for the writer, too, which folds all that is left and is the one who tells.
    private void FoldBeside()
    {
        try
        {
            own ??= connections.OpenWriter();
            Fold(own);
        }
        catch (StoreUnavailableException)
        {
            own = null;
        }
    }

    // A log that cannot be folded now, because the disk is full or somebody reads from it, is folded later.
    private static void Fold(SqliteConnection connection) => raw.sqlite3_wal_checkpoint_v2(connection.Handle, Main, Passive, out _, out _);

    private static int Written(SqliteConnection connection, bool reset)
    {
        raw.sqlite3_db_status(connection.Handle, PagesWritten, out var pages, out _, reset ? 1 : 0);
        return pages;
    }
}
