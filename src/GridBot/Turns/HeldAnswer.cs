// An answer that waits for more of a burst and is then given in the answer to the callback.
using GridBot.Channels;

namespace GridBot.Turns;

/// <summary>What a turn answers.</summary>
/// <param name="Reply">The passive reply.</param>
/// <param name="Held">What is to be taken from the outbox after a moment and said in its place; null when the reply is all.</param>
public sealed record TurnAnswer(PassiveReply Reply, HeldAnswer? Held = null);

/// <summary>
/// A calm answer on a platform that counts what is sent through its API. It stands in the outbox as any other: when this process dies, or somebody writes more before it is taken, it goes the usual way or is replaced.
/// </summary>
/// <param name="Key">Key of the message.</param>
/// <param name="Row">Id of the row.</param>
/// <param name="Text">What is said.</param>
public sealed record HeldAnswer(string Key, string Row, string Text)
{
    /// <summary>Without the words.</summary>
    public override string ToString() => $"{nameof(HeldAnswer)} {Row}";
}
