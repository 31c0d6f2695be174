// Plays the six questions against the engine, and measures the time of every turn.
using GridBot.Conversation.Turns;

namespace GridBot.Benchmarks.Turns;

/// <summary>Reports of six questions, one after the other.</summary>
/// <param name="turn">What is measured.</param>
/// <param name="samples">Where the times go.</param>
internal sealed class SixQuestionTurns(TimedTurn turn, TurnSamples samples)
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Conversations in which something else was asked, or that did not end with a report.</summary>
    public int Strayed { get; private set; }

    public void Play(int number)
    {
        string? state = null;
        var now = Begin.AddMinutes(number);
        for (var at = 0; at < SixQuestions.Messages.Count; at++)
        {
            now += TimeSpan.FromSeconds(5);
            var (stored, activity, sent) = (state, Activity.Says(SixQuestions.Messages[at]), now);
            (var result, state) = samples.Measure(() => turn.Run(stored, activity, Role.Worker, sent));
            var isRight = at < SixQuestions.Open.Count ? result.Session.Open == SixQuestions.Open[at] : result.Effects.Any(effect => effect is Effect.FileReport);
            if (!isRight)
            {
                Strayed++;
                return;
            }
        }
    }
}
