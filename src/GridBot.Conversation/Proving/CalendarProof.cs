// Tells when the calendar lacks the holidays of a year that has begun or is near.
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Proving;

/// <summary>Looks at the calendar on the day of the check. What it finds is a remark and no fault: deadlines go on by the weekdays, only holidays count as work.</summary>
public static class CalendarProof
{
    /// <summary>First month in which next year's holidays should stand there: they are published in November at the latest.</summary>
    private const int MonthOfNextYear = 12;

    /// <summary>The remarks.</summary>
    /// <param name="dialogs">The dialogs.</param>
    /// <param name="today">The day of the check, in the city's civil time.</param>
    public static IReadOnlyList<DialogFault> Remarks(DialogSet dialogs, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        int[] needed = today.Month >= MonthOfNextYear ? [today.Year, today.Year + 1] : [today.Year];
        return
        [
            .. needed.Where(year => !dialogs.Calendar.Years.Contains(year)).Select(year => new DialogFault(
                CalendarFile.File, 1, $"the holidays of {year} are missing, so that deadlines take them for working days", $"Add {year} under 'years' from the State Council's notice.")),
        ];
    }
}
