// Sees at the start that a daily digest is planned.
using GridBot.Storage;

namespace GridBot.Cases;

/// <summary>Plans the first digest of a new city, and plans the waiting one anew where the calendar was edited. From then on each digest plans the next.</summary>
internal sealed partial class DigestPlanner(ITurnStore store, DailyDigest digest, TimeProvider time, ILogger<DigestPlanner> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryPlanAsync(stoppingToken))
            {
                await Task.Delay(Again, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task<bool> TryPlanAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.RunAsync(
                async (turn, token) =>
                {
                    await digest.PlanAsync(turn, time.GetUtcNow(), token);
                    return true;
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            NotPlanned(logger, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "The daily digest is not planned, tried again: {Reason}")]
    private static partial void NotPlanned(ILogger logger, string reason);
}
