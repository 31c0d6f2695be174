// Finds out whether this replica can serve.
using GridBot.Admission;
using GridBot.Hosting;
using GridBot.Notices;
using GridBot.Storage;

namespace GridBot.Health;

/// <summary>
/// Ready is who can read and write the database. Overload alone does not make a replica unready: were all of them overloaded and unready, nobody would be served at all. It is told as degraded.
/// </summary>
internal sealed class ReadinessProbe(DatabaseMigrator migrator, IOutboxStore outbox, IFaultStore faults, WriteProbe writes, TurnGate gate, StopSignal stop, TimeProvider time)
{
    /// <summary>How long the database is waited for; whoever asks has little patience.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    /// <summary>An outbox whose oldest due row has waited this long is told as degraded.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(5);

    /// <summary>The state now, and whether callbacks may be sent here.</summary>
    public async Task<(Readiness State, bool IsReady)> LookAsync(CancellationToken cancellationToken)
    {
        if (stop.IsStopping)
        {
            return (Without("stopping", ""), false);
        }

        using var limit = new CancellationTokenSource(Within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var state = await ReadAsync(either.Token).WaitAsync(either.Token);
            return (await IsWrittenInTimeAsync(either.Token, limit.Token) ? state : state with { Status = "degraded", Database = "slow" }, true);
        }
        catch (StoreBusyException)
        {
            // It is there, and has more to do than it can.
            return (Without("degraded", "busy"), true);
        }
        catch (DatabaseTooNewException)
        {
            // A later version is being rolled out. Its migrations leave room for this one (docs/operating.md): were it unready, nobody would serve until the first new replica is there.
            return (Without("degraded", "newer"), true);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or DatabaseTooOldException)
        {
            return (Without("unavailable", exception.GetType().Name), false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (Without("unavailable", "time-out"), false);
        }
    }

    /// <summary>Whether a write came through in time; one that waits behind many others says that there is much to do, not that nothing can be kept.</summary>
    private async Task<bool> IsWrittenInTimeAsync(CancellationToken cancellationToken, CancellationToken limit)
    {
        try
        {
            await writes.TryAsync(time.GetUtcNow(), cancellationToken).WaitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<Readiness> ReadAsync(CancellationToken cancellationToken)
    {
        await migrator.CheckAsync(cancellationToken);
        var status = await outbox.StatusAsync(time.GetUtcNow(), cancellationToken);
        var broken = (await faults.ListAsync(cancellationToken)).Where(fault => fault.MendedAt is null)
            .Select(fault => new BrokenGroup(fault.Target, fault.Kind.ToString(), fault.Since, fault.Reason, fault.Code, fault.Waiting, fault.Urgent)).ToList();
        var state = Without("ready", "ok");
        var isDegraded = status.Parked > 0 || status.Misconfigured > 0 || broken.Count > 0 || status.OldestDueAge > LateAfter || state.TurningAway;
        return state with
        {
            Status = isDegraded ? "degraded" : state.Status,
            OutboxWaiting = status.Waiting,
            OutboxMisconfigured = status.Misconfigured,
            OutboxParked = status.Parked,
            OutboxOldestSeconds = status.OldestDueAge.TotalSeconds,
            Broken = broken,
        };
    }

    /// <summary>What is known without the database.</summary>
    private Readiness Without(string status, string database) => new(status, database, 0, 0, 0, 0, gate.InProgress, gate.OldestAge.TotalSeconds, gate.IsShut, []);
}
