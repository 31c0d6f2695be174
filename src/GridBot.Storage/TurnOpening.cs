// What every turn starts from.
namespace GridBot.Storage;

/// <summary>What is stored about a message and its person, read at once.</summary>
/// <param name="Reply">The reply stored for the message (opaque JSON); null when it was never seen.</param>
/// <param name="Person">Reference of the person.</param>
/// <param name="HomeGrid">Id of the person's home area; empty when there is none.</param>
/// <param name="Awaits">What the person is waited for; empty for nothing.</param>
/// <param name="Session">The session's state (opaque JSON); null when there is none.</param>
/// <param name="AgreedTo">Version of the notice that the person agreed to by going on; empty for none.</param>
public sealed record TurnOpening(string? Reply, string Person, string HomeGrid, string Awaits, string? Session, string AgreedTo);
