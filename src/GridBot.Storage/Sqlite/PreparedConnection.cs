// A connection that keeps its prepared statements, so that Dapper's short-lived commands cost no parsing.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>
/// Wraps one open SQLite connection. Commands made here borrow a prepared statement of the same text and give it back when disposed. Used by one caller at a time.
/// Transactions are begun by statement, not through this class.
/// </summary>
internal class PreparedConnection(SqliteConnection inner) : DbConnection
{
    /// <summary>Most statement texts kept; the stores have about fifty, lists of varying length make a few more.</summary>
    private const int Limit = 256;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RawStatement> statements = new(StringComparer.Ordinal);

    public SqliteConnection Inner => inner;

    /// <summary>Whether each piece of work of the open transaction stands in a savepoint, because one of its group failed.</summary>
    public bool IsApart { get; set; }

    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    /// <summary>Runs a command that changes something and returns how many rows it changed.</summary>
    public virtual int Change(PreparedCommand command) => command.Ready().ExecuteNonQuery();

    /// <summary>What runs a command that reads.</summary>
    public virtual SqliteCommand Reading(PreparedCommand command) => command.Ready();

    /// <summary>Runs a statement that was kept back on another connection.</summary>
    public void Run(PostedStatement posted)
    {
        if (!statements.TryGetValue(posted.Text, out var statement))
        {
            if (statements.Count >= Limit)
            {
                ForgetStatements();
            }

            statements[posted.Text] = statement = new RawStatement(inner, posted.Text);
        }

        statement.Run(posted);
    }

    /// <summary>A command of this text, prepared before if it was run before.</summary>
    public SqliteCommand Borrow(string text)
    {
        if (idle.Remove(text, out var command))
        {
            return command;
        }

        command = inner.CreateCommand();
        command.CommandText = text;
        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        if (idle.Count >= Limit || !idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("The writer holds the transaction.");

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in idle.Values)
            {
                command.Dispose();
            }

            idle.Clear();
            ForgetStatements();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ForgetStatements()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
