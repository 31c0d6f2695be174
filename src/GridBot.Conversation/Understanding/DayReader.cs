// Finds the day a text names at a position: yesterday, last Friday, 3 March.
namespace GridBot.Conversation.Understanding;

/// <summary>Reads days; the time of the day is read by <see cref="TimeReader"/>.</summary>
internal sealed class DayReader(TimeWords words, NumeralReader numerals)
{
    private readonly WordSet days = new(words.Days.Keys);
    private readonly WordSet week = new(words.Week);
    private readonly WordSet lastWeek = new(words.LastWeek);
    private readonly WordSet nextWeek = new(words.NextWeek);
    private readonly WordSet thisWeek = new(words.ThisWeek);
    private readonly WordSet weekdays = new(words.Weekdays.Keys);
    private readonly WordSet dayMarks = new(words.DayMarks);

    /// <summary>The day that is named at the position, which moves behind it; null when none is.</summary>
    public DateTime? Read(string text, ref int end, DateTimeOffset today)
    {
        if (days.LongestAt(text, end) is { } day)
        {
            end += day.Length;
            return today.Date.AddDays(words.Days[day]);
        }

        return Weekday(text, ref end, today) ?? CalendarDay(text, ref end, today);
    }

    private DateTime? Weekday(string text, ref int end, DateTimeOffset today)
    {
        var at = end;
        var last = lastWeek.LongestAt(text, at);
        var next = nextWeek.LongestAt(text, at);
        var current = last is null ? thisWeek.LongestAt(text, at) : null;
        at += last?.Length ?? next?.Length ?? current?.Length ?? 0;
        if (week.LongestAt(text, at) is not { } weekWord || weekdays.LongestAt(text, at + weekWord.Length) is not { } dayWord)
        {
            return null;
        }

        end = at + weekWord.Length + dayWord.Length;
        var todayNumber = today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek;
        var offset = words.Weekdays[dayWord] - todayNumber;
        if (next is not null)
        {
            offset += 7;
        }
        else if (last is not null || (current is null && offset > 0))
        {
            offset -= 7;
        }

        return today.Date.AddDays(offset);
    }

    private DateTime? CalendarDay(string text, ref int end, DateTimeOffset today)
    {
        var at = end;
        var year = today.Year;
        var told = numerals.TryRead(text, at, out var number, out var length) && string.CompareOrdinal(text, at + length, words.Year, 0, words.Year.Length) == 0
            && number >= today.Year - 1 && number <= today.Year + 1;
        if (told)
        {
            year = (int)number;
            at += length + words.Year.Length;
        }

        if (!numerals.TryRead(text, at, out var month, out length) || string.CompareOrdinal(text, at + length, words.Month, 0, words.Month.Length) != 0
            || month is < 1 or > 12 || month != Math.Floor(month))
        {
            return null;
        }

        at += length + words.Month.Length;
        if (!numerals.TryRead(text, at, out var day, out length) || day != Math.Floor(day) || dayMarks.LongestAt(text, at + length) is not { } mark)
        {
            return null;
        }

        // A date without a year that would lie far ahead was last year's.
        if (!told && (month > today.Month + 1 || (month == today.Month + 1 && day > today.Day)))
        {
            year--;
        }

        if (day < 1 || day > DateTime.DaysInMonth(year, (int)month))
        {
            return null;
        }

        end = at + length + mark.Length;
        return new DateTime(year, (int)month, (int)day, 0, 0, 0, DateTimeKind.Unspecified);
    }
}
