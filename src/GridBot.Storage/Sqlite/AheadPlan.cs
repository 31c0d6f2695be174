// What a turn that ran before the writer was free wants written, and under which conditions.
using System.Data.Common;

namespace GridBot.Storage.Sqlite;

/// <summary>Carried out by the writer.</summary>
/// <param name="work">The work itself, for when something changed meanwhile.</param>
/// <param name="result">Its result, when nothing did.</param>
/// <param name="conditions">What must still hold.</param>
/// <param name="statements">What is written, in this order.</param>
internal sealed class AheadPlan<T>(
    Func<DbConnection, CancellationToken, Task<T>> work, T result, IReadOnlyList<Func<DbConnection, CancellationToken, Task<bool>>> conditions, IReadOnlyList<PostedStatement> statements)
{
    /// <summary>Writes what was planned, or runs the work anew: when something changed meanwhile, and after a fault of the group, because what cannot be written is found out by the work.</summary>
    public async Task<T> WriteAsync(PreparedConnection connection, CancellationToken cancellationToken)
    {
        if (connection.IsApart || !await HoldsAsync(connection, cancellationToken))
        {
            return await work(connection, cancellationToken);
        }

        foreach (var statement in statements)
        {
            connection.Run(statement);
        }

        return result;
    }

    private async Task<bool> HoldsAsync(PreparedConnection connection, CancellationToken cancellationToken)
    {
        foreach (var condition in conditions)
        {
            if (!await condition(connection, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
