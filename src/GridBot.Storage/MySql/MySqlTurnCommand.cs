// A command inside a turn's transaction: posted, or sent with what was posted before.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>
/// A command of a <see cref="MySqlTurnConnection"/>. Statements of a turn are sent as text, because several in one round trip are worth more than their parsing. A statement that was sent is not
/// called back when its caller goes away: that takes a second connection, and the transaction is undone all the same.
/// </summary>
internal sealed class MySqlTurnCommand(MySqlTurnConnection connection) : DbCommand
{
    // Serves as the collection in which Dapper puts the parameters; it is never run.
    private readonly MySqlCommand draft = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => draft.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Prepare()
    {
    }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery() => throw NoSynchronousCalls();

    public override object? ExecuteScalar() => throw NoSynchronousCalls();

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = Read();
        if (connection.IsPosting)
        {
            connection.Post(command);
            return 0;
        }

        // The driver adds up the rows of all statements sent together; the server tells those of the last.
        await using var batch = connection.Together(command, new MySqlBatchCommand("SELECT ROW_COUNT()"));
        return Convert.ToInt32(await batch.ExecuteScalarAsync(CancellationToken.None), System.Globalization.CultureInfo.InvariantCulture);
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);
        return await reader.ReadAsync(CancellationToken.None) ? reader.GetValue(0) : null;
    }

    protected override DbParameter CreateDbParameter() => new MySqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw NoSynchronousCalls();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The reader outlives this call; the batch holds nothing that would have to be given back.
        var batch = connection.Together(Read());
        return await batch.ExecuteReaderAsync(behavior & ~CommandBehavior.SingleResult & ~CommandBehavior.SingleRow, CancellationToken.None);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            draft.Dispose();
        }

        base.Dispose(disposing);
    }

    private static NotSupportedException NoSynchronousCalls() => new("Only asynchronous calls reach the database.");

    private MySqlBatchCommand Read()
    {
        var command = new MySqlBatchCommand(CommandText);
        foreach (MySqlParameter parameter in draft.Parameters)
        {
            command.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        }

        return command;
    }
}
