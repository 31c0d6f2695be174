// How long ago somebody wrote, and how much they were sent since.
using Dapper;
using GridBot.Notices;
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>What a platform that lets us answer for some time only counts by.</summary>
public sealed class MessageWindowStore(IDatabase database, FieldSeal seal)
{
    private const string Find = """
        SELECT p.wrote_at AS WroteAt, (SELECT COALESCE(SUM(a.posts), 0) FROM outbox_attempt a WHERE a.recipient = p.id AND a.kind = @kind AND a.tried_at > p.wrote_at) AS Posts
        FROM person p WHERE p.user_key IN (@newest, @former) AND p.wrote_at > 0
        """;

    private readonly PersonStore people = new(database.Dialect, seal);

    /// <summary>When the person behind a target last wrote, and how many messages they were sent since; null for who never did.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<(DateTimeOffset WroteAt, int Posts)?> FindAsync(string target, CancellationToken cancellationToken)
    {
        if (people.LookupsOf(target) is not var (newest, former))
        {
            return null;
        }

        var parameters = new { newest, former, kind = nameof(OutboxKind.PersonMessage) };
        var row = await database.ReadAsync((connection, token) => connection.QueryFirstOrDefaultAsync<Row?>(new CommandDefinition(Find, parameters, cancellationToken: token)), cancellationToken);
        return row is null ? null : (UnixMicroseconds.Read(row.WroteAt), (int)row.Posts);
    }

    private sealed class Row
    {
        public long WroteAt { get; init; }

        public long Posts { get; init; }
    }
}
