// The faults that the outbox met, as those see them who tell of them.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>Compare-and-set on single rows: whoever changes the row tells.</summary>
public sealed class OutboxFaultStore(IDatabase database) : IFaultStore
{
    private const string Group = "SELECT COUNT(*) FROM outbox o WHERE o.recipient = f.recipient AND o.kind = f.kind AND o.state = 'waiting'";
    private const string All = $"SELECT COUNT(*) FROM outbox o WHERE o.kind = f.kind AND o.state = 'waiting' AND o.last_result = '{OutboxLedger.Misconfigured}'";

    private const string List = $"""
        SELECT f.kind AS Kind, f.recipient AS Recipient, f.since AS Since, f.reason AS Reason, f.code AS Code, f.probe_at AS ProbeAt, f.told AS Told, f.mended_at AS MendedAt,
            CASE WHEN f.recipient = '' THEN ({All}) ELSE ({Group} AND o.urgent IN (0, 1)) END AS Waiting,
            CASE WHEN f.recipient = '' THEN ({All} AND o.urgent = 1) ELSE ({Group} AND o.urgent = 1) END AS Urgent
        FROM send_fault f ORDER BY f.since, f.kind, f.recipient
        """;

    private const string Tell = "UPDATE send_fault SET told = 1 WHERE kind = @kind AND recipient = @recipient AND told = 0 AND mended_at = 0";

    private const string Close = "DELETE FROM send_fault WHERE kind = @kind AND recipient = @recipient AND mended_at = @mendedAt";

    private readonly OutboxEntry outbox = new(database.Dialect);

    public async Task<IReadOnlyList<SendFault>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(List, cancellationToken: token)), cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    public Task<int> ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, token) => OutboxFaults.ProbeAsync(connection, now, token), cancellationToken);

    public Task<bool> TellAsync(SendFault fault, OutboxItem? notice, CancellationToken cancellationToken) => ChangeAsync(Tell, fault, notice, cancellationToken);

    public Task<bool> CloseAsync(SendFault fault, OutboxItem? notice, CancellationToken cancellationToken) => ChangeAsync(Close, fault, notice, cancellationToken);

    private Task<bool> ChangeAsync(string sql, SendFault fault, OutboxItem? notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var parameters = new { kind = fault.Kind.ToString(), recipient = fault.Target, mendedAt = fault.MendedAt is { } at ? UnixMicroseconds.Of(at) : 0 };
        return database.WriteAsync(
            async (connection, token) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: token)) == 0)
                {
                    return false;
                }

                if (notice is not null)
                {
                    await outbox.AddAsync(connection, notice, notice.Target, isFirst: false, token);
                }

                return true;
            },
            cancellationToken);
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";

        public string Recipient { get; init; } = "";

        public long Since { get; init; }

        public string Reason { get; init; } = "";

        public int Code { get; init; }

        public long ProbeAt { get; init; }

        public int Told { get; init; }

        public long MendedAt { get; init; }

        public int Waiting { get; init; }

        public int Urgent { get; init; }

        public SendFault Read() => new(
            Enum.Parse<OutboxKind>(Kind),
            Recipient,
            UnixMicroseconds.Read(Since),
            Reason,
            Code,
            UnixMicroseconds.Read(ProbeAt),
            Waiting,
            Urgent,
            Told != 0,
            MendedAt == 0 ? null : UnixMicroseconds.Read(MendedAt));
    }
}
