// What became of one message or event.
namespace GridBot.Simulator;

/// <summary>The result of a delivery with all its attempts.</summary>
/// <param name="Delivered">Whether an attempt was answered with 200 in time.</param>
/// <param name="Attempts">All attempts in order.</param>
/// <param name="Reply">The passive reply that was accepted; null when the answer was empty or refused.</param>
/// <param name="Problem">What was wrong, in English; empty when nothing was.</param>
public sealed record CallbackOutcome(bool Delivered, IReadOnlyList<CallbackAttempt> Attempts, PassiveReply? Reply, string Problem)
{
    /// <summary>Whether the bot answered in time with something that is no valid reply.</summary>
    public bool IsRefused => Delivered && Reply is null && Problem.Length > 0;

    /// <summary>HTTP status of the last attempt; 0 without an answer.</summary>
    public int LastStatus => Attempts.Count == 0 ? 0 : Attempts[^1].Status;

    /// <summary>The reply to the second delivery of <see cref="CallbackTrick.DuplicateDelivery"/> or <see cref="CallbackTrick.Replay"/>; never shown.</summary>
    public PassiveReply? RepeatedReply { get; init; }

    internal static CallbackOutcome NotSent(string problem) => new(false, [], null, problem);
}

/// <summary>One attempt.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Failure">Empty, timeout, connection or status.</param>
/// <param name="Elapsed">Time to the answer by the simulator's clock.</param>
public sealed record CallbackAttempt(int Status, string Failure, TimeSpan Elapsed);

/// <summary>The answer to the URL check.</summary>
/// <param name="Accepted">Whether the URL was saved.</param>
/// <param name="Reason">Why not, in English; empty when accepted.</param>
public sealed record UrlCheckResult(bool Accepted, string Reason);
