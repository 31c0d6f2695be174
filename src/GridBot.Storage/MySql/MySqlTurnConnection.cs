// A connection in a transaction that spares round trips: what can wait travels with the next statement.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>
/// Wraps one open connection. The transaction begins with its first statement, posted statements travel with the next one that is waited for, and the last ones with the commit: a usual turn
/// takes two round trips. Used by one caller at a time.
/// </summary>
internal sealed class MySqlTurnConnection(MySqlConnection inner, int timeoutSeconds) : DbConnection, IPosts
{
    private const string Begin = "START TRANSACTION";

    private readonly List<MySqlBatchCommand> waiting = [new MySqlBatchCommand(Begin)];
    private bool isBegun;

    public bool IsPosting { get; set; }

    public MySqlConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    /// <summary>Keeps a statement back until the next one that is waited for.</summary>
    public void Post(MySqlBatchCommand command) => waiting.Add(command);

    /// <summary>Everything kept back and the last statements, ready to be sent at once.</summary>
    public MySqlBatch Together(params ReadOnlySpan<MySqlBatchCommand> last)
    {
        var batch = new MySqlBatch(inner) { Timeout = timeoutSeconds };
        foreach (var command in waiting)
        {
            batch.BatchCommands.Add(command);
        }

        foreach (var command in last)
        {
            batch.BatchCommands.Add(command);
        }

        waiting.Clear();
        isBegun = true;
        return batch;
    }

    /// <summary>Sends what waits and commits, in one round trip. Nothing is sent when nothing was done.</summary>
    public async Task CommitAsync()
    {
        if (!isBegun && waiting.Count == 1)
        {
            return;
        }

        await using var batch = Together(new MySqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Undoes what was done.</summary>
    public async Task RollbackAsync()
    {
        waiting.Clear();
        if (!isBegun)
        {
            return;
        }

        await using var command = new MySqlCommand("ROLLBACK", inner) { CommandTimeout = timeoutSeconds };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("The transaction is begun with the first statement.");

    protected override DbCommand CreateDbCommand() => new MySqlTurnCommand(this);
}
