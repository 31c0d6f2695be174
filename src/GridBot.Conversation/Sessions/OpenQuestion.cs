// The question the bot has asked and waits to have answered.
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>The open question.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Slot">The slot asked for, where a slot is; the report's number where one is to be withdrawn.</param>
public sealed record OpenQuestion(QuestionKind Kind, string Slot = "")
{
    public static OpenQuestion None { get; } = new(QuestionKind.None);

    /// <summary>The question as a text, to remember it by.</summary>
    [JsonIgnore]
    public string Key => $"{Kind}:{Slot}";
}

/// <summary>Kind of a question; stored by name.</summary>
public enum QuestionKind
{
    None,

    /// <summary>Which of a few likely matters.</summary>
    Matter,

    /// <summary>Which of all taken matters, or none.</summary>
    Menu,

    /// <summary>To say more, because nothing could be made of what was said.</summary>
    Clarify,

    /// <summary>Which kind within the matter.</summary>
    Kind,

    /// <summary>The value of a slot.</summary>
    Slot,

    /// <summary>Whether the summary may be filed.</summary>
    Summary,

    /// <summary>Which slot to change.</summary>
    WhichChange,

    /// <summary>The new value of a slot.</summary>
    ChangeSlot,

    /// <summary>Whether to go on with an abandoned draft.</summary>
    Resume,

    /// <summary>Whether a filed report is to be withdrawn; the slot holds its number.</summary>
    Recall,

    /// <summary>Whether all that is held of the person may be deleted.</summary>
    Forget,

    /// <summary>In which community the place lies.</summary>
    Community,

    /// <summary>Which community is the worker's.</summary>
    Home,

    /// <summary>Which grid of it; the slot holds the community's id.</summary>
    HomeGrid,

    /// <summary>Whether one message told several things that are to be reported one by one.</summary>
    Division,

    /// <summary>Which of two reports comes first, after another one was begun in the middle of the first.</summary>
    WhichFirst,

    /// <summary>Whether an open case is the same thing; the slot holds its number.</summary>
    Same,

    /// <summary>Which way out of a question that was not understood three times; the slot is the one that was asked.</summary>
    Stuck,
}
