// Finds the time a text speaks of, relative to now in the city's civil time.
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Conversation.Understanding;

/// <summary>Reads times such as "yesterday evening", "3 March 9:30", "two days ago", "just now".</summary>
public sealed class TimeReader(TimeWords words, NumeralReader numerals)
{
    private readonly WordSet now = new(words.Now);
    private readonly WordSet days = new(words.Days.Keys);
    private readonly WordSet parts = new(words.Parts.Keys);
    private readonly WordSet week = new(words.Week);
    private readonly WordSet lastWeek = new(words.LastWeek);
    private readonly WordSet thisWeek = new(words.ThisWeek);
    private readonly WordSet weekdays = new(words.Weekdays.Keys);
    private readonly WordSet dayMarks = new(words.DayMarks);
    private readonly WordSet hourMarks = new(words.HourMarks);
    private readonly WordSet quarters = new(words.Quarters.Keys);
    private readonly WordSet minuteMarks = new(words.MinuteMarks);
    private readonly WordSet spans = new(words.Spans.Keys);
    private readonly WordSet ago = new(words.Ago);
    private readonly WordSet lasted = new(words.Lasted);

    /// <summary>The first time of a normalised text; null when it tells none.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="instant">The turn's time.</param>
    public FoundTime? Find(string text, DateTimeOffset instant)
    {
        var today = ChinaTime.Of(instant);
        FoundTime? vague = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (Moment(text, at, today) is { } moment)
            {
                return moment;
            }

            if (vague is null && now.LongestAt(text, at) is { } word)
            {
                vague = new FoundTime(new TextSpan(at, word.Length), today, words.Show["now"]);
            }
        }

        return vague;
    }

    /// <summary>How an instant is shown when nobody worded it.</summary>
    public string Show(DateTimeOffset at, DateTimeOffset instant)
        => (instant - at).Duration() < TimeSpan.FromMinutes(1) ? words.Show["now"] : Shown(ChinaTime.Of(at), ChinaTime.Of(instant), ChinaTime.Of(at).ToString("H:mm", CultureInfo.InvariantCulture));

    /// <summary>How an instant is shown to somebody who reads it on another day.</summary>
    public string ShowOnDay(DateTimeOffset at)
        => Fill(words.Show["on-day"], ChinaTime.Of(at), ChinaTime.Of(at).ToString("H:mm", CultureInfo.InvariantCulture));

    private FoundTime? Moment(string text, int at, DateTimeOffset today)
    {
        var end = at;
        DateTime? date = Date(text, ref end, today);
        var dayWord = date is null ? null : text[at..end];
        PartOfDay? part = null;
        var clockStart = end;
        if (dayWord is not null && words.DayParts.TryGetValue(dayWord, out var held))
        {
            part = words.Parts[held];
        }

        if (parts.LongestAt(text, end) is { } partWord)
        {
            part = words.Parts[partWord];
            end += partWord.Length;
        }

        var clock = Clock(text, ref end, part);
        if (date is null && clock is null && part is null)
        {
            return Span(text, at, today);
        }

        var midnight = date ?? today.Date;
        var hour = clock ?? (part is null ? null : TimeSpan.FromHours(part.Assumed));
        var value = new DateTimeOffset(midnight + (hour ?? today.TimeOfDay), ChinaTime.Offset);
        if (date is null && value > today)
        {
            // "Evening" said in the morning without a day means the evening before.
            value = value.AddDays(-1);
        }

        var spoken = text[clockStart..end];
        return new FoundTime(new TextSpan(at, end - at), value, Shown(value, today, clock is null && dayWord is not null && words.DayParts.ContainsKey(dayWord) ? words.DayParts[dayWord] + spoken : spoken));
    }

    private DateTime? Date(string text, ref int end, DateTimeOffset today)
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
        var current = last is null ? thisWeek.LongestAt(text, at) : null;
        at += last?.Length ?? current?.Length ?? 0;
        if (week.LongestAt(text, at) is not { } weekWord || weekdays.LongestAt(text, at + weekWord.Length) is not { } dayWord)
        {
            return null;
        }

        end = at + weekWord.Length + dayWord.Length;
        var todayNumber = today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek;
        var offset = words.Weekdays[dayWord] - todayNumber;
        if (last is not null || (current is null && offset > 0))
        {
            offset -= 7;
        }

        return today.Date.AddDays(offset);
    }

    private DateTime? CalendarDay(string text, ref int end, DateTimeOffset today)
    {
        if (!numerals.TryRead(text, end, out var month, out var monthLength)
            || string.CompareOrdinal(text, end + monthLength, words.Month, 0, words.Month.Length) != 0)
        {
            return null;
        }

        var at = end + monthLength + words.Month.Length;
        if (!numerals.TryRead(text, at, out var day, out var dayLength)
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(today.Year, (int)month))
        {
            return null;
        }

        at += dayLength;
        end = at + (dayMarks.LongestAt(text, at)?.Length ?? 0);
        var date = new DateTime(today.Year, (int)month, (int)day, 0, 0, 0, DateTimeKind.Unspecified);
        // A date without a year that would lie far ahead was last year's.
        return date > today.Date.AddDays(31) ? date.AddYears(-1) : date;
    }

    private TimeSpan? Clock(string text, ref int end, PartOfDay? part)
    {
        if (!numerals.TryRead(text, end, out var hour, out var length) || hour is < 0 or > 24 || hour != Math.Floor(hour))
        {
            return null;
        }

        var at = end + length;
        double minute = 0;
        if (at < text.Length && text[at] == ':' && numerals.TryRead(text, at + 1, out minute, out var minuteLength) && minuteLength == 2)
        {
            at += 1 + minuteLength;
        }
        else if (hourMarks.LongestAt(text, at) is { } mark)
        {
            at += mark.Length;
            if (string.CompareOrdinal(text, at, words.Half, 0, words.Half.Length) == 0)
            {
                (minute, at) = (30, at + words.Half.Length);
            }
            else if (quarters.LongestAt(text, at) is { } quarter)
            {
                (minute, at) = (words.Quarters[quarter], at + quarter.Length);
            }
            else if (numerals.TryRead(text, at, out var minutes, out var digits) && minutes < 60 && minuteMarks.LongestAt(text, at + digits) is { } minuteMark)
            {
                (minute, at) = (minutes, at + digits + minuteMark.Length);
            }
        }
        else
        {
            return null;
        }

        if (minute is < 0 or >= 60)
        {
            return null;
        }

        end = at;
        if (part is not null && hour < 12 && hour + 12 >= part.First && hour + 12 <= part.Last && hour < part.First)
        {
            hour += 12;
        }

        return TimeSpan.FromHours(hour) + TimeSpan.FromMinutes(minute);
    }

    /// <summary>"Two days ago", "for two days now".</summary>
    private FoundTime? Span(string text, int at, DateTimeOffset today)
    {
        if (!numerals.TryRead(text, at, out var amount, out var length) || spans.LongestAt(text, at + length) is not { } unit)
        {
            return null;
        }

        var end = at + length + unit.Length;
        var value = today.AddMinutes(-amount * words.Spans[unit]);
        if (ago.LongestAt(text, end) is { } agoWord)
        {
            return new FoundTime(new TextSpan(at, end + agoWord.Length - at), value, Shown(value, today, words.Spans[unit] >= 1440 ? "" : value.ToString("H:mm", CultureInfo.InvariantCulture)));
        }

        if (lasted.LongestAt(text, end) is null)
        {
            return null;
        }

        var spoken = text[at..end];
        return new FoundTime(new TextSpan(at, end - at), value, Fill(words.Show["since"], value, "").Replace("{words}", spoken, StringComparison.Ordinal));
    }

    private string Shown(DateTimeOffset at, DateTimeOffset today, string clock)
    {
        var age = (today.Date - at.Date).Days;
        return Fill(words.Show[age switch { 0 => "today", 1 => "yesterday", _ => "day" }], at, clock);
    }

    private static string Fill(string pattern, DateTimeOffset at, string clock)
        => pattern.Replace("{month}", at.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{day}", at.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{clock}", clock, StringComparison.Ordinal);
}
