// What the bot says at the end of a turn.
namespace GridBot.Conversation.Turns;

/// <summary>A reply.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Facts">Summary lines.</param>
/// <param name="Options">What may be answered, numbered from 1.</param>
/// <param name="Foot">A last line; may be empty.</param>
/// <param name="QuestionId">Identifies the question; empty without options.</param>
/// <param name="AfterBurst">True when more messages may be on their way: the answer waits for them and is given once.</param>
public sealed record Reply(string Text, IReadOnlyList<Fact> Facts, IReadOnlyList<Choice> Options, string Foot, string QuestionId, bool AfterBurst)
{
    /// <summary>Whether the options cannot be answered by number, because the question is none of the person's own conversation.</summary>
    public bool Unnumbered { get; init; }
}

/// <summary>A line of a summary.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>An option of a question.</summary>
/// <param name="Id">Machine id within the question.</param>
/// <param name="Label">What people read.</param>
/// <param name="Group">Heading the option stands under; empty for none.</param>
public sealed record Choice(string Id, string Label, string Group = "");
