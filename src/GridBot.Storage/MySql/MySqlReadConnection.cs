// A connection for reads, outside any transaction.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Wraps one open connection outside a transaction: every statement sees what is committed when it begins.</summary>
internal sealed class MySqlReadConnection(MySqlConnection inner, int timeoutSeconds) : DbConnection, IMySqlSession
{
    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public async Task<int> ChangeAsync(MySqlCommand command)
    {
        Ready(command);
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async Task<DbDataReader> ReadAsync(MySqlCommand command)
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

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("Reads see what is committed.");

    protected override DbCommand CreateDbCommand() => new MySqlSessionCommand(this);

    private void Ready(MySqlCommand command)
    {
        command.Connection = inner;
        command.CommandTimeout = timeoutSeconds;
    }
}
