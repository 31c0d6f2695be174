// Runs turns on the database.
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>The turn store of every database: which transaction a turn gets is the database's matter.</summary>
public sealed class TurnStore(IDatabase database, FieldSeal seal) : ITurnStore
{
    private readonly PersonStore people = new(database.Dialect, seal);
    private readonly SessionStore sessions = new(database.Dialect);
    private readonly FeedbackStore feedback = new(database.Dialect);
    private readonly OutboxEntry outbox = new(database.Dialect);

    public Task<T> RunAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return database.WriteAsync((connection, token) => turn(new Turn(connection, people, sessions, feedback, outbox), token), cancellationToken);
    }

    public Task<T> RunAheadAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return database.WriteAheadAsync((connection, token) => turn(new Turn(connection, people, sessions, feedback, outbox), token), cancellationToken);
    }
}
