// Counts how many customer-service messages a resident may still be sent, and until when.
namespace GridBot.Simulator.OfficialAccount;

/// <summary>What opens a window; each occurrence opens it anew.</summary>
internal enum ReplyTrigger
{
    /// <summary>The resident wrote.</summary>
    Message,

    /// <summary>The resident tapped an entry of the menu.</summary>
    MenuTap,

    /// <summary>The resident began to follow.</summary>
    Subscription,

    /// <summary>The resident scanned a code of the account.</summary>
    Scan,
}

/// <summary>The windows of all residents (sendCustomMessage, table of quotas).</summary>
internal sealed class ReplyWindows(TimeProvider clock, PublicAccountLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<ReplyTrigger, (int Left, DateTimeOffset End)>> _open = new(StringComparer.Ordinal);

    /// <summary>Opens a window with its full count.</summary>
    public void Open(string openId, ReplyTrigger trigger)
    {
        var (count, length) = trigger == ReplyTrigger.Message ? (limits.RepliesToMessage, limits.MessageWindow) : (limits.RepliesToEvent, limits.EventWindow);
        lock (_gate)
        {
            if (!_open.TryGetValue(openId, out var windows))
            {
                _open[openId] = windows = [];
            }

            windows[trigger] = (count, clock.GetUtcNow() + length);
        }
    }

    /// <summary>Closes all windows of one who follows no longer.</summary>
    public void Close(string openId)
    {
        lock (_gate)
        {
            _open.Remove(openId);
        }
    }

    /// <summary>Takes one message, from the window that ends first: 0, 45015 when none is open, 45047 when all open ones are used up.</summary>
    public int Take(string openId)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(openId)?.Where(window => now < window.Value.End).OrderBy(window => window.Value.End).ToArray() ?? [];
            if (open.Length == 0)
            {
                return 45015;
            }

            var free = Array.FindIndex(open, window => window.Value.Left > 0);
            if (free < 0)
            {
                return 45047;
            }

            var (trigger, (left, end)) = open[free];
            _open[openId][trigger] = (left - 1, end);
            return 0;
        }
    }
}
