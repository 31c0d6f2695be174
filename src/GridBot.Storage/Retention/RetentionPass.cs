// Walks through a table in the order of its key and acts on what is over.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage.Retention;

/// <summary>
/// One pass: pages are read beside the writer, in the order of the primary key, so that no index is needed for it; what is over is deleted in small transactions that check it again. Turns wait for none of it longer than for
/// each other.
/// </summary>
internal sealed class RetentionPass(IDatabase database)
{
    /// <summary>Rows a page.</summary>
    public const int Page = 2000;

    /// <summary>Rows a transaction.</summary>
    private const int Batch = 200;

    /// <summary>Runs a pass and returns how many rows it acted on.</summary>
    /// <typeparam name="T">What is read of a row.</typeparam>
    /// <param name="page">Reads the rows of a page behind a key, @after, at most @limit.</param>
    /// <param name="parameters">What else the page asks for.</param>
    /// <param name="keyOf">The key of a row.</param>
    /// <param name="isOver">Whether something is to be done about a row.</param>
    /// <param name="act">Does it, and returns for how many rows; null when nothing is to be done but counting.</param>
    /// <param name="cancellationToken">Gives up; what was done stays done.</param>
    public async Task<int> RunAsync<T>(
        string page, object parameters, Func<T, string> keyOf, Func<T, bool> isOver, Func<DbConnection, IReadOnlyList<T>, CancellationToken, Task<int>>? act, CancellationToken cancellationToken)
    {
        var (after, done) = ("", 0);
        while (true)
        {
            var values = new DynamicParameters(parameters);
            values.Add("after", after);
            values.Add("limit", Page);
            var rows = (await database.ReadAsync((connection, token) => connection.QueryAsync<T>(new CommandDefinition(page, values, cancellationToken: token)), cancellationToken)).AsList();
            foreach (var batch in rows.Where(isOver).Chunk(Batch))
            {
                done += act is null ? batch.Length : await database.WriteAsync((connection, token) => act(connection, batch, token), cancellationToken);
            }

            if (rows.Count < Page)
            {
                return done;
            }

            after = keyOf(rows[^1]);
        }
    }
}
