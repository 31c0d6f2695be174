// Times as they stand in stored sessions.
namespace GridBot.Conversation.Sessions;

/// <summary>UTC microseconds since 1970, the precision of every time the store keeps.</summary>
internal static class StoredTime
{
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <exception cref="FormatException">No calendar reaches so far.</exception>
    public static DateTimeOffset At(long microseconds)
    {
        const long first = -62_135_596_800_000_000;
        const long last = 253_402_300_799_999_999;
        return microseconds is >= first and <= last
            ? new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            : throw new FormatException("A stored time lies outside the calendar.");
    }
}
