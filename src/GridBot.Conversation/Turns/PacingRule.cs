// How slowly somebody is answered who keeps sending what is of no use.
namespace GridBot.Conversation.Turns;

/// <summary>
/// Pacing. Each message of a resident that was refused or not understood counts one, each other takes two back, and a filed report takes all back. Beyond a number answers come later and later, up to a limit; nobody is
/// ever left without one, and danger is never slowed.
/// </summary>
/// <param name="From">From how much on.</param>
/// <param name="By">The first delay; it doubles with each further message.</param>
/// <param name="Most">The longest delay.</param>
public sealed record PacingRule(int From, TimeSpan By, TimeSpan Most)
{
    /// <summary>No more is counted: who has slowed down is served as before after a few sensible messages.</summary>
    private const int MostCounted = 20;

    private const int Back = 2;

    /// <summary>The count after a turn.</summary>
    public int Count(int before, bool isJunk, bool hasFiled) => hasFiled ? 0 : isJunk ? Math.Min(before + 1, MostCounted) : Math.Max(before - Back, 0);

    /// <summary>How long the answer is kept back at a count; zero below <see cref="From"/>.</summary>
    public TimeSpan Delay(int count)
    {
        if (count < From)
        {
            return TimeSpan.Zero;
        }

        var delay = By * Math.Pow(2, count - From);
        return delay < Most ? delay : Most;
    }
}
