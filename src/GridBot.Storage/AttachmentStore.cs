// Attachments: which there are and how far their fetching has come. The files themselves lie outside the database.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>The attachments as the one who fetches them and the one who deletes their files see them.</summary>
public sealed class AttachmentStore(IDatabase database)
{
    private const string Columns = """
        id AS Id, person AS Person, kind AS Kind, media_id AS MediaId, state AS State, content_type AS ContentType, size_bytes AS Bytes, created_at AS CreatedAt
        """;

    private const string Insert = """
        INSERT INTO attachment (id, person, kind, media_id, state, content_type, size_bytes, created_at)
        VALUES (@Id, @Person, @Kind, @MediaId, @State, @ContentType, @Bytes, @CreatedAt)
        """;

    private const string Mark = "UPDATE attachment SET state = @state, content_type = @contentType, size_bytes = @bytes WHERE id = @id AND state <> @fetched";

    private const string Exists = "SELECT COUNT(*) FROM attachment WHERE id = @id";

    private const string List = $"SELECT {Columns} FROM attachment WHERE id IN @ids";

    // The replace key of a fetch is its attachment's id.
    private const string DropFetches = "DELETE FROM outbox WHERE replace_key IN @ids AND kind = 'MediaFetch'";

    private const string ListFiles = "INSERT INTO dropped_file (id) SELECT id FROM attachment WHERE id IN @ids AND state = @fetched";

    private const string Delete = "DELETE FROM attachment WHERE id IN @ids";

    private const string Dropped = "SELECT id FROM dropped_file LIMIT @limit";

    private const string Forget = "DELETE FROM dropped_file WHERE id IN @ids";

    internal static Task AddAsync(DbConnection connection, AttachmentRecord attachment, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(Insert, Row.Of(attachment), cancellationToken: cancellationToken));

    internal static async Task DropAsync(DbConnection connection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var parameters = new { ids, fetched = nameof(AttachmentState.Fetched) };
        foreach (var sql in (string[])[DropFetches, ListFiles, Delete])
        {
            await connection.PostAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        }
    }

    /// <summary>The file is there. False when the attachment was dropped meanwhile: the caller deletes the file. Marking twice is no harm.</summary>
    public Task<bool> MarkFetchedAsync(string id, string contentType, long bytes, CancellationToken cancellationToken) =>
        MarkAsync(id, AttachmentState.Fetched, contentType, bytes, cancellationToken);

    /// <summary>The platform has the file no longer. False when the attachment was dropped meanwhile. A fetched attachment stays fetched.</summary>
    public Task<bool> MarkLostAsync(string id, CancellationToken cancellationToken) => MarkAsync(id, AttachmentState.Lost, "", 0, cancellationToken);

    /// <summary>The attachments of these ids, in the order of the ids; unknown ones are missing.</summary>
    public async Task<IReadOnlyList<AttachmentRecord>> ListAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(List, new { ids }, cancellationToken: token)), cancellationToken);
        var byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id].Read())];
    }

    /// <summary>Ids of files whose attachment is gone and which are still to be deleted.</summary>
    public async Task<IReadOnlyList<string>> DroppedFilesAsync(int limit, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync((connection, token) => connection.QueryAsync<string>(new CommandDefinition(Dropped, new { limit }, cancellationToken: token)), cancellationToken)];

    /// <summary>These files were deleted.</summary>
    public Task ForgetFilesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync((connection, token) => connection.ExecuteAsync(new CommandDefinition(Forget, new { ids }, cancellationToken: token)), cancellationToken);

    private Task<bool> MarkAsync(string id, AttachmentState state, string contentType, long bytes, CancellationToken cancellationToken)
    {
        var parameters = new { id, state = state.ToString(), contentType, bytes, fetched = nameof(AttachmentState.Fetched) };
        return database.WriteAsync(
            async (connection, token) => await connection.ExecuteAsync(new CommandDefinition(Mark, parameters, cancellationToken: token)) > 0
                || await connection.ExecuteScalarAsync<long>(new CommandDefinition(Exists, new { id }, cancellationToken: token)) > 0,
            cancellationToken);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Person { get; init; } = "";

        public string Kind { get; init; } = "";

        public string MediaId { get; init; } = "";

        public string State { get; init; } = "";

        public string ContentType { get; init; } = "";

        public long Bytes { get; init; }

        public long CreatedAt { get; init; }

        public static Row Of(AttachmentRecord attachment) => new()
        {
            Id = attachment.Id,
            Person = attachment.Person,
            Kind = attachment.Kind,
            MediaId = attachment.MediaId,
            State = attachment.State.ToString(),
            ContentType = attachment.ContentType,
            Bytes = attachment.Bytes,
            CreatedAt = UnixMicroseconds.Of(attachment.CreatedAt),
        };

        public AttachmentRecord Read() => new(Id, Person, Kind, MediaId, Enum.Parse<AttachmentState>(State), ContentType, Bytes, UnixMicroseconds.Read(CreatedAt));
    }
}
