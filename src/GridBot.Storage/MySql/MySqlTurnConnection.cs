// A connection in a transaction that spares round trips: what can wait travels with the next statement.
using System.Data.Common;
using System.Globalization;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>
/// Wraps one open connection whose statements commit nothing by themselves. A statement that is waited for is sent at once; posted statements travel with the next one that is waited for, and the
/// last ones with the commit: a usual turn takes two round trips. Used by one caller at a time.
/// Statements are sent as text. Preparing them on the server was tried: with MariaDB, whose prepared statements need not repeat the names of their columns, the driver (2.6.2) lost those names when
/// they changed, for the rest of the connection's life (mysql-net/MySqlConnector issue 1483 tells of the same). Round trips weigh more than parsing.
/// </summary>
internal sealed class MySqlTurnConnection(MySqlConnection inner, int timeoutSeconds) : MySqlSession(inner, timeoutSeconds), IPosts
{
    private readonly List<MySqlBatchCommand> waiting = [];
    private readonly List<MySqlBatchCommand> atTheEnd = [];
    private bool isBegun;

    public Posting Posting { get; set; }

    public override async Task<int> ChangeAsync(MySqlCommand command)
    {
        if (Posting != Posting.None)
        {
            (Posting == Posting.Last ? atTheEnd : waiting).Add(Copy(command));
            return 0;
        }

        if (waiting.Count == 0)
        {
            isBegun = true;
            return await base.ChangeAsync(command);
        }

        // The driver adds up the rows of all statements sent together; the server tells those of the last.
        await using var batch = Together(Copy(command), new MySqlBatchCommand("SELECT ROW_COUNT()"));
        return Convert.ToInt32(await batch.ExecuteScalarAsync(CancellationToken.None), CultureInfo.InvariantCulture);
    }

    public override async Task<DbDataReader> ReadAsync(MySqlCommand command)
    {
        if (waiting.Count == 0)
        {
            isBegun = true;
            return await base.ReadAsync(command);
        }

        // The batch holds nothing that would have to be given back.
        return await Together(Copy(command)).ExecuteReaderAsync(CancellationToken.None);
    }

    /// <summary>Sends what waits and commits, in one round trip. Nothing is sent when nothing was done.</summary>
    public async Task CommitAsync()
    {
        waiting.AddRange(atTheEnd);
        atTheEnd.Clear();
        if (isBegun || waiting.Count > 0)
        {
            await using var batch = Together(new MySqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>Undoes what was done.</summary>
    public async Task RollbackAsync()
    {
        waiting.Clear();
        atTheEnd.Clear();
        if (isBegun)
        {
            await using var command = new MySqlCommand("ROLLBACK", Inner) { CommandTimeout = TimeoutSeconds };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private MySqlBatch Together(params ReadOnlySpan<MySqlBatchCommand> last)
    {
        isBegun = true;
        var batch = new MySqlBatch(Inner) { Timeout = TimeoutSeconds };
        foreach (var command in waiting)
        {
            batch.BatchCommands.Add(command);
        }

        foreach (var command in last)
        {
            batch.BatchCommands.Add(command);
        }

        waiting.Clear();
        return batch;
    }

    private static MySqlBatchCommand Copy(MySqlCommand command)
    {
        var copy = new MySqlBatchCommand(command.CommandText);
        foreach (MySqlParameter parameter in command.Parameters)
        {
            copy.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        }

        return copy;
    }
}
