// The working time that the tests reckon with: office hours, and the published holidays of 2025 and 2026.
using System.Globalization;
using GridBot.Reports.Calendar;

namespace GridBot.Reports.Tests.Calendar;

/// <summary>A calendar with holidays, make-up days and a lunch break.</summary>
internal static class CityCalendar
{
    public static readonly IReadOnlyList<WorkSpan> Hours = [new(Clock("08:30"), Clock("12:00")), new(Clock("13:30"), Clock("17:30"))];

    public static readonly IReadOnlyList<DayOfWeek> Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>国办发明电〔2024〕12号 and 国办发明电〔2025〕7号.</summary>
    public static readonly IReadOnlyList<DateOnly> Holidays =
    [
        .. Days("2025-01-01", 1), .. Days("2025-01-28", 8), .. Days("2025-04-04", 3), .. Days("2025-05-01", 5), .. Days("2025-05-31", 3), .. Days("2025-10-01", 8),
        .. Days("2026-01-01", 3), .. Days("2026-02-15", 9), .. Days("2026-04-04", 3), .. Days("2026-05-01", 5), .. Days("2026-06-19", 3), .. Days("2026-09-25", 3), .. Days("2026-10-01", 7),
    ];

    public static readonly IReadOnlyList<DateOnly> MakeUpDays =
    [
        .. new[]
        {
            "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
        }.Select(Day),
    ];

    public static readonly WorkCalendar Calendar = new(Hours, Weekdays, Holidays, MakeUpDays) { Quiet = new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0)), DigestAt = new TimeOnly(8, 30) };

    /// <summary>An instant written as the city's civil time: 2026-11-23 10:00.</summary>
    public static DateTimeOffset At(string time) => new(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeSpan Clock(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan();

    private static IEnumerable<DateOnly> Days(string first, int count) => Enumerable.Range(0, count).Select(Day(first).AddDays);
}
