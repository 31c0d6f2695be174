// A time found in a text.
namespace GridBot.Conversation.Understanding;

/// <summary>A time found in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="At">The instant, told in the city's civil time.</param>
/// <param name="Shown">How it is shown to people.</param>
/// <param name="IsPartOfDay">Only a part of the day was said, without day or clock: in a story that is as often a habit ("dark in the evening") as a moment.</param>
/// <param name="IsHabit">It is told how things are at that time of the day ("loudest at three"): no moment.</param>
public sealed record FoundTime(TextSpan Span, DateTimeOffset At, string Shown, bool IsPartOfDay = false, bool IsHabit = false);
