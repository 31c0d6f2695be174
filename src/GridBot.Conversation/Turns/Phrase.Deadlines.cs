// The phrases about the time a bureau has: reminders, escalations and the daily digest.
namespace GridBot.Conversation.Turns;

public sealed partial record Phrase
{
    public static readonly Phrase DeadlineWorkingHours = new("deadline-working-hours", "amount");

    public static readonly Phrase NoticeReminder = new("notice-reminder", "mark", "number", "matter", "bureau", "place", "state", "due", "link");
    public static readonly Phrase NoticeReminderLine = new("notice-reminder-line", "number", "matter", "bureau", "place", "state", "due", "link");
    public static readonly Phrase NoticeEscalation = new("notice-escalation", "mark", "number", "matter", "bureau", "place", "state", "due", "link");
    public static readonly Phrase NoticeEscalationLine = new("notice-escalation-line", "number", "matter", "bureau", "place", "state", "due", "link");
    public static readonly Phrase NoticeHandler = new("notice-handler", "name");
    public static readonly Phrase DueBefore = new("due-before", "due", "what");
    public static readonly Phrase WantedTakenUp = new("wanted-taken-up");
    public static readonly Phrase WantedSettled = new("wanted-settled");
    public static readonly Phrase WantedAssigned = new("wanted-assigned");

    public static readonly Phrase DailyOfBureau = new("daily-of-bureau", "bureau", "from", "lines");
    public static readonly Phrase DailyOfCity = new("daily-of-city", "from", "lines");
    public static readonly Phrase DailySteps = new("daily-steps", "new", "taken-up", "settled");
    public static readonly Phrase DailyReopened = new("daily-reopened", "count");
    public static readonly Phrase DailyOpen = new("daily-open", "count");
    public static readonly Phrase DailyOverdue = new("daily-overdue", "count", "numbers");
    public static readonly Phrase DailyMore = new("daily-more");
    public static readonly Phrase DailyRatings = new("daily-ratings", "satisfied", "partly", "dissatisfied");
    public static readonly Phrase DailyActivities = new("daily-activities", "count");
    public static readonly Phrase DailyBureauLine = new("daily-bureau-line", "bureau", "new", "settled", "open", "overdue");
}
