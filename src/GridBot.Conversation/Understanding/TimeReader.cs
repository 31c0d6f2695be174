// Finds the time a text speaks of, relative to now in the city's civil time.
using System.Buffers;
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Conversation.Understanding;

/// <summary>Reads times such as "yesterday evening", "3 March 9:30", "two days ago", "just now".</summary>
public sealed partial class TimeReader(TimeWords words, NumeralReader numerals)
{
    /// <summary>Longest span that is read, in days: longer ones are slips of the keyboard.</summary>
    private const int MaximumSpanDays = 3650;

    /// <summary>Longest time that something may have lasted to be dated by its beginning, in days; what has lasted for years has no day.</summary>
    private const int LongestLasting = 100;

    private const int MinutesADay = 1440;

    /// <summary>A text at most this much longer than a part of the day is an answer to "when?", in characters.</summary>
    private const int ShortAnswer = 3;

    private readonly DayReader dates = new(words, numerals);
    private readonly WordSet now = new(words.Now);
    private readonly WordSet present = new(words.Present);
    private readonly WordSet parts = new(words.Parts.Keys);
    private readonly WordSet hourMarks = new(words.HourMarks);
    private readonly WordSet quarters = new(words.Quarters.Keys);
    private readonly WordSet minuteMarks = new(words.MinuteMarks);
    private readonly WordSet spans = new(words.Spans.Keys);
    private readonly WordSet ago = new(words.Ago);
    private readonly WordSet lasted = new(words.Lasted);
    private readonly WordSet vague = new(words.Vague.Keys);
    private readonly WordSet recurring = new(words.Recurring);
    private readonly WordSet noClock = new(words.NoClock);
    private readonly WordSet noMinute = new(words.NoMinute);
    private readonly WordSet tails = new(words.Tails);
    private readonly WordSet habits = new(words.Habits);
    private readonly WordSet telling = new(words.Telling);
    private readonly WordSet shortParts = new(words.ShortParts.Keys);

    /// <summary>The characters a time can begin with; all others are passed over at once.</summary>
    private readonly SearchValues<char> beginnings = SearchValues.Create(
    [
        .. ((IEnumerable<string>)[.. words.Now, .. words.Present, .. words.Days.Keys, .. words.Parts.Keys, .. words.Week, .. words.LastWeek, .. words.NextWeek, .. words.ThisWeek, .. words.Months.Keys, .. words.Feasts.Keys, .. words.Vague.Keys, .. words.Recurring]).Select(word => word[0]),
        .. numerals.Beginnings,
    ]);

    /// <summary>The first time of a normalised text; null when it tells none.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="instant">The turn's time.</param>
    public FoundTime? Find(string text, DateTimeOffset instant) => Read(text, instant).Time;

    /// <summary>Every stretch of a normalised text that speaks of a time, also of one that comes again and again: no place reaches into it.</summary>
    public IReadOnlyList<TextSpan> Spans(string text, DateTimeOffset instant) => Read(text, instant).Spans;

    /// <summary>The first time of a normalised text, an exact one before a vague one, and every stretch that speaks of any.</summary>
    public (FoundTime? Time, IReadOnlyList<TextSpan> Spans) Read(string text, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var today = ChinaTime.Of(instant);
        FoundTime? exact = null;
        FoundTime? loose = null;
        var found = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var skipped = text.AsSpan(at).IndexOfAny(beginnings);
            if (skipped < 0)
            {
                break;
            }

            at += skipped;
            TextSpan? span = null;
            if (Recurs(text, at, today) is { } end)
            {
                span = new TextSpan(at, end - at);
            }
            else if (Moment(text, at, today) is { } moment)
            {
                if (!moment.IsHabit && (!moment.IsPartOfDay || text.Length <= moment.Span.Length + ShortAnswer))
                {
                    // What is still to come ("they come tomorrow") is not when it happened, where another time is told.
                    exact = exact is null || (exact.At > today && moment.At <= today) ? moment : exact;
                }

                span = moment.Span;
            }
            else if (Vague(text, at, today) is { } about)
            {
                loose ??= about;
                span = about.Span;
            }

            if (span is { } known)
            {
                found.Add(known);
            }

            // A number is read whole or not at all: "2026" holds no hour 6.
            at = span?.End ?? at + (numerals.TryRead(text, at, out _, out var length) ? length : 1);
        }

        return (exact ?? loose, found);
    }

    /// <summary>The end of a time that comes again and again ("every day at nine"); null when none begins here.</summary>
    private int? Recurs(string text, int at, DateTimeOffset today)
        => recurring.LongestAt(text, at) is { } word ? Moment(text, at + word.Length, today)?.Span.End ?? at + word.Length : null;

    private FoundTime? Vague(string text, int at, DateTimeOffset today)
        => vague.LongestAt(text, at) is { } word ? new FoundTime(new TextSpan(at, word.Length + (tails.LongestAt(text, at + word.Length)?.Length ?? 0)), today.AddDays(-words.Vague[word]), word)
            : now.LongestAt(text, at) is { } justNow ? new FoundTime(new TextSpan(at, justNow.Length), today, words.Show["now"])
            : present.LongestAt(text, at) is { } current && text.Length <= current.Length + ShortAnswer ? new FoundTime(new TextSpan(at, current.Length), today, words.Show["now"])
            : null;

    /// <summary>How an instant is shown when nobody worded it.</summary>
    public string Show(DateTimeOffset at, DateTimeOffset instant)
        => (instant - at).Duration() < TimeSpan.FromMinutes(1) ? words.Show["now"] : Shown(ChinaTime.Of(at), ChinaTime.Of(at).Date, ChinaTime.Of(instant), ChinaTime.Of(at).ToString("H:mm", CultureInfo.InvariantCulture));

    /// <summary>How an instant is shown to somebody who reads it on another day.</summary>
    public string ShowOnDay(DateTimeOffset at)
        => TimePattern.Fill(words.Show["on-day"], ChinaTime.Of(at), ChinaTime.Of(at).ToString("H:mm", CultureInfo.InvariantCulture));

    private FoundTime? Moment(string text, int at, DateTimeOffset today)
    {
        var end = at;
        var date = dates.Read(text, ref end, today);
        var dayWord = date is null ? null : text[at..end];
        PartOfDay? part = null;
        var clockStart = end;
        if (dayWord is not null && words.DayParts.TryGetValue(dayWord, out var held))
        {
            part = words.Parts[held];
        }

        if (date is not null && end + 1 < text.Length && text[end] == ' ' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
        }

        if (parts.LongestAt(text, end) is { } partWord)
        {
            part = words.Parts[partWord];
            end += partWord.Length;
        }
        else if (date is not null && part is null && shortParts.LongestAt(text, end) is { } shortPart)
        {
            part = words.Parts[words.ShortParts[shortPart]];
            end += shortPart.Length;
        }

        var clock = Clock(text, ref end, part);
        if (date is null && clock is null && part is null)
        {
            return Span(text, at, today);
        }

        var value = Instant(date, clock, part, today);
        var spoken = text[clockStart..end];
        end += tails.LongestAt(text, end)?.Length ?? 0;
        var isHabit = date is null && (habits.LongestAt(text, end) is not null || IsPlan(text, end, value, today));
        var isEnd = date is null && words.Until.Any(word => word.Length <= at && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0);
        end += isHabit ? habits.LongestAt(text, end)?.Length ?? 0 : 0;
        return new FoundTime(new TextSpan(at, end - at), value, Shown(value, date ?? value.Date, today, dayWord is not null && parts.LongestAt(text, clockStart) is null && words.DayParts.TryGetValue(dayWord, out var partOfDay) ? partOfDay + spoken : spoken))
        {
            // "This noon", said of something that is over, is told without "this"; nights are spoken of in general more often.
            IsPartOfDay = date is null && clock is null && !(telling.Contains(spoken) && value <= today && value.Date == today.Date),
            IsHabit = isHabit || isEnd,
        };
    }

    private static DateTimeOffset Instant(DateTime? date, TimeSpan? clock, PartOfDay? part, DateTimeOffset today)
    {
        var hour = clock ?? (part is null ? null : TimeSpan.FromHours(part.Assumed));
        var value = new DateTimeOffset((date ?? today.Date) + (hour ?? today.TimeOfDay), ChinaTime.Offset);
        if (value <= today || (date is not null && date != today.Date))
        {
            return value;
        }

        if (clock is null && part is not null && today.TimeOfDay >= TimeSpan.FromHours(part.First))
        {
            // "This evening", said in the evening, is now and not the hour that is assumed for evenings.
            return today;
        }

        // "Evening" said in the morning without a day means the evening before; so does an hour past midnight of "tonight".
        return date is null || (part is not null && hour >= TimeSpan.FromHours(24)) ? value.AddDays(-1) : value;
    }

    private TimeSpan? Clock(string text, ref int end, PartOfDay? part)
    {
        if (numerals.IsVague(text, end) || !numerals.TryRead(text, end, out var hour, out var length) || hour is < 0 or > 24 || hour != Math.Floor(hour))
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
            // "A bit of water", "five points of advice": with nothing else of a time beside it, such a number is an amount.
            if (noClock.LongestAt(text, at) is not null || (part is null && mark.Length == 1 && hour <= 1 && IsBare(text, at)))
            {
                return null;
            }

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
            else if (digits >= 2 && minutes is < 60 and >= 0 && minutes == Math.Floor(minutes) && noMinute.LongestAt(text, at + digits) is null && !numerals.IsVague(text, at))
            {
                (minute, at) = (minutes, at + digits);
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
        return TimeSpan.FromHours(part is null ? hour : Within(part, hour)) + TimeSpan.FromMinutes(minute);
    }

    /// <summary>An hour as it is meant in a part of the day: three in the afternoon is 15, one at night is 25, an hour past that day's midnight.</summary>
    private static double Within(PartOfDay part, double hour)
        => hour >= part.First ? hour
            : hour <= 12 && hour + 12 >= part.First && hour + 12 <= Math.Min(part.Last, 24) ? hour + 12
            : hour + 24 <= part.Last ? hour + 24
            : hour;

    /// <summary>Whether neither a half, a quarter nor minutes follow an hour.</summary>
    private bool IsBare(string text, int at)
        => string.CompareOrdinal(text, at, words.Half, 0, words.Half.Length) != 0 && quarters.LongestAt(text, at) is null && !numerals.TryRead(text, at, out _, out _);

    /// <summary>"Two days ago", "for two days now".</summary>
    private FoundTime? Span(string text, int at, DateTimeOffset today)
    {
        if (!numerals.TryRead(text, at, out var amount, out var length) || spans.LongestAt(text, at + length) is not { } unit)
        {
            return null;
        }

        var end = at + length + unit.Length;
        if (amount * words.Spans[unit] > MaximumSpanDays * (double)MinutesADay)
        {
            return null;
        }

        var value = today.AddMinutes(-amount * words.Spans[unit]);
        if (ago.LongestAt(text, end) is { } agoWord)
        {
            return new FoundTime(new TextSpan(at, end + agoWord.Length - at), value, Shown(value, value.Date, today, words.Spans[unit] >= MinutesADay ? "" : value.ToString("H:mm", CultureInfo.InvariantCulture)));
        }

        if (lasted.LongestAt(text, end) is null || amount * words.Spans[unit] > LongestLasting * (double)MinutesADay)
        {
            return null;
        }

        var spoken = text[at..end];
        return new FoundTime(new TextSpan(at, end - at), value, TimePattern.Fill(words.Show["since"], value, "").Replace("{words}", spoken, StringComparison.Ordinal));
    }

    /// <param name="at">The instant.</param>
    /// <param name="day">The day it was told by: one in the night of yesterday is shown as yesterday's.</param>
    /// <param name="today">Now.</param>
    /// <param name="clock">The words for the time of the day.</param>
    private string Shown(DateTimeOffset at, DateTime day, DateTimeOffset today, string clock)
    {
        var age = (today.Date - day.Date).Days;
        var told = new DateTimeOffset(day.Date, at.Offset);
        return TimePattern.Fill(words.Show[age switch { 0 => "today", 1 => "yesterday", _ => "day" }], told, clock);
    }
}
