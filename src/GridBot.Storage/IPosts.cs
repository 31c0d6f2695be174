// Writes whose result nobody waits for, which may travel together.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>A connection that may keep statements back and send them together with the next one, or with the commit.</summary>
internal interface IPosts
{
    /// <summary>While true, statements that change something are kept back instead of run.</summary>
    bool IsPosting { get; set; }
}

/// <summary>Posting of statements.</summary>
internal static class Posts
{
    /// <summary>
    /// Runs a statement before anything later of the same transaction is run, and before its commit; where it stands beyond a network it travels together with those. How many rows it changed is
    /// not told, and a fault of it may be thrown by a later statement or the commit.
    /// </summary>
    public static async Task PostAsync(this DbConnection connection, CommandDefinition command)
    {
        if (connection is not IPosts posts)
        {
            await connection.ExecuteAsync(command);
            return;
        }

        posts.IsPosting = true;
        try
        {
            await connection.ExecuteAsync(command);
        }
        finally
        {
            posts.IsPosting = false;
        }
    }
}
