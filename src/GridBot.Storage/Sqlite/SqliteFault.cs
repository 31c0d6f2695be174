// Tells faults of the database from faults of a turn.
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>Faults after which a transaction cannot be trusted and its whole group fails. Codes: SQLite's result codes.</summary>
internal static class SqliteFault
{
    private const int Busy = 5;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static bool IsOfTheDatabase(Exception error) => error is StoreUnavailableException or SqliteException
    {
        SqliteErrorCode: Busy or OutOfMemory or ReadOnly or Interrupted or InputOutput or Corrupt or Full or CannotOpen or NotADatabase,
    };

    public static StoreUnavailableException Wrap(Exception error) => error switch
    {
        StoreUnavailableException known => known,
        SqliteException { SqliteErrorCode: Full } => new("The disk of the database is full.", error),
        SqliteException { SqliteErrorCode: Busy } => new("The database is locked by another program.", error),
        SqliteException sqlite => new($"The database failed (SQLite code {sqlite.SqliteErrorCode}, extended {sqlite.SqliteExtendedErrorCode}).", error),
        _ => new("The database failed.", error),
    };
}
