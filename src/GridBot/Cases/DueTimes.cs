// When what is written now may go out: at once, with others, or after the quiet hours.
using GridBot.Conversation.Turns;

namespace GridBot.Cases;

/// <summary>Due times of notices and messages.</summary>
/// <param name="groupWindow">How long notices of one group are gathered.</param>
/// <param name="keepsQuiet">Whether the quiet hours of the calendar are kept.</param>
/// <param name="library">The dialogs in use, with the calendar.</param>
internal sealed class DueTimes(TimeSpan groupWindow, bool keepsQuiet, DialogLibrary library)
{
    /// <summary>When a notice to a group is due.</summary>
    /// <param name="urgent">Urgent ones wait for nothing, the quiet hours included.</param>
    /// <param name="gathers">Whether it waits for more of its kind.</param>
    /// <param name="now">When it was written.</param>
    /// <param name="planned">When it is due by what was sent before; null when that says nothing.</param>
    public DateTimeOffset ForGroup(bool urgent, bool gathers, DateTimeOffset now, DateTimeOffset? planned = null) => urgent ? now : OutOfQuiet(planned ?? (gathers ? now + groupWindow : now));

    /// <summary>When news of a case are due at a person who did not ask for them now.</summary>
    /// <param name="atOnce">Whether they must not wait.</param>
    /// <param name="now">When they were written.</param>
    public DateTimeOffset ForPerson(bool atOnce, DateTimeOffset now) => atOnce ? now : OutOfQuiet(now);

    private DateTimeOffset OutOfQuiet(DateTimeOffset due) => keepsQuiet ? library.Current.Calendar.OutOfQuiet(due) : due;
}
