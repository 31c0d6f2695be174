// What the bot says to one person, free of any platform's form.
namespace GridBot.Notices;

/// <summary>A message to a person. Channels render it as text with numbered lines or as a card with buttons.</summary>
/// <param name="Text">What is said; the first line serves as a card's title.</param>
/// <param name="Facts">Label and value pairs of a summary, in order.</param>
/// <param name="Options">What may be answered; empty for a plain message.</param>
/// <param name="Foot">A last line under the options; may be empty.</param>
/// <param name="QuestionId">Identifies the question among all questions of this person, so that a tap on an old card is recognised; empty without options.</param>
public sealed record OutboundMessage(
    string Text,
    IReadOnlyList<OutboundFact> Facts,
    IReadOnlyList<OutboundOption> Options,
    string Foot,
    string QuestionId)
{
    /// <summary>Whether the options cannot be answered by number.</summary>
    public bool Unnumbered { get; init; }

    /// <summary>What became of a report, when the message tells that: a channel that may say nothing else tells this in a form the platform knows. Null otherwise.</summary>
    public OutboundOutcome? Outcome { get; init; }

    /// <summary>A plain message of one text.</summary>
    public static OutboundMessage Plain(string text) => new(text, [], [], "", "");
}

/// <summary>One line of a summary, such as place or time.</summary>
public sealed record OutboundFact(string Label, string Value);

/// <summary>One answer that may be tapped or typed. Options are numbered from 1 in their order.</summary>
/// <param name="Id">Machine id within the question.</param>
/// <param name="Label">What people read.</param>
/// <param name="Group">Heading the option stands under in a long list; empty for none.</param>
public sealed record OutboundOption(string Id, string Label, string Group = "");
