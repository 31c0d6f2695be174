// A wrapped connection as its commands see it.
using System.Data.Common;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Runs the commands that were made on it.</summary>
internal interface IMySqlSession
{
    /// <summary>Runs a statement that changes something, or keeps it back; returns how many rows it changed, 0 when it was kept back.</summary>
    Task<int> ChangeAsync(MySqlCommand command);

    /// <summary>Runs a statement that reads. The reader outlives this call, the command need not.</summary>
    Task<DbDataReader> ReadAsync(MySqlCommand command);
}
