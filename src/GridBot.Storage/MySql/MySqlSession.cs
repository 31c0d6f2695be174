// A wrapped connection, on which Dapper makes its commands.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Wraps one open connection and runs the commands that were made on it. Used by one caller at a time.</summary>
internal abstract class MySqlSession(MySqlConnection inner, int timeoutSeconds) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }

    public override string Database => Inner.Database;

    public override string DataSource => Inner.DataSource;

    public override string ServerVersion => Inner.ServerVersion;

    public override ConnectionState State => Inner.State;

    protected MySqlConnection Inner { get; } = inner;

    /// <summary>How long a statement may take, whole seconds.</summary>
    protected int TimeoutSeconds { get; } = timeoutSeconds;

    /// <summary>Runs a statement that changes something, or keeps it back; returns how many rows it changed, 0 when it was kept back.</summary>
    public virtual async Task<int> ChangeAsync(MySqlCommand command)
    {
        Ready(command);
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Runs a statement that reads. The reader outlives this call, the command need not.</summary>
    public virtual async Task<DbDataReader> ReadAsync(MySqlCommand command)
    {
        Ready(command);
        return await command.ExecuteReaderAsync(CancellationToken.None);
    }

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("Transactions are the session's own matter.");

    protected override DbCommand CreateDbCommand() => new MySqlSessionCommand(this);

    private void Ready(MySqlCommand command)
    {
        command.Connection = Inner;
        command.CommandTimeout = TimeoutSeconds;
    }
}
