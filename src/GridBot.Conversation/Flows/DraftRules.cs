// How long drafts live, when they are set aside, and when somebody is reminded of one.
using GridBot.Reports;

namespace GridBot.Conversation.Flows;

/// <summary>The rules of drafts.yaml.</summary>
/// <param name="SetAsideAfter">A draft untouched for this long is set aside when a new story is told, and offered again afterwards.</param>
/// <param name="RemindAfter">How long after the last message somebody is reminded, once, of what is unfinished.</param>
/// <param name="ExpireAfter">A draft untouched for this long is dropped.</param>
/// <param name="UndoFor">How long a cancelled draft can be brought back.</param>
/// <param name="MostAside">Most drafts set aside at a time.</param>
/// <param name="QuietFrom">Local time of day from which nobody is reminded.</param>
/// <param name="QuietTo">Local time of day at which reminders that fell into the quiet hours go out.</param>
public sealed record DraftRules(TimeSpan SetAsideAfter, TimeSpan RemindAfter, TimeSpan ExpireAfter, TimeSpan UndoFor, int MostAside, TimeOnly QuietFrom, TimeOnly QuietTo)
{
    /// <summary>When a reminder may go out that would be due at a time: then, or at the end of the quiet hours it falls into.</summary>
    public DateTimeOffset OutOfQuiet(DateTimeOffset due)
    {
        var local = due.ToOffset(ChinaTime.Offset);
        if (!TimeOnly.FromDateTime(local.DateTime).IsBetween(QuietFrom, QuietTo))
        {
            return due;
        }

        var morning = new DateTimeOffset(local.Date, ChinaTime.Offset) + QuietTo.ToTimeSpan();
        return morning <= local ? morning.AddDays(1) : morning;
    }
}
