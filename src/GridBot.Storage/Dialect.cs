// Everything in which the SQL of the supported databases differs; all other SQL is the same for all.
namespace GridBot.Storage;

/// <summary>The list of differences. A store writes its SQL once and puts these pieces in.</summary>
/// <param name="Name">Name of the dialect.</param>
/// <param name="InsertIgnore">Opens an INSERT that leaves an existing row of the same key as it is.</param>
/// <param name="ForUpdate">Closes a SELECT that locks its rows until commit; empty where one writer makes locks needless.</param>
/// <param name="Row">The one row of an INSERT whose values are read from the table itself; {0} stands for the values. SQLite would gather a SELECT in a table of its own first; MySQL lets only a SELECT read the table.</param>
/// <param name="OrUpdate">Closes an INSERT that changes the existing row of the same key instead; {0} stands for the columns of the key, what to set follows.</param>
public sealed record Dialect(string Name, string InsertIgnore, string ForUpdate, string Row, string OrUpdate)
{
    /// <summary>SQLite: one writer at a time, so a read inside a turn needs no lock.</summary>
    public static readonly Dialect Sqlite = new("sqlite", "INSERT OR IGNORE", "", "VALUES ({0})", "ON CONFLICT ({0}) DO UPDATE SET");

    /// <summary>MySQL, MariaDB and TiDB: turns run side by side and lock the rows they build on.</summary>
    public static readonly Dialect MySql = new("mysql", "INSERT IGNORE", "FOR UPDATE", "SELECT {0}", "ON DUPLICATE KEY UPDATE");

    /// <summary>Closes an INSERT: an existing row of the same key is changed instead.</summary>
    /// <param name="key">Columns of the key.</param>
    /// <param name="set">What is set, such as "amount = amount + 1".</param>
    public string OnExisting(string key, string set) => $"{OrUpdate.Replace("{0}", key, StringComparison.Ordinal)} {set}";

    /// <summary>The one row of an INSERT whose values are read from the table itself.</summary>
    public string RowOf(string values) => Row.Replace("{0}", values, StringComparison.Ordinal);
}
