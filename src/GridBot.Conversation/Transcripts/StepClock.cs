// A clock that stands still until it is told to go on.
namespace GridBot.Conversation.Transcripts;

/// <summary>The time of a played conversation.</summary>
internal sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
