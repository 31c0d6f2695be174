// A short-lived command that runs on a borrowed prepared statement.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>A command of a <see cref="PreparedConnection"/>.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    // Serves as the collection in which Dapper puts the parameters; it is never run.
    private readonly SqliteCommand draft = new();
    private SqliteCommand? borrowed;

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

    public override int ExecuteNonQuery() => connection.Change(this);

    public override object? ExecuteScalar() => connection.Reading(this).ExecuteScalar();

    // SQLite has no asynchronous calls: the base class would only add cost.
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteNonQuery());
    }

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteScalar());
    }

    public override void Cancel()
    {
    }

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => connection.Reading(this).ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteDbDataReader(behavior));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (borrowed is not null)
            {
                connection.GiveBack(borrowed);
                borrowed = null;
            }

            draft.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The prepared statement, with the values of this command.</summary>
    public SqliteCommand Ready()
    {
        borrowed ??= connection.Borrow(CommandText);
        var given = draft.Parameters;
        var kept = borrowed.Parameters;
        if (kept.Count != given.Count)
        {
            kept.Clear();
        }

        // Names and values only: sizes and types that Dapper guesses from one value would cut or bend the next.
        for (var i = 0; i < given.Count; i++)
        {
            if (kept.Count == i)
            {
                kept.Add(new SqliteParameter());
            }

            kept[i].ParameterName = given[i].ParameterName;
            kept[i].Value = given[i].Value ?? DBNull.Value;
        }

        return borrowed;
    }
}
