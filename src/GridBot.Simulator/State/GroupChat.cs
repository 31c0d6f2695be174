// A group chat that appchat/send can reach.
namespace GridBot.Simulator.State;

/// <summary>A chat.</summary>
/// <param name="ChatId">Id for appchat/send.</param>
/// <param name="GroupId">Under which the page shows it.</param>
/// <param name="Name">At most 50 characters.</param>
/// <param name="Members">User ids.</param>
public sealed record GroupChat(string ChatId, string GroupId, string Name, IReadOnlyList<string> Members);
