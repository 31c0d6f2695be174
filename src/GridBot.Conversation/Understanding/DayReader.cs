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
    private readonly WordSet months = new(words.Months.Keys);
    private readonly WordSet monthParts = new(words.MonthParts.Keys);
    private readonly WordSet feasts = new(words.Feasts.Keys);
    private readonly WordSet thatDay = new(words.ThatDay);
    private readonly WordSet parts = new(words.Parts.Keys);

    /// <summary>The day that is named at the position, which moves behind it; null when none is.</summary>
    public DateTime? Read(string text, ref int end, DateTimeOffset today)
    {
        if (days.LongestAt(text, end) is { } day)
        {
            end += day.Length;
            return today.Date.AddDays(words.Days[day]);
        }

        if (feasts.LongestAt(text, end) is { } feast)
        {
            end += feast.Length;
            var (month, dayOfMonth) = words.Feasts[feast];
            var date = Date(today.Year, month, dayOfMonth);
            return date > today.Date ? Date(today.Year - 1, month, dayOfMonth) : date;
        }

        return Weekday(text, ref end, today) ?? WrittenDay(text, ref end, today) ?? CalendarDay(text, ref end, today) ?? DayOfNamedMonth(text, ref end, today) ?? DayAlone(text, ref end, today);
    }

    /// <summary>"The 28th of last month", "at the beginning of this month".</summary>
    private DateTime? DayOfNamedMonth(string text, ref int end, DateTimeOffset today)
    {
        if (months.LongestAt(text, end) is not { } word)
        {
            return null;
        }

        var at = end + word.Length;
        var first = Date(today.Year, today.Month, 1).AddMonths(words.Months[word]);
        if (monthParts.LongestAt(text, at) is { } part)
        {
            end = at + part.Length;
            var meant = first.AddDays(words.MonthParts[part] - 1);
            return meant > today.Date ? today.Date : meant;
        }

        if (!numerals.TryRead(text, at, out var day, out var length) || dayMarks.LongestAt(text, at + length) is not { } mark || !IsDay(first.Year, first.Month, day))
        {
            return null;
        }

        end = at + length + mark.Length;
        return first.AddDays(day - 1);
    }

    /// <summary>"The 15th, that day", at the beginning of a clause only: elsewhere it is the number of a house.</summary>
    private DateTime? DayAlone(string text, ref int end, DateTimeOffset today)
    {
        if ((end > 0 && char.IsLetterOrDigit(text[end - 1])) || !numerals.TryRead(text, end, out var day, out var length) || dayMarks.LongestAt(text, end + length) is not { } mark)
        {
            return null;
        }

        var at = end + length + mark.Length;
        if (thatDay.LongestAt(text, at) is null && parts.LongestAt(text, at) is null)
        {
            return null;
        }

        var month = Date(today.Year, today.Month, 1);
        if (day > today.Day)
        {
            month = month.AddMonths(-1);
        }

        if (!IsDay(month.Year, month.Month, day))
        {
            return null;
        }

        end = at;
        return month.AddDays(day - 1);
    }

    /// <summary>2026-11-19, 2026/11/19, 11.20 with a day mark.</summary>
    private DateTime? WrittenDay(string text, ref int end, DateTimeOffset today)
    {
        if (end > 0 && char.IsAsciiDigit(text[end - 1]))
        {
            return null;
        }

        Span<int> numbers = stackalloc int[3];
        var count = 0;
        var at = end;
        var digits = 0;
        for (; at < text.Length && count < numbers.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && digits < 4)
            {
                numbers[count] = (numbers[count] * 10) + (text[at] - '0');
                digits++;
            }
            else if (digits > 0 && count < 2 && IsDateMark(text[at]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                count++;
                digits = 0;
            }
            else
            {
                break;
            }
        }

        // "9-3" with the mark of a number is a house; a day is written 9.3.
        var mark = dayMarks.LongestAt(text, at);
        if (digits == 0 || (count == 1 && (mark is null || text.AsSpan(end, at - end).Contains('-'))))
        {
            return null;
        }

        var (year, month, day) = count switch { 2 => (numbers[0], numbers[1], numbers[2]), 1 => (today.Year, numbers[0], numbers[1]), _ => (0, 0, 0) };
        if (Math.Abs(year - today.Year) > 1 || month is < 1 or > 12 || !IsDay(year, month, day))
        {
            return null;
        }

        end = at + (mark?.Length ?? 0);
        var date = Date(year, month, day);
        return count == 1 && date > today.Date.AddMonths(1) ? IsDay(year - 1, month, day) ? Date(year - 1, month, day) : date : date;
    }

    private static bool IsDateMark(char character) => character is '-' or '/' or '.';

    private static bool IsDay(int year, int month, double day) => day == Math.Floor(day) && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static DateTime Date(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);

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
        return Date(year, (int)month, (int)day);
    }
}
