// Records an attempt: its entries in the ledger, what becomes of its rows, and what that means for the group.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>All in the caller's transaction: a rate budget never misses an attempt, and a fault is never met without its row's fate.</summary>
internal static class OutboxRecord
{
    /// <summary>The rows of an attempt that are still the owner's. The number of attempts tells a lease from a later one of the same owner.</summary>
    internal const string Held = "id IN @ids AND lease_owner = @owner AND attempts = @attempts AND state = 'waiting'";

    private const string Remove = $"DELETE FROM outbox WHERE {Held}";

    private const string Again = $"""
        UPDATE outbox SET attempts = attempts + 1, due_at = @dueAt, last_result = @result, last_reason = @reason, last_code = @code, lease_owner = '', lease_until = 0 WHERE {Held}
        """;

    private const string Park = $"""
        UPDATE outbox SET attempts = attempts + 1, state = 'parked', parked_reason = @parkedReason, last_result = @result, last_reason = @reason, last_code = @code,
            lease_owner = '', lease_until = 0 WHERE {Held}
        """;

    private const string RecipientOf = "SELECT recipient FROM outbox WHERE id = @id";

    // What waits behind a recipient's row cannot go out sooner: left due, every look for due rows would read the whole backlog.
    private const string DeferBehind = """
        UPDATE outbox SET due_at = @dueAt WHERE recipient = @recipient AND kind = @kind AND urgent = @urgent AND state = 'waiting' AND due_at < @dueAt AND lease_owner = ''
        """;

    /// <summary>Records attempts. Single rows that went through leave together.</summary>
    /// <param name="connection">The open transaction.</param>
    /// <param name="dialect">The database's dialect.</param>
    /// <param name="attempts">What ended.</param>
    /// <param name="owner">Whose leases these were.</param>
    /// <param name="together">False to record each by itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LostLeaseException">Of rows recorded together one was no longer the owner's, and it is not known which: the transaction is to be undone and each recorded by itself.</exception>
    public static async Task<IReadOnlyList<Recorded>> WriteAsync(
        DbConnection connection, Dialect dialect, IReadOnlyList<Attempted> attempts, string owner, bool together, CancellationToken cancellationToken)
    {
        var recorded = new Recorded?[attempts.Count];
        if (together && attempts.Count > 1)
        {
            var plain = Enumerable.Range(0, attempts.Count).Where(at => IsPlain(attempts[at]));
            foreach (var alike in plain.GroupBy(at => (attempts[at].Rows[0].Item.Kind, attempts[at].Rows[0].Item.Attempts, attempts[at].Result.Counted)).Where(alike => alike.Count() > 1))
            {
                List<Attempted> rows = [.. alike.Select(at => attempts[at])];
                var mended = await RemoveAsync(connection, rows, owner, cancellationToken);
                foreach (var at in alike)
                {
                    recorded[at] = new Recorded(1, mended);
                }
            }
        }

        for (var at = 0; at < attempts.Count; at++)
        {
            recorded[at] ??= await WriteAsync(connection, dialect, attempts[at].Rows, owner, attempts[at].EndedAt, attempts[at].Result, cancellationToken);
        }

        return recorded!;
    }

    /// <summary>Whether nothing hangs on the attempt but its row.</summary>
    private static bool IsPlain(Attempted attempt) =>
        attempt is { Rows: [{ Fate: Fate.Done, Item.Kind: not OutboxKind.GroupNotice } row], Result: SendResult.Sent { Posts: > 0 } sent } && (sent.ResponseCode.Length == 0 || row.Item.Subject.Length == 0);

    private static async Task<bool> RemoveAsync(DbConnection connection, List<Attempted> rows, string owner, CancellationToken cancellationToken)
    {
        if (await OutboxLedger.AddAlikeAsync(connection, rows, owner, cancellationToken) < rows.Count)
        {
            throw new LostLeaseException();
        }

        var parameters = new { ids = OutboxGathering.Ids([.. rows.Select(row => row.Rows[0].Item)]), owner, attempts = rows[0].Rows[0].Item.Attempts };
        await connection.PostAsync(new CommandDefinition(Remove, parameters, cancellationToken: cancellationToken));
        return await OutboxFaults.MendAsync(connection, rows[0].Rows[0].Item, rows.Max(row => row.EndedAt), cancellationToken);
    }

    private static async Task<Recorded> WriteAsync(
        DbConnection connection, Dialect dialect, IReadOnlyList<RowFate> rows, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var alike in rows.GroupBy(row => (row.Item.Attempts, row.Fate)))
        {
            var items = alike.Select(row => row.Item).ToList();
            var added = await OutboxLedger.AddAsync(connection, items, rows[0].Item, rows.Count, owner, now, result, cancellationToken);
            kept += added;
            if (added > 0)
            {
                await SettleAsync(connection, items, alike.Key.Fate, owner, now, result, cancellationToken);
            }
        }

        return new Recorded(kept, kept > 0 && await FollowAsync(connection, dialect, rows[0], now, result, cancellationToken));
    }

    /// <summary>Puts off what waits behind a row that stays, of the same urgency.</summary>
    public static async Task DeferBehindAsync(DbConnection connection, OutboxItem item, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        // A person's target is not what stands in the outbox.
        var recipient = item.Kind == OutboxKind.GroupNotice
            ? item.Target
            : await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(RecipientOf, new { id = item.Id }, cancellationToken: cancellationToken));
        var parameters = new { recipient, kind = item.Kind.ToString(), urgent = item.Urgent ? 1 : 0, dueAt = UnixMicroseconds.Of(dueAt) };
        await connection.ExecuteAsync(new CommandDefinition(DeferBehind, parameters, cancellationToken: cancellationToken));
    }

    private static async Task SettleAsync(
        DbConnection connection, List<OutboxItem> items, Fate fate, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken)
    {
        if (fate is Fate.Done && result is SendResult.Sent { ResponseCode.Length: > 0 } card && items[0].Subject.Length > 0)
        {
            await CaseStore.AddCardAsync(connection, items[0].Id, card.ResponseCode, now, cancellationToken);
        }

        var sql = fate switch
        {
            Fate.Done => Remove,
            Fate.ParkFor => Park,
            _ => Again,
        };
        var parameters = new
        {
            ids = OutboxGathering.Ids(items), owner, attempts = items[0].Attempts, dueAt = UnixMicroseconds.Of((fate as Fate.RetryAt)?.DueAt ?? now), parkedReason = (fate as Fate.ParkFor)?.Reason,
            result = OutboxLedger.Name(result), reason = result.Reason, code = result.Code,
        };
        await connection.PostAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>What the result means for those that wait behind; true when a fault was met or mended.</summary>
    private static async Task<bool> FollowAsync(DbConnection connection, Dialect dialect, RowFate first, DateTimeOffset now, SendResult result, CancellationToken cancellationToken)
    {
        var (item, fate) = first;
        if (result is SendResult.Misconfigured)
        {
            return await OutboxFaults.OpenAsync(connection, dialect, item, now, (fate as Fate.RetryAt)?.DueAt ?? now, result, cancellationToken);
        }

        if (result is SendResult.Sent { Posts: > 0 })
        {
            return await OutboxFaults.MendAsync(connection, item, now, cancellationToken);
        }

        if (fate is Fate.RetryAt retry)
        {
            await DeferBehindAsync(connection, item, retry.DueAt, cancellationToken);
        }

        return false;
    }
}
