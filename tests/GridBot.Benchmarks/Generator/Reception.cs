// What came back to a message.
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>What a person does after sending.</summary>
internal enum Outcome
{
    /// <summary>The passive reply answers.</summary>
    Heard,

    /// <summary>The answer comes through the send API.</summary>
    ByPost,

    /// <summary>Nothing was committed, or nobody knows: the platform delivers the same message again.</summary>
    Again,

    /// <summary>An answer that must not be; the conversation is given up.</summary>
    Failed,
}

/// <summary>What came back.</summary>
/// <param name="Outcome">Its kind.</param>
/// <param name="Heard">The words, when the passive reply answers.</param>
internal readonly record struct Reception(Outcome Outcome, Asked? Heard);
