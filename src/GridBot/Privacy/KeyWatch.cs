// Takes up keys that were made while the program runs.
using GridBot.Commands;
using GridBot.Storage;
using GridBot.Storage.Privacy;

namespace GridBot.Privacy;

/// <summary>Looks into the folder of keys well within <see cref="FieldSeal.SettleTime"/>, so that every replica knows a new key before anything is sealed with it.</summary>
internal sealed partial class KeyWatch(KeyFolder folder, FieldKeyStore store, TimeProvider time, ILogger<KeyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = FieldSeal.SettleTime / 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var before = folder.All.Count;
            folder.Refresh();
            if (folder.All.Count != before)
            {
                await KeyCheck.CompareAsync(folder, store, cancellationToken);
                Changed(logger, folder.All[^1].Id);
            }
        }
        catch (Exception exception) when (exception is InputException or StoreBusyException or StoreUnavailableException)
        {
            NotRead(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(1701, LogLevel.Information, "The keys were read anew; the newest is {Key}")]
    private static partial void Changed(ILogger logger, string key);

    [LoggerMessage(1702, LogLevel.Warning, "The keys were not read anew, tried again: {Reason}")]
    private static partial void NotRead(ILogger logger, string reason);
}
