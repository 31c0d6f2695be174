// Goes on serving for a moment after the stop was asked for, so that load balancers turn away before the door is shut.
using GridBot.Configuration;

namespace GridBot.Hosting;

/// <summary>
/// The order of a stop: /health/ready says 503 at once; after <see cref="LimitSettings.ServeOn"/> no connection is taken any more, the callbacks in progress are answered, and beside that the outbox finishes its
/// sends and gives back its leases; then the database is closed. <see cref="Within"/> is the limit of it all.
/// </summary>
internal sealed class GracefulStop(LimitSettings limits, StopSignal stop, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>How long the parts of the program have for their stop. The rest of the 10 s that operators expect is for closing the database and ending the process.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(8.5);

    /// <summary>The process ends after this long, whatever hangs.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(9.5);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (stop.IsStopping && limits.ServeOn > TimeSpan.Zero)
        {
            await Task.Delay(limits.ServeOn, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
