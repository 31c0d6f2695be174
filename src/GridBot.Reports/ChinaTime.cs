// The civil time of the city: Asia/Shanghai, which has had no daylight saving since 1992.
namespace GridBot.Reports;

/// <summary>Converts instants to the city's civil time.</summary>
public static class ChinaTime
{
    /// <summary>UTC+8, all year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same instant, told in the city's civil time.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);
}
