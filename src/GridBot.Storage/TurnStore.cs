// Runs turns on the database.
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>The turn store of every database: which transaction a turn gets is the database's matter.</summary>
public sealed class TurnStore(IDatabase database, FieldSeal seal) : ITurnStore
{
    private readonly TurnStores stores = TurnStores.Of(database, seal);

    public Task<T> RunAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return database.WriteAsync((connection, token) => turn(new Turn(connection, stores), token), cancellationToken);
    }

    public Task<T> RunAheadAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return database.WriteAheadAsync((connection, token) => turn(new Turn(connection, stores), token), cancellationToken);
    }
}
