// Every attempt to send something: whom, when, how it went. Never what was said.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>Rows of the table outbox_attempt.</summary>
internal static class OutboxLedger
{
    public const string Misconfigured = "misconfigured";

    public const string AwaitsPerson = "awaits-person";

    public const string Never = "never";

    private const string Add = $"""
        INSERT INTO outbox_attempt (outbox_id, attempt, recipient, kind, tried_at, posts, result, reason, code, subject, together)
        SELECT id, attempts + 1, recipient, kind, @now, CASE WHEN id = @first THEN @posts ELSE 0 END, @result, @reason, @code, subject, @together FROM outbox WHERE {OutboxRecord.Held}
        """;

    private const string AddAlike = $"""
        INSERT INTO outbox_attempt (outbox_id, attempt, recipient, kind, tried_at, posts, result, reason, code, subject, together)
        SELECT id, attempts + 1, recipient, kind, @now, @posts, @result, @reason, @code, subject, 1 FROM outbox WHERE {OutboxRecord.Held}
        """;

    private const string GroupPosts = """
        SELECT recipient AS Recipient, tried_at AS TriedAt, posts AS Posts FROM outbox_attempt
        WHERE recipient IN @recipients AND kind = @kind AND tried_at > @since ORDER BY tried_at
        """;

    private const string PersonPosts = """
        SELECT p.user_key AS Recipient, a.tried_at AS TriedAt, a.posts AS Posts FROM person p JOIN outbox_attempt a ON a.recipient = p.id
        WHERE p.user_key IN @userKeys AND a.kind = @kind AND a.tried_at > @since ORDER BY a.tried_at
        """;

    /// <summary>Name of an outcome, as the ledger holds it.</summary>
    public static string Name(SendResult result) => result switch
    {
        SendResult.Sent => "sent",
        SendResult.Again => "again",
        SendResult.Never => Never,
        SendResult.AwaitsPerson => AwaitsPerson,
        _ => Misconfigured,
    };

    /// <summary>Adds the attempt for those of its rows that are still the owner's, and returns how many these are. All have made as many attempts before.</summary>
    /// <param name="connection">The open transaction.</param>
    /// <param name="items">Rows of the attempt.</param>
    /// <param name="first">The row with which the posts are counted.</param>
    /// <param name="together">How many rows went out together.</param>
    /// <param name="owner">Whose lease it was.</param>
    /// <param name="now">When the attempt ended.</param>
    /// <param name="result">How it went.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<int> AddAsync(
        DbConnection connection, IReadOnlyList<OutboxItem> items, OutboxItem first, int together, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            ids = OutboxGathering.Ids(items),
            owner,
            attempts = items[0].Attempts,
            first = first.Id,
            together,
            now = UnixMicroseconds.Of(now),
            posts = result.Counted,
            result = Name(result),
            reason = result.Reason,
            code = result.Code,
        };
        return connection.ExecuteAsync(new CommandDefinition(Add, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>Adds attempts of single rows that ended in the same way, and returns how many rows were still the owner's. They count from the time the last of them ended.</summary>
    public static Task<int> AddAlikeAsync(DbConnection connection, IReadOnlyList<Attempted> alike, string owner, CancellationToken cancellationToken)
    {
        var result = alike[0].Result;
        var parameters = new
        {
            ids = OutboxGathering.Ids([.. alike.Select(attempt => attempt.Rows[0].Item)]),
            owner,
            attempts = alike[0].Rows[0].Item.Attempts,
            now = UnixMicroseconds.Of(alike.Max(attempt => attempt.EndedAt)),
            posts = result.Counted,
            result = Name(result),
            reason = result.Reason,
            code = result.Code,
        };
        return connection.ExecuteAsync(new CommandDefinition(AddAlike, parameters, cancellationToken: cancellationToken));
    }

    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>>> PostsSinceAsync(
        DbConnection connection, OutboxKind kind, IReadOnlyCollection<string> targets, PersonStore people, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var posts = new Dictionary<string, List<DateTimeOffset>>(StringComparer.Ordinal);
        if (kind == OutboxKind.GroupNotice)
        {
            Collect(posts, await QueryAsync(connection, GroupPosts, new { recipients = targets, kind = kind.ToString(), since = UnixMicroseconds.Of(since) }, cancellationToken), null);
        }
        else
        {
            var targetOf = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var target in targets)
            {
                if (people.LookupsOf(target) is var (newest, former))
                {
                    (targetOf[newest], targetOf[former]) = (target, target);
                }
            }

            var parameters = new { userKeys = targetOf.Keys, kind = kind.ToString(), since = UnixMicroseconds.Of(since) };
            Collect(posts, await QueryAsync(connection, PersonPosts, parameters, cancellationToken), targetOf);
        }

        return posts.ToDictionary(target => target.Key, target => (IReadOnlyList<DateTimeOffset>)target.Value, StringComparer.Ordinal);
    }

    private static Task<IEnumerable<Row>> QueryAsync(DbConnection connection, string sql, object parameters, CancellationToken cancellationToken) =>
        connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

    private static void Collect(Dictionary<string, List<DateTimeOffset>> posts, IEnumerable<Row> rows, Dictionary<string, string>? targetOf)
    {
        foreach (var row in rows)
        {
            var target = targetOf?[row.Recipient] ?? row.Recipient;
            if (!posts.TryGetValue(target, out var times))
            {
                posts[target] = times = [];
            }

            times.AddRange(Enumerable.Repeat(UnixMicroseconds.Read(row.TriedAt), row.Posts));
        }
    }

    private sealed class Row
    {
        public string Recipient { get; init; } = "";

        public long TriedAt { get; init; }

        public int Posts { get; init; }
    }
}
