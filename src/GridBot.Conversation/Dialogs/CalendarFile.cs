// Reads calendar.yaml: working hours, working days, holidays and quiet hours of the city.
using System.Globalization;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the calendar of working time.</summary>
internal static class CalendarFile
{
    public const string File = "calendar.yaml";

    private const string HoursRemedy = "Write the hours in order, such as '[08:30-12:00, 13:30-17:30]'.";
    private const string WeekdaysRemedy = "Write the days of the week that are worked: '[monday, tuesday, …]'.";
    private const string EndOfDay = "24:00";

    /// <summary>The calendar; null, with faults, where no arithmetic could be done with it.</summary>
    public static WorkCalendar? Read(string folder, List<DialogFault> faults)
    {
        if (DialogFile.Open(folder, File, faults) is not { } root)
        {
            return null;
        }

        var before = faults.Count;
        var hours = Hours(root);
        var weekdays = Weekdays(root);
        var quiet = ClockNode.Quiet(root);
        var digest = ClockNode.Time(root, "digest");
        if (quiet.Hold(digest))
        {
            root.Find("digest")?.Fault("the digest falls into the quiet hours", "Let it go out after they end.");
        }

        var holidays = new HolidayNode(weekdays);
        foreach (var (year, node) in root.Need("years", "List the holidays of each year; see docs/dialogs.md.")?.Entries() ?? [])
        {
            holidays.Read(year, node);
        }

        root.RefuseOtherKeys();
        return faults.Count > before ? null : new WorkCalendar(hours, weekdays, holidays.Holidays, holidays.MakeUpDays)
        {
            Years = holidays.Years,
            Quiet = quiet,
            DigestAt = digest,
        };
    }

    private static List<WorkSpan> Hours(DialogNode root)
    {
        var hours = new List<WorkSpan>();
        var node = root.Need("hours", HoursRemedy);
        foreach (var item in node?.Items() ?? [])
        {
            var ends = item.Text().Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !TryTime(ends[0], out var from) || !TryTime(ends[1], out var to) || to <= from)
            {
                item.Fault($"'{item.Text()}' is no span of working hours", HoursRemedy);
                continue;
            }

            if (hours.Count > 0 && from < hours[^1].To)
            {
                item.Fault($"'{item.Text()}' begins before the hours that stand above it end", HoursRemedy);
                continue;
            }

            hours.Add(new WorkSpan(from, to));
        }

        if (node is { IsList: true } && hours.Count == 0)
        {
            node.Fault("nobody ever works", HoursRemedy);
        }

        return hours;
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        time = TimeSpan.FromDays(1);
        if (text == EndOfDay)
        {
            return true;
        }

        var isTime = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        time = read.ToTimeSpan();
        return isTime;
    }

    private static HashSet<DayOfWeek> Weekdays(DialogNode root)
    {
        var weekdays = new HashSet<DayOfWeek>();
        var node = root.Need("weekdays", WeekdaysRemedy);
        foreach (var item in node?.Items() ?? [])
        {
            // By name, not by Enum.Parse, which takes "1" for Monday.
            var known = Enum.GetValues<DayOfWeek>().Where(day => day.ToString().Equals(item.Text(), StringComparison.OrdinalIgnoreCase)).ToList();
            if (known.Count == 0)
            {
                item.Fault($"'{item.Text()}' is no day of the week", WeekdaysRemedy);
            }
            else if (!weekdays.Add(known[0]))
            {
                item.Fault($"'{item.Text()}' stands here twice", "Keep one of them.");
            }
        }

        if (node is { IsList: true } && weekdays.Count == 0)
        {
            node.Fault("no day of the week is worked", WeekdaysRemedy);
        }

        return weekdays;
    }
}
