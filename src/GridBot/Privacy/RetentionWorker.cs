// Applies the rules of retention every night.
using GridBot.Reports;
using GridBot.Storage;
using GridBot.Storage.Retention;

namespace GridBot.Privacy;

/// <summary>
/// Runs once after the start and then every night at an hour when nobody reports. Each replica does so: what one deleted the other does not find, so nothing needs to be agreed on, and no replica's absence keeps anything.
/// </summary>
internal sealed partial class RetentionWorker(RetentionStore retention, RetentionRules rules, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    /// <summary>Local hour of the run.</summary>
    private const int Hour = 3;

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>After the start others come first.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(First, time, stoppingToken);
            while (true)
            {
                var wait = await TryApplyAsync(stoppingToken) ? UntilNight(time.GetUtcNow()) : Again;
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; what was deleted is deleted.
        }
    }

    /// <summary>How long it is to the next run.</summary>
    internal static TimeSpan UntilNight(DateTimeOffset now)
    {
        var local = now.ToOffset(ChinaTime.Offset);
        var next = new DateTimeOffset(local.Date, ChinaTime.Offset).AddHours(Hour);
        return (next > local ? next : next.AddDays(1)) - local;
    }

    private async Task<bool> TryApplyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var counts = await retention.ApplyAsync(rules, time.GetUtcNow(), dryRun: false, cancellationToken);
            Applied(logger, counts.ToString());
            return true;
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            NotApplied(logger, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1711, LogLevel.Information, "The rules of retention were applied: {Counts}")]
    private static partial void Applied(ILogger logger, string counts);

    [LoggerMessage(1712, LogLevel.Warning, "The rules of retention were not applied, tried again: {Reason}")]
    private static partial void NotApplied(ILogger logger, string reason);
}
