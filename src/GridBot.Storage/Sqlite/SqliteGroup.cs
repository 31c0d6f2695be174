// The writer's connection and the statements that hold a group of turns together.
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>One transaction after another on one connection.</summary>
internal sealed class SqliteGroup : IDisposable
{
    private readonly PreparedConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand savepoint;
    private readonly SqliteCommand release;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;

    public SqliteGroup(SqliteConnection opened)
    {
        connection = new PreparedConnection(opened);
        begin = Statement("BEGIN IMMEDIATE");
        savepoint = Statement("SAVEPOINT turn");
        release = Statement("RELEASE turn");
        undo = Statement("ROLLBACK TO turn");
        commit = Statement("COMMIT");
        rollback = Statement("ROLLBACK");
    }

    public SqliteConnection Connection => connection.Inner;

    /// <summary>Begins the transaction of a group.</summary>
    /// <param name="apart">Whether each piece of work gets a savepoint, so that it can be undone alone.</param>
    public void Begin(bool apart)
    {
        connection.IsApart = apart;
        begin.ExecuteNonQuery();
    }

    /// <summary>Runs one piece of work. Returns its own exception when it failed: apart, it was undone alone; else the whole transaction was. Throws when the database failed.</summary>
    public async Task<Exception?> RunAsync(WriteRequest request)
    {
        if (connection.IsApart)
        {
            Run(savepoint);
        }

        try
        {
            await request.RunAsync(connection);
        }
        catch (Exception error) when (!SqliteFault.IsOfTheDatabase(error) && IsTransactionOpen())
        {
            Undo();
            return error;
        }

        // Work that swallowed such a fault would have the rest of its group committed statement by statement.
        if (!IsTransactionOpen())
        {
            throw new StoreUnavailableException("A fault of the database ended the transaction.");
        }

        if (connection.IsApart)
        {
            Run(release);
        }

        return null;
    }

    public void Commit() => commit.ExecuteNonQuery();

    public void Dispose()
    {
        begin.Dispose();
        savepoint.Dispose();
        release.Dispose();
        undo.Dispose();
        commit.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    private void Undo()
    {
        if (connection.IsApart)
        {
            Run(undo);
            Run(release);
        }
        else
        {
            Run(rollback);
        }
    }

    private static void Run(SqliteCommand statement) => statement.ExecuteNonQuery();

    // SQLite ends a transaction by itself on some faults (disk full, input/output).
    private bool IsTransactionOpen() => SQLitePCL.raw.sqlite3_get_autocommit(connection.Inner.Handle) == 0;

    private SqliteCommand Statement(string text)
    {
        var command = connection.Inner.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
