// The open case that somebody is asked about: is it the same?
namespace GridBot.Conversation.Sessions;

/// <summary>A case that may be the same thing as the draft tells.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Line">How it is shown: what, where, when, how it stands. Nothing of what its reporter said.</param>
/// <param name="Own">Whether this person reported it.</param>
/// <param name="Urgent">Whether its bureau was alarmed.</param>
/// <param name="Asked">How often it was asked about.</param>
public sealed record SameCase(string Number, string Line, bool Own, bool Urgent, int Asked = 1);
