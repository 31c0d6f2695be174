// Deletes the files of dropped attachments from time to time, and forgotten drafts.
using GridBot.Storage;

namespace GridBot.Attachments;

/// <summary>Sweeps dropped attachments: a cancelled or refused draft leaves no file. What was left of fetching goes a day later.</summary>
internal sealed class AttachmentSweeper(AttachmentFiles files, TimeProvider time, ILogger<AttachmentSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>The folder of all attachments is read for it.</summary>
    private static readonly TimeSpan DraftsEvery = TimeSpan.FromHours(6);

    /// <summary>Longer than any fetch takes, and than clocks of machines differ.</summary>
    private static readonly TimeSpan DraftsLive = TimeSpan.FromDays(1);

    private DateTimeOffset draftsDue;

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

                    SweepDrafts();
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StoreBusyException or StoreUnavailableException)
                {
                    AttachmentLog.NotSwept(logger, exception.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private void SweepDrafts()
    {
        var now = time.GetUtcNow();
        if (now < draftsDue)
        {
            return;
        }

        if (files.SweepDrafts(now - DraftsLive) is > 0 and var count)
        {
            AttachmentLog.DraftsSwept(logger, count);
        }

        draftsDue = now + DraftsEvery;
    }
}
