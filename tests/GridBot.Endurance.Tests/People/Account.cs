// What one person experienced in one conversation.
namespace GridBot.Endurance.Tests.People;

/// <summary>The account of a conversation that ended with a number.</summary>
/// <param name="User">Who it was; somebody new each time.</param>
/// <param name="Story">What was told.</param>
/// <param name="Number">The number the person was given.</param>
/// <param name="Acknowledged">Ids of the messages that were answered with 200.</param>
/// <param name="Redelivered">Deliveries beyond the first of each message.</param>
/// <param name="Repeated">Messages that the person wrote again because no delivery got through.</param>
internal sealed record Account(string User, Story Story, string Number, IReadOnlyList<long> Acknowledged, int Redelivered, int Repeated)
{
    /// <summary>The state in which the report must be.</summary>
    public string State { get; init; } = "Filed";
}
