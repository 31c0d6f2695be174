// Times as the database holds them: whole microseconds since 1970 in UTC.
namespace GridBot.Storage;

/// <summary>Converts between instants and stored integers. Anything below a microsecond is cut off; the offset is not kept.</summary>
internal static class UnixMicroseconds
{
    public static long Of(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static long Of(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Read(long microseconds) => new(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
