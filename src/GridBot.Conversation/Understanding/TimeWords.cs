// How people write times, as told by understanding/time.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of times; see the file's comments for each list.</summary>
public sealed record TimeWords
{
    public required IReadOnlyList<string> Now { get; init; }

    /// <summary>Words for the present, which answer "when?" and tell no moment in a story.</summary>
    public required IReadOnlyList<string> Present { get; init; }

    public required IReadOnlyDictionary<string, int> Days { get; init; }

    public required IReadOnlyDictionary<string, PartOfDay> Parts { get; init; }

    public required IReadOnlyDictionary<string, string> DayParts { get; init; }

    /// <summary>Parts of the day of one character, read only right behind a day.</summary>
    public required IReadOnlyDictionary<string, string> ShortParts { get; init; }

    public required IReadOnlyDictionary<string, int> Weekdays { get; init; }

    public required IReadOnlyList<string> Week { get; init; }

    public required IReadOnlyList<string> LastWeek { get; init; }

    public required IReadOnlyList<string> NextWeek { get; init; }

    public required IReadOnlyList<string> ThisWeek { get; init; }

    /// <summary>Words for some days ago, and the days taken for them; they are shown as they were said.</summary>
    public required IReadOnlyDictionary<string, int> Vague { get; init; }

    /// <summary>Words before a time that comes again and again, which tells no moment.</summary>
    public required IReadOnlyList<string> Recurring { get; init; }

    /// <summary>Words behind a number of hours that make it a number of something else.</summary>
    public required IReadOnlyList<string> NoClock { get; init; }

    /// <summary>Months counted from this one, before a day or a part of the month.</summary>
    public required IReadOnlyDictionary<string, int> Months { get; init; }

    /// <summary>Parts of a month and the day taken for them.</summary>
    public required IReadOnlyDictionary<string, int> MonthParts { get; init; }

    /// <summary>Feasts on fixed days: month and day.</summary>
    public required IReadOnlyDictionary<string, FixedDay> Feasts { get; init; }

    /// <summary>Words behind a day of the month that stands without its month.</summary>
    public required IReadOnlyList<string> ThatDay { get; init; }

    public required string Year { get; init; }

    public required string Month { get; init; }

    public required IReadOnlyList<string> DayMarks { get; init; }

    public required IReadOnlyList<string> HourMarks { get; init; }

    public required string Half { get; init; }

    public required IReadOnlyDictionary<string, int> Quarters { get; init; }

    public required IReadOnlyList<string> MinuteMarks { get; init; }

    /// <summary>Words behind a number that make it no number of minutes.</summary>
    public required IReadOnlyList<string> NoMinute { get; init; }

    /// <summary>What closes a time and belongs to it.</summary>
    public required IReadOnlyList<string> Tails { get; init; }

    /// <summary>Words behind a time of the day without its day that make it a habit.</summary>
    public required IReadOnlyList<string> Habits { get; init; }

    /// <summary>Parts of the day that tell when something was even without a day: nobody says them of every day.</summary>
    public required IReadOnlyList<string> Telling { get; init; }

    /// <summary>Words of what is held or usually goes on: behind a time of the day without its day they make it no moment.</summary>
    public required IReadOnlyList<string> Plans { get; init; }

    /// <summary>Words that tell that such a thing has been.</summary>
    public required IReadOnlyList<string> Done { get; init; }

    /// <summary>Words before a time of the day without its day that make it the end of something.</summary>
    public required IReadOnlyList<string> Until { get; init; }

    /// <summary>Units of a span and their minutes.</summary>
    public required IReadOnlyDictionary<string, int> Spans { get; init; }

    public required IReadOnlyList<string> Ago { get; init; }

    public required IReadOnlyList<string> Lasted { get; init; }

    /// <summary>Patterns by which times are shown: now, today, yesterday, day, since.</summary>
    public required IReadOnlyDictionary<string, string> Show { get; init; }
}

/// <summary>A part of the day, in hours from its midnight (24 and more belong to the night after).</summary>
/// <param name="Assumed">Hour taken when no clock reading follows.</param>
/// <param name="First">First hour of the part.</param>
/// <param name="Last">Last hour of the part.</param>
public sealed record PartOfDay(int Assumed, int First, int Last);

/// <summary>A day of every year.</summary>
public sealed record FixedDay(int Month, int Day);
