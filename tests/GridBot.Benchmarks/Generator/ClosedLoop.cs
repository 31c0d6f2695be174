// So many persons write at the same time, each its next message when the last was answered: how much the service can do.
namespace GridBot.Benchmarks.Generator;

/// <summary>A closed loop: it asks as fast as it is answered, so it finds the capacity; its latencies say nothing about messages that come at a rate of their own.</summary>
internal static class ClosedLoop
{
    /// <summary>How long a message that was refused waits for its second delivery.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until told to stop, and until the messages under way then are answered.</summary>
    public static Task RunAsync(Crowd crowd, int callers, CancellationToken stop, CancellationToken cancellationToken)
        => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(crowd, stop, cancellationToken), cancellationToken)));

    private static async Task CallAsync(Crowd crowd, CancellationToken stop, CancellationToken cancellationToken)
    {
        using var phone = crowd.NewPhone();
        while (!stop.IsCancellationRequested)
        {
            var talk = crowd.Begin();
            while (!stop.IsCancellationRequested && await StepAsync(crowd, talk, phone, cancellationToken))
            {
            }

            crowd.Leave(talk);
        }
    }

    private static async Task<bool> StepAsync(Crowd crowd, Talk talk, Phone phone, CancellationToken cancellationToken)
    {
        var due = crowd.Time.GetTimestamp();
        var (outcome, heard) = await crowd.SendAsync(talk, phone, due, cancellationToken);
        switch (outcome)
        {
            case Outcome.Heard:
                return crowd.GoOn(talk, heard);
            case Outcome.ByPost:
                return crowd.GoOn(talk, await crowd.HearLaterAsync(talk, due, cancellationToken));
            case Outcome.Again:
                await Task.Delay(Again, crowd.Time, cancellationToken);
                return true;
            default:
                return false;
        }
    }
}
