// Reads the holidays and make-up days of the years in calendar.yaml, and finds the slips that are made in copying them.
using System.Globalization;

namespace GridBot.Conversation.Dialogs;

/// <summary>Gathers the days of all years.</summary>
/// <param name="weekdays">Days of the week that are worked.</param>
internal sealed class HolidayNode(IReadOnlySet<DayOfWeek> weekdays)
{
    /// <summary>Longest holiday that is believed, in days; the longest that was ever published has nine.</summary>
    private const int LongestHoliday = 15;

    private const string DayFormat = "yyyy-MM-dd";
    private const string HolidayRemedy = "Write a day or two with 'to' between: '2026-05-01 to 2026-05-05'.";

    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    public HashSet<int> Years { get; } = [];

    public HashSet<DateOnly> Holidays { get; } = [];

    public HashSet<DateOnly> MakeUpDays { get; } = [];

    /// <summary>Reads a year.</summary>
    /// <param name="key">The year, as it is written.</param>
    /// <param name="node">Its holidays and make-up days.</param>
    public void Read(string key, DialogNode node)
    {
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < FirstDay.Year || year > LastDay.Year)
        {
            node.Fault($"'{key}' is no year", "Write a year such as 2026.");
            return;
        }

        Years.Add(year);
        foreach (var (name, holiday) in node.Need("holidays", "List the holidays of the year: 'name: 2026-05-01 to 2026-05-05'.")?.Entries() ?? [])
        {
            ReadHoliday(year, name, holiday);
        }

        foreach (var item in node.Need("make-up", "List the make-up days of the year; '[]' when it has none.")?.Items() ?? [])
        {
            ReadMakeUpDay(year, item);
        }

        node.RefuseOtherKeys();
    }

    private void ReadHoliday(int year, string name, DialogNode node)
    {
        var ends = node.Text().Split(" to ", StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !TryDay(ends[0], out var first) || !TryDay(ends[^1], out var last) || last < first)
        {
            node.Fault($"'{node.Text()}' is no holiday", HolidayRemedy);
            return;
        }

        if (last.DayNumber - first.DayNumber >= LongestHoliday)
        {
            node.Fault($"'{name}' lasts more than {LongestHoliday} days", "Mend the day it begins or ends on.");
            return;
        }

        if (!IsOf(year, first) || !IsOf(year, last))
        {
            node.Fault($"'{name}' does not lie in {year}", "Mend the year of its days, or put it under its own year.");
        }

        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!Holidays.Add(day))
            {
                node.Fault($"{Text(day)} is a holiday twice", "Keep it in one of the holidays.");
            }

            if (MakeUpDays.Contains(day))
            {
                node.Fault($"{Text(day)} is a holiday and a make-up day", "Keep one of them.");
            }
        }
    }

    private void ReadMakeUpDay(int year, DialogNode node)
    {
        if (!TryDay(node.Text(), out var day))
        {
            node.Fault($"'{node.Text()}' is no day", "Write a day such as 2026-05-09.");
            return;
        }

        if (!IsOf(year, day))
        {
            node.Fault($"{Text(day)} does not lie in {year}", "Mend its year, or put it under its own year.");
        }

        if (Holidays.Contains(day))
        {
            node.Fault($"{Text(day)} is a holiday and a make-up day", "Keep one of them.");
        }
        else if (weekdays.Contains(day.DayOfWeek))
        {
            node.Fault($"{Text(day)} is a {day.DayOfWeek} and worked anyway", "Mend the day: a make-up day falls to a weekday that is not worked.");
        }

        if (!MakeUpDays.Add(day))
        {
            node.Fault($"{Text(day)} stands here twice", "Keep one of them.");
        }
    }

    /// <summary>Whether a day belongs to a year's notice: the new year's holiday may begin in the last days of December.</summary>
    private static bool IsOf(int year, DateOnly day) => day.Year == year || day.Year == year - 1 && day is { Month: 12, Day: > 20 };

    private static bool TryDay(string text, out DateOnly day)
        => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= FirstDay && day <= LastDay;

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
