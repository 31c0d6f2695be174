// Sets the engine and botbuilder-dialogs side by side over the same six questions, by the processor time of a turn.
using GridBot.Conversation.Dialogs;

namespace GridBot.Benchmarks.Turns;

/// <summary>Rounds of both in turn, so that what else the machine does falls on both; the middle round counts.</summary>
internal static class SixQuestionRace
{
    /// <summary>Rounds; odd, so that there is a middle one.</summary>
    public const int Rounds = 3;

    /// <summary>The goal: a turn of the peer costs at least so many of ours in processor time.</summary>
    private const double LeastRatio = 5;

    /// <param name="dialogs">The real dialogs.</param>
    /// <param name="turn">What is measured of ours.</param>
    /// <param name="plan">Warm-up and length.</param>
    /// <param name="time">Source of the timestamps.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public static async Task<RaceResult> RunAsync(DialogSet dialogs, TimedTurn turn, TurnPlan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var rounds = new List<(TurnFigures Ours, TurnFigures? Theirs)>();
        string? lacking = null;
        var strayed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var samples = new TurnSamples(time);
            var ours = new SixQuestionTurns(turn, samples);
            var processor = plan.Run(ours.Play, time, samples);
            strayed += ours.Strayed;
            var figures = samples.Figures(SixQuestions.Messages.Count) with { Processor = processor.TotalMicroseconds / samples.Count };
            (var theirs, lacking) = plan.IsAlone ? (null, null) : await BotbuilderTurns.RunAsync(plan, SixQuestions.ForPeer(dialogs), cancellationToken);
            rounds.Add((figures, theirs));
        }

        var middle = rounds.OrderBy(round => round.Theirs is { } peer ? peer.Processor / round.Ours.Processor : round.Ours.Processor).ElementAt(Rounds / 2);
        List<Figure> measured = [new("six questions: processor time of a turn", middle.Ours.Processor ?? 0, "us"), new("six questions: turn p50", middle.Ours.P50, "us"), new("six questions: turn p99", middle.Ours.P99, "us")];
        if (middle.Theirs is { } botbuilder)
        {
            measured.Add(new Figure("botbuilder-dialogs: processor time of a turn", botbuilder.Processor ?? 0, "us"));
            measured.Add(new Figure("botbuilder-dialogs: turn p50", botbuilder.P50, "us"));
            measured.Add(new Figure("botbuilder-dialogs: turn p99", botbuilder.P99, "us"));
            measured.Add(new Figure("processor time of theirs in turns of ours", (botbuilder.Processor ?? 0) / (middle.Ours.Processor ?? 1), "x", Least: LeastRatio));
        }

        return new RaceResult(middle.Ours, middle.Theirs, measured, strayed, lacking);
    }
}

/// <summary>What the race gave.</summary>
/// <param name="Ours">Figures of the engine.</param>
/// <param name="Theirs">Figures of the peer; null when it could not be run or was not asked for.</param>
/// <param name="Measured">The figures as they are printed.</param>
/// <param name="Strayed">Conversations of ours that were not the six questions.</param>
/// <param name="Lacking">Why there are no figures of the peer.</param>
internal sealed record RaceResult(TurnFigures Ours, TurnFigures? Theirs, IReadOnlyList<Figure> Measured, int Strayed, string? Lacking);
