// How long a bureau has to answer.
namespace GridBot.Reports.Calendar;

/// <summary>A deadline such as "3 working days".</summary>
/// <param name="Amount">How many units; at least 1.</param>
/// <param name="Unit">What is counted.</param>
public sealed record Deadline(int Amount, DeadlineUnit Unit)
{
    /// <summary>Most units a deadline may have: beyond years nobody is held to anything, and the arithmetic stays within the calendar.</summary>
    public const int MaximumAmount = 1000;
}

/// <summary>Unit of a deadline.</summary>
public enum DeadlineUnit
{
    /// <summary>Minutes around the clock.</summary>
    Minutes,

    /// <summary>Hours around the clock.</summary>
    Hours,

    /// <summary>24 hours around the clock.</summary>
    Days,

    /// <summary>Hours of the city's working time.</summary>
    WorkingHours,

    /// <summary>The working hours of a whole day, wherever in working time they begin: three working days from Monday ten o'clock end on Thursday at ten.</summary>
    WorkingDays,
}
