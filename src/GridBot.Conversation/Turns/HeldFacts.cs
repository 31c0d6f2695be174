// What is held of a person beside their reports and conversation.
namespace GridBot.Conversation.Turns;

/// <summary>Counts for "my data".</summary>
/// <param name="Attachments">Photos, voices and videos they sent.</param>
/// <param name="Contacts">Contacts they left.</param>
/// <param name="AgreedTo">Version of the notice they agreed to; empty for none.</param>
/// <param name="AgreedAt">When; null for never.</param>
public sealed record HeldFacts(long Attachments, long Contacts, string AgreedTo, DateTimeOffset? AgreedAt);
