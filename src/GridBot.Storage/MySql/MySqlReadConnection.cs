// A connection for reads, outside any transaction.
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Every statement sees what is committed when it begins.</summary>
internal sealed class MySqlReadConnection(MySqlConnection inner, int timeoutSeconds) : MySqlSession(inner, timeoutSeconds);
