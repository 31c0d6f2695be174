// One conversation under way: who talks, what is said next, and what the bot sent outside the passive reply.
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Generator;

/// <summary>A conversation. One message of it is under way at a time.</summary>
/// <param name="user">The person's id on the platform.</param>
/// <param name="script">What the person says.</param>
internal sealed class Talk(string user, Script script)
{
    private readonly Lock gate = new();
    private readonly Queue<Asked> posted = [];
    private TaskCompletionSource<Asked>? waiting;

    public string User => user;

    public Script Script => script;

    /// <summary>The message to be sent, or sent again; null when the conversation is over.</summary>
    public Move? Move { get; private set; }

    /// <summary>The platform's id of that message, the same for a second delivery.</summary>
    public long MessageId { get; private set; }

    /// <summary>Goes on by what was heard; false when the conversation is over.</summary>
    public bool GoOn(Asked? heard, long messageId)
    {
        Move = script.Next(heard);
        MessageId = messageId;
        return Move is not null;
    }

    /// <summary>Something arrived through the send API.</summary>
    public void Post(Asked asked)
    {
        TaskCompletionSource<Asked>? waits;
        lock (gate)
        {
            waits = waiting;
            waiting = null;
            if (waits is null)
            {
                posted.Enqueue(asked);
            }
        }

        waits?.TrySetResult(asked);
    }

    /// <summary>What arrives next through the send API, or has arrived already; null when nothing did in time.</summary>
    public async ValueTask<Asked?> HearAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource<Asked> wait;
        lock (gate)
        {
            if (posted.TryDequeue(out var there))
            {
                return there;
            }

            waiting = wait = new TaskCompletionSource<Asked>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        try
        {
            return await wait.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
