// How long drafts live, when they are set aside, and when somebody is reminded of one.
using GridBot.Conversation.Turns;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Flows;

/// <summary>The rules of drafts.yaml.</summary>
/// <param name="SetAsideAfter">A draft untouched for this long is set aside when a new story is told, and offered again afterwards.</param>
/// <param name="RemindAfter">How long after the last message somebody is reminded, once, of what is unfinished.</param>
/// <param name="ExpireAfter">A draft untouched for this long is dropped.</param>
/// <param name="UndoFor">How long a cancelled draft can be brought back.</param>
/// <param name="MostAside">Most drafts set aside at a time.</param>
/// <param name="Pacing">How slowly residents are answered who keep sending what is of no use.</param>
/// <param name="Quiet">When nobody is reminded; reminders that fell into these hours go out at their end.</param>
public sealed record DraftRules(TimeSpan SetAsideAfter, TimeSpan RemindAfter, TimeSpan ExpireAfter, TimeSpan UndoFor, int MostAside, PacingRule Pacing, QuietHours Quiet)
{
    /// <summary>When a reminder may go out that would be due at a time: then, or at the end of the quiet hours it falls into.</summary>
    public DateTimeOffset OutOfQuiet(DateTimeOffset due) => Quiet.OutOf(due);
}
