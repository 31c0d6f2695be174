// A stretch of a message that may tell a thing of its own.
namespace GridBot.Conversation.Understanding;

/// <summary>A clause.</summary>
/// <param name="Text">Its text, without the word or number that sets it apart.</param>
/// <param name="Break">What sets it apart from what stands before it.</param>
public sealed record Clause(string Text, ClauseBreak Break);

/// <summary>What sets a clause apart; the later in this list, the surer it is that another thing begins.</summary>
public enum ClauseBreak
{
    /// <summary>The beginning of the message.</summary>
    None,

    /// <summary>The end of a sentence or line.</summary>
    Stop,

    /// <summary>A word that may begin another thing ("there is also").</summary>
    Opening,

    /// <summary>A word that begins another thing ("apart from that").</summary>
    Connective,

    /// <summary>A number of a list ("2.").</summary>
    Number,
}
