// Tells of callbacks that were turned away, without a line for each.
namespace GridBot.Admission;

/// <summary>One line when it begins, then one at most every ten seconds with how many there were: who is short of time does not write thousands of lines. Never who it was.</summary>
internal sealed partial class ShedLog(TimeProvider time, ILogger<ShedLog> logger)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Channel, string Reason), (long Told, int Since)> told = [];

    /// <summary>One was turned away.</summary>
    public void Note(string channel, string reason)
    {
        var now = time.GetTimestamp();
        int count;
        lock (gate)
        {
            var isKnown = told.TryGetValue((channel, reason), out var last);
            count = last.Since + 1;
            if (isKnown && time.GetElapsedTime(last.Told, now) < Every)
            {
                told[(channel, reason)] = (last.Told, count);
                return;
            }

            told[(channel, reason)] = (now, 0);
        }

        if (reason == Shed.Unavailable)
        {
            NotHandled(logger, count, channel, reason);
        }
        else
        {
            TurnedAway(logger, count, channel, reason);
        }
    }

    [LoggerMessage(1002, LogLevel.Error, "{Count} callback(s) of {Channel} not handled, to be delivered again: {Reason}")]
    private static partial void NotHandled(ILogger logger, int count, string channel, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "{Count} callback(s) of {Channel} turned away, to be delivered again: {Reason}")]
    private static partial void TurnedAway(ILogger logger, int count, string channel, string reason);
}
