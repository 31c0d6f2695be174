// Writes whose result nobody waits for, which may travel together.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>A connection that may keep statements back and send them together with the next one, or with the commit.</summary>
internal interface IPosts
{
    /// <summary>What becomes of the next statement.</summary>
    Posting Posting { get; set; }
}

/// <summary>A connection on which a transaction runs ahead of its turn: it reads what is committed, and sees nothing of what it posts.</summary>
internal interface IAhead
{
    /// <summary>The transaction is only written when the condition holds then; otherwise all of it is run again.</summary>
    void Hold(Func<DbConnection, CancellationToken, Task<bool>> condition);
}

/// <summary>What becomes of a statement.</summary>
internal enum Posting
{
    /// <summary>It is run.</summary>
    None,

    /// <summary>It reads, and what it finds does not hang on what was posted before it.</summary>
    Beside,

    /// <summary>It is kept back until the next statement that is waited for; nothing that is read later hangs on it.</summary>
    First,

    /// <summary>It is kept back until the next statement that is waited for.</summary>
    Next,

    /// <summary>It is kept back until the commit, behind everything else.</summary>
    Last,
}

/// <summary>Posting of statements.</summary>
internal static class Posts
{
    /// <summary>
    /// Runs a statement before anything later of the same transaction is run, and before its commit; where it stands beyond a network it travels together with those. How many rows it changed is
    /// not told, and a fault of it may be thrown by a later statement or the commit.
    /// </summary>
    public static Task PostAsync(this DbConnection connection, CommandDefinition command) => PostAsync(connection, command, Posting.Next);

    /// <summary>
    /// The same for a row that many turns change, such as a counter: where turns run side by side it is changed at the very end, so that they wait for each other's commit only and not for each other's turn.
    /// Nothing later of the same transaction may read it.
    /// </summary>
    public static Task PostLastAsync(this DbConnection connection, CommandDefinition command) => PostAsync(connection, command, Posting.Last);

    /// <summary>The same for a row that nothing later of the same transaction reads, but may refer to.</summary>
    public static Task PostFirstAsync(this DbConnection connection, CommandDefinition command) => PostAsync(connection, command, Posting.First);

    /// <summary>Reads something that does not hang on what the transaction has posted.</summary>
    public static async Task<T> BesideAsync<T>(this DbConnection connection, Func<Task<T>> read)
    {
        if (connection is not IPosts posts)
        {
            return await read();
        }

        posts.Posting = Posting.Beside;
        try
        {
            return await read();
        }
        finally
        {
            posts.Posting = Posting.None;
        }
    }

    private static async Task PostAsync(DbConnection connection, CommandDefinition command, Posting posting)
    {
        if (connection is not IPosts posts)
        {
            await connection.ExecuteAsync(command);
            return;
        }

        posts.Posting = posting;
        try
        {
            await connection.ExecuteAsync(command);
        }
        finally
        {
            posts.Posting = Posting.None;
        }
    }
}
