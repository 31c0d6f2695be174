// A prepared statement that is run with values that are ready for it.
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GridBot.Storage.Sqlite;

/// <summary>Runs one statement that returns no rows, again and again. The driver's commands look up every parameter by name and turn every text into bytes at every run: on the one writer all wait for that.</summary>
internal sealed class RawStatement : IDisposable
{
    /// <summary>SQLITE_PREPARE_PERSISTENT: kept for long.</summary>
    private const uint Persistent = 1;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private string[] names = [];
    private int[] places = [];

    public RawStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, text, Persistent, out statement));
    }

    /// <exception cref="SqliteException">It failed.</exception>
    public void Run(PostedStatement posted)
    {
        if (!posted.Names.AsSpan().SequenceEqual(names))
        {
            names = posted.Names;
            places = [.. names.Select(name => raw.sqlite3_bind_parameter_index(statement, $"@{name}"))];
        }

        for (var i = 0; i < places.Length; i++)
        {
            Bind(places[i], posted.Values[i]);
        }

        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value)
    {
        if (place == 0)
        {
            // Of several texts of one call, one may not use a value.
            return;
        }

        Check(value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            double fraction => raw.sqlite3_bind_double(statement, place, fraction),
            byte[] text => raw.sqlite3_bind_text(statement, place, text),
            _ => throw new InvalidOperationException("A value of this kind is not kept back."),
        });
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
