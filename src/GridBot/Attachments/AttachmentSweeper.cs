// Deletes the files of dropped attachments from time to time.
using GridBot.Storage;

namespace GridBot.Attachments;

/// <summary>Sweeps dropped attachments: a cancelled or refused draft leaves no file.</summary>
internal sealed partial class AttachmentSweeper(AttachmentFiles files, TimeProvider time, ILogger<AttachmentSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                try
                {
                    while (await files.SweepAsync(stoppingToken) > 0)
                    {
                    }
                }
                catch (Exception exception) when (exception is IOException or StoreBusyException or StoreUnavailableException)
                {
                    NotSwept(logger, exception.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Dropped attachments not swept, tried again: {Reason}")]
    private static partial void NotSwept(ILogger logger, string reason);
}
