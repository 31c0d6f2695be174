// Tells the operator's group, once, what only an operator can mend, and once that it is mended.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>
/// Looks after the faults the outbox met. What was told is remembered with the fault, so that neither a restart nor another replica tells it again. The operator's own group is not told of itself.
/// </summary>
/// <param name="faults">The faults.</param>
/// <param name="writer">The wording.</param>
/// <param name="operatorTarget">Target of the operator's group; empty when there is none: then the log and /health/ready tell alone.</param>
/// <param name="options">How long a notice waits for others.</param>
/// <param name="timeProvider">Source of all times.</param>
/// <param name="random">Source of row ids; safe for concurrent callers or used here alone.</param>
/// <param name="logger">Told of every fault, also when no group is.</param>
public sealed class FaultDesk(
    IFaultStore faults, IFaultWriter writer, string operatorTarget, DispatchOptions options, TimeProvider timeProvider, Random random, ILogger<FaultDesk> logger)
{
    private const int IdBytes = 16;

    private readonly Wake wake = new(timeProvider);

    /// <summary>A fault was met or mended: look at once.</summary>
    internal void Signal() => wake.Signal();

    /// <summary>Tells until <paramref name="stopping"/>. Does not throw on a stop.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        var isProbed = false;
        try
        {
            while (true)
            {
                try
                {
                    if (!isProbed)
                    {
                        // Addresses are read at the start: whoever mends one starts the program anew, and need not wait for the next probe.
                        await faults.ProbeAsync(timeProvider.GetUtcNow(), stopping);
                        isProbed = true;
                    }

                    await TellAsync(stopping);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    DispatchLog.FaultsUnread(logger, error.GetType().Name);
                }

                // Also without a signal: a replica that died may have met a fault and not told it.
                await wake.WaitAsync(options.PollEvery, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Whatever is untold stays so in the store.
        }
    }

    /// <summary>Tells what is untold now, and returns how many notices this put into the outbox.</summary>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var fault in await faults.ListAsync(cancellationToken))
        {
            if (fault.MendedAt is not null)
            {
                // A fault that was mended before anybody heard of it is not worth a message.
                var notice = fault.Told ? Notice(fault, writer.WriteMended) : null;
                if (await faults.CloseAsync(fault, notice, cancellationToken))
                {
                    told += notice is null ? 0 : 1;
                    DispatchLog.FaultMended(logger, fault.Kind, Name(fault), fault.Reason, fault.Code, fault.Waiting);
                }
            }
            else if (!fault.Told)
            {
                var notice = Notice(fault, writer.WriteBroken);
                if (await faults.TellAsync(fault, notice, cancellationToken))
                {
                    told += notice is null ? 0 : 1;
                    DispatchLog.FaultMet(logger, fault.Kind, Name(fault), fault.Reason, fault.Code, fault.Waiting, fault.Urgent);
                }
            }
        }

        return told;
    }

    private static string Name(SendFault fault) => fault.IsOfAGroup ? fault.Target : "(application)";

    private OutboxItem? Notice(SendFault fault, Func<SendFault, GroupNotice> write)
    {
        if (operatorTarget.Length == 0 || fault.Target == operatorTarget)
        {
            return null;
        }

        var now = timeProvider.GetUtcNow();
        var urgent = fault.Urgent > 0;
        return new OutboxItem
        {
            Id = NewId(),
            Kind = OutboxKind.GroupNotice,
            Target = operatorTarget,
            Payload = OutboxPayload.Write(write(fault)),
            Urgent = urgent,
            DueAt = urgent ? now : now + options.GroupWindow,
            CreatedAt = now,
        };
    }

    private string NewId()
    {
        var bytes = new byte[IdBytes];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
