// A reminder of an unfinished draft that waits in the outbox.
namespace GridBot.Conversation.Sessions;

/// <summary>A reminder.</summary>
/// <param name="Due">When it goes out.</param>
/// <param name="DraftStartedAt">When the draft was begun that it speaks of; tells drafts apart.</param>
public sealed record Reminder(DateTimeOffset Due, DateTimeOffset DraftStartedAt);
