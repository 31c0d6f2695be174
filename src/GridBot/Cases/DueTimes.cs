// When what is written now may go out: at once, with others, or after the quiet hours.
namespace GridBot.Cases;

/// <summary>Due times of notices and messages.</summary>
/// <param name="groupWindow">How long notices of one group are gathered.</param>
internal sealed class DueTimes(TimeSpan groupWindow)
{
    /// <summary>When a notice to a group is due.</summary>
    /// <param name="urgent">Urgent ones wait for nothing, others for those of their group that go out with them.</param>
    /// <param name="gathers">Whether also an urgent one waits a little, for more changes of the same report.</param>
    /// <param name="now">When it was written.</param>
    public DateTimeOffset ForGroup(bool urgent, bool gathers, DateTimeOffset now) => urgent && !gathers ? now : now + groupWindow;

    /// <summary>When news of a case are due at a person who did not ask for them now.</summary>
    /// <param name="atOnce">Whether they must not wait.</param>
    /// <param name="now">When they were written.</param>
    public DateTimeOffset ForPerson(bool atOnce, DateTimeOffset now) => now;
}
