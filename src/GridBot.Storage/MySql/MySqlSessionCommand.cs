// A command as Dapper makes them, run by the wrapped connection it was made on.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>
/// A command of a <see cref="MySqlSession"/>. A statement that was sent is not called back when its caller goes away: that takes a second connection, and an open transaction is undone all the same.
/// </summary>
internal sealed class MySqlSessionCommand(MySqlSession session) : DbCommand
{
    // Holds text and parameters; a reader may outlive this command, so that it is left to the collector.
    private readonly MySqlCommand inner = new();

    [AllowNull]
    public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => session;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Prepare()
    {
    }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery() => throw NoSynchronousCalls();

    public override object? ExecuteScalar() => throw NoSynchronousCalls();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return session.ChangeAsync(inner);
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ExecuteDbDataReaderAsync(CommandBehavior.Default, cancellationToken);
        return await reader.ReadAsync(CancellationToken.None) ? reader.GetValue(0) : null;
    }

    protected override DbParameter CreateDbParameter() => new MySqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw NoSynchronousCalls();

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return session.ReadAsync(inner);
    }

    private static NotSupportedException NoSynchronousCalls() => new("Only asynchronous calls reach the database.");
}
