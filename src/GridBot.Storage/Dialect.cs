// Everything in which the SQL of the supported databases differs; all other SQL is the same for all.
namespace GridBot.Storage;

/// <summary>The list of differences. A store writes its SQL once and puts these pieces in.</summary>
/// <param name="Name">Name of the dialect.</param>
/// <param name="InsertIgnore">Opens an INSERT that leaves an existing row of the same key as it is.</param>
/// <param name="ForUpdate">Closes a SELECT that locks its rows until commit; empty where one writer makes locks needless.</param>
public sealed record Dialect(string Name, string InsertIgnore, string ForUpdate)
{
    /// <summary>SQLite: one writer at a time, so a read inside a turn needs no lock.</summary>
    public static readonly Dialect Sqlite = new("sqlite", "INSERT OR IGNORE", "");
}
