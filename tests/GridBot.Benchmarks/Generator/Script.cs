// What a person of the load says, message after message, by what was answered.
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>One conversation of one person. Never called by two threads at once.</summary>
internal abstract class Script
{
    /// <summary>Number of the report that was confirmed in this conversation; null while none was.</summary>
    public string? Filed { get; protected set; }

    /// <summary>The last words of the bot when the person gave up; null when the conversation came to an end.</summary>
    public string? GivenUpAt { get; protected set; }

    /// <summary>The next message; null when the conversation is over.</summary>
    /// <param name="heard">What the bot said to the last message; null before the first.</param>
    public abstract Move? Next(Asked? heard);
}
