// Passes over photos and places that were still on their way when what they belong to was refused or cancelled.
namespace GridBot.Conversation.Turns;

/// <summary>
/// Photos arrive after the words they were sent with. The instant stands in the session and not in a process, because any replica may get them; that a cancellation sets it as a refusal does is why it says of nobody that something was refused.
/// </summary>
internal static class PassingOver
{
    /// <summary>How long photos and places count as sent together with the words before them.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(5);

    public static void Begin(Turn turn) => turn.Session = turn.Session with { PassesOverUntil = turn.Input.Now + Reach };

    public static bool Holds(Turn turn) => turn.Input.Now < turn.Session.PassesOverUntil;

    /// <summary>Forgets an instant that is over.</summary>
    public static void End(Turn turn)
    {
        if (turn.Session.PassesOverUntil <= turn.Input.Now)
        {
            turn.Session = turn.Session with { PassesOverUntil = null };
        }
    }
}
