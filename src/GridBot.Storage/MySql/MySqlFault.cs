// Tells faults of the database from faults of a turn, and faults that pass when the turn is run again.
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Faults of MySQL, MariaDB and TiDB. Codes: their error references.</summary>
internal static class MySqlFault
{
    /// <summary>TiDB: another transaction wrote the same row ("Write conflict").</summary>
    private const int WriteConflict = 9007;

    /// <summary>TiDB: the schema changed meanwhile.</summary>
    private const int SchemaChanged = 8028;

    /// <summary>The storage engine's own error; a full disk is told so, too.</summary>
    private const int EngineFault = 1030;

    private const int DiskFull = 1021;
    private const int TableFull = 1114;

    /// <summary>Two turns held what the other wanted, or waited too long for each other: each was undone alone and may be run again.</summary>
    public static bool IsPassing(Exception error) => error is MySqlException known && (known.ErrorCode is MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout || known.Number is WriteConflict or SchemaChanged);

    /// <summary>Somebody wrote a row of the same key first: run again, the turn sees it.</summary>
    public static bool IsDuplicate(Exception error) => error is MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    /// <summary>Whether the database failed and not the statement.</summary>
    public static bool IsOfTheDatabase(Exception error) => error switch
    {
        StoreUnavailableException => true,
        MySqlException known => known.IsTransient || Unreachable(known.ErrorCode) || known.Number is EngineFault or DiskFull or TableFull,
        System.IO.IOException or System.Net.Sockets.SocketException or ObjectDisposedException => true,
        _ => false,
    };

    public static StoreUnavailableException Wrap(Exception error) => error switch
    {
        StoreUnavailableException known => known,
        MySqlException { Number: EngineFault or DiskFull or TableFull } full => new($"The disk of the database is full (MySQL error {full.Number}).", full),
        MySqlException known => new($"The database cannot be reached or broke off (MySQL error {known.Number}).", known),
        _ => new("The connection to the database broke off.", error),
    };

    // What the driver found out by itself has no code.
    private static bool Unreachable(MySqlErrorCode code) => code is MySqlErrorCode.None or MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ServerShutdown or MySqlErrorCode.NormalShutdown
        or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.AccessDenied or MySqlErrorCode.UnknownDatabase or MySqlErrorCode.DatabaseAccessDenied
        or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.QueryInterrupted or MySqlErrorCode.OptionPreventsStatement or MySqlErrorCode.HandshakeError or MySqlErrorCode.AbortingConnection
        or MySqlErrorCode.NewAbortingConnection or MySqlErrorCode.NetReadError or MySqlErrorCode.NetReadInterrupted or MySqlErrorCode.NetWriteInterrupted or MySqlErrorCode.NetErrorOnWrite or MySqlErrorCode.NetPacketsOutOfOrder;
}
