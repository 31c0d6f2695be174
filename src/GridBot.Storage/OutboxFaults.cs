// Remembers who cannot be reached until the configuration is mended.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>Rows of the table send_fault. A group's fault is its own; one met by a person's row is the application's and stands under an empty recipient.</summary>
internal static class OutboxFaults
{
    private const string Add = "INTO send_fault (kind, recipient, since, reason, code, probe_at, told, mended_at) VALUES (@kind, @recipient, @now, @reason, @code, @probeAt, 0, 0)";

    // One that broke again before anybody heard that it was mended was never mended.
    private const string Renew = "UPDATE send_fault SET reason = @reason, code = @code, probe_at = @probeAt, mended_at = 0 WHERE kind = @kind AND recipient = @recipient";

    // The whole group waits for the probe, and its patience begins anew with it: what stood behind a broken robot for days must not be given up for a passing fault.
    private const string Hold = """
        UPDATE outbox SET due_at = CASE WHEN due_at < @probeAt THEN @probeAt ELSE due_at END, patience_from = @probeAt
        WHERE recipient = @recipient AND kind = @kind AND urgent IN (0, 1) AND state = 'waiting' AND lease_owner = ''
        """;

    private const string Mend = "UPDATE send_fault SET mended_at = @now WHERE kind = @kind AND recipient = @recipient AND mended_at = 0";

    // One person's row going through does not show that the others' do.
    private const string MendAll = $"{Mend} AND NOT EXISTS (SELECT 1 FROM outbox WHERE kind = @kind AND state = 'waiting' AND last_result = '{OutboxLedger.Misconfigured}')";

    // What was planned for later keeps its time.
    private const string Free = """
        UPDATE outbox SET due_at = CASE WHEN first_due > @now THEN first_due ELSE @now END
        WHERE recipient = @recipient AND kind = @kind AND urgent IN (0, 1) AND state = 'waiting' AND due_at > @now AND lease_owner = ''
        """;

    private const string Probe = """
        UPDATE outbox SET due_at = @now WHERE kind = 'GroupNotice' AND state = 'waiting' AND lease_until <= @now AND due_at > @now AND first_due <= @now
            AND EXISTS (SELECT 1 FROM send_fault f WHERE f.kind = outbox.kind AND f.recipient = outbox.recipient AND f.mended_at = 0)
        """;

    /// <summary>Lets broken groups be tried now.</summary>
    public static Task<int> ProbeAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Probe, new { now = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));

    /// <summary>Opens the fault a row met, or renews it, and lets its group wait for the probe. True when somebody should be told.</summary>
    public static async Task<bool> OpenAsync(
        DbConnection connection, Dialect dialect, OutboxItem item, DateTimeOffset now, DateTimeOffset probeAt, SendResult result, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            kind = item.Kind.ToString(), recipient = RecipientOf(item), now = UnixMicroseconds.Of(now), reason = result.Reason, code = result.Code, probeAt = UnixMicroseconds.Of(probeAt),
        };
        var isNew = await connection.ExecuteAsync(new CommandDefinition($"{dialect.InsertIgnore} {Add}", parameters, cancellationToken: cancellationToken)) > 0;
        if (!isNew)
        {
            await connection.ExecuteAsync(new CommandDefinition(Renew, parameters, cancellationToken: cancellationToken));
        }

        if (item.Kind == OutboxKind.GroupNotice)
        {
            await connection.ExecuteAsync(new CommandDefinition(Hold, parameters, cancellationToken: cancellationToken));
        }

        return isNew;
    }

    /// <summary>A row went through: its group's fault is over, and what waited is due. True when there was one.</summary>
    public static async Task<bool> MendAsync(DbConnection connection, OutboxItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isGroup = item.Kind == OutboxKind.GroupNotice;
        var parameters = new { kind = item.Kind.ToString(), recipient = RecipientOf(item), now = UnixMicroseconds.Of(now) };
        var mended = await connection.ExecuteAsync(new CommandDefinition(isGroup ? Mend : MendAll, parameters, cancellationToken: cancellationToken)) > 0;
        if (mended && isGroup)
        {
            await connection.ExecuteAsync(new CommandDefinition(Free, parameters, cancellationToken: cancellationToken));
        }

        return mended;
    }

    private static string RecipientOf(OutboxItem item) => item.Kind == OutboxKind.GroupNotice ? item.Target : "";
}
