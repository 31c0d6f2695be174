// The notices of a conversation in memory: which went out, and which can still be changed.
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Transcripts;

/// <summary>Stands for the outbox of the groups: a notice goes out at once, an update a little later.</summary>
internal sealed class NoticeBoard
{
    /// <summary>How long an update waits for more.</summary>
    private static readonly TimeSpan GatherTime = TimeSpan.FromSeconds(10);

    private readonly List<(Effect.NotifyGroup Notice, DateTimeOffset Due)> notices = [];

    /// <summary>All notices in the order they were first written.</summary>
    public IReadOnlyList<Effect.NotifyGroup> All => [.. notices.Select(entry => entry.Notice)];

    /// <summary>What of a report's notices has not gone out.</summary>
    public WaitingNotices WaitingOf(ReportNumber number, DateTimeOffset now)
    {
        var waiting = notices.Where(entry => entry.Due > now).Select(entry => entry.Notice).ToList();
        return new WaitingNotices(
            number,
            waiting.Exists(notice => notice.Key == WaitingNotices.NoticeKey(number)),
            waiting.Find(notice => notice.Key == WaitingNotices.UpdateKey(number))?.Changes ?? [])
        {
            Joined = waiting.Find(notice => notice.Key == WaitingNotices.JoinedKey(number))?.Changes,
        };
    }

    /// <summary>When a notice of a key last went out, and when one is due that waits; null for neither.</summary>
    public (DateTimeOffset? ToldAt, DateTimeOffset? WaitsUntil) TimesOf(string key, DateTimeOffset now)
    {
        var dues = notices.Where(entry => entry.Notice.Key == key).Select(entry => (DateTimeOffset?)entry.Due).ToList();
        return (dues.FindLast(due => due <= now), dues.FindLast(due => due > now));
    }

    public void CopyFrom(NoticeBoard other) => notices.AddRange(other.notices);

    public void Apply(Effect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case Effect.NotifyGroup notice:
                notices.RemoveAll(entry => notice.Key.Length > 0 && entry.Notice.Key == notice.Key && entry.Due > now);
                notices.Add((notice, notice.Due ?? (notice.Gathers ? now + GatherTime : now)));
                break;
            case Effect.ReviseNotice revised:
                var at = notices.FindLastIndex(entry => entry.Notice.Key == revised.Notice.Key);
                notices[at] = (revised.Notice, revised.Notice.Gathers ? notices[at].Due : now);
                break;
            case Effect.DropNotice dropped:
                notices.RemoveAll(entry => entry.Notice.Key == dropped.Key && entry.Due > now);
                break;
        }
    }
}
