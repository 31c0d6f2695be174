// What a person answered when asked in which community a place lies.
namespace GridBot.Conversation.Sessions;

/// <summary>An answer about one place; it does not hold for another.</summary>
/// <param name="Place">The place as it is shown.</param>
/// <param name="Area">Id of the area; empty when the person does not know.</param>
public sealed record ToldArea(string Place, string Area);
