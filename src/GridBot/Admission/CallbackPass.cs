// A callback that was let in: what it holds, and until when it is to be answered.
using GridBot.Channels;

namespace GridBot.Admission;

/// <summary>Given back when the callback is answered. Used by its own request only.</summary>
internal sealed class CallbackPass : IDisposable
{
    private readonly CallbackDoor door;
    private readonly LinkedListNode<long> entered;
    private readonly CancellationTokenSource deadline;
    private readonly CancellationTokenRegistration hangUp;
    private readonly CancellationToken aborted;
    private Person? person;
    private long bytes;
    private bool? isStalled;

    public CallbackPass(CallbackDoor door, LinkedListNode<long> entered, TimeSpan answerWithin, TimeProvider time, CancellationToken aborted)
    {
        this.door = door;
        this.entered = entered;
        this.aborted = aborted;
        deadline = new CancellationTokenSource(answerWithin, time);
        hangUp = aborted.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), deadline);
    }

    /// <summary>Cancelled when the time is up, and when the caller has hung up.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>Whether the time is up while somebody still waits for the answer.</summary>
    public bool IsOver => deadline.IsCancellationRequested && !aborted.IsCancellationRequested;

    /// <summary>Holds bytes of the body that have come; false when there is no room for them.</summary>
    public bool TryHold(int more)
    {
        if (!door.Bodies.TryHold(more))
        {
            return false;
        }

        bytes += more;
        return true;
    }

    /// <summary>Whether the sender may have one more message in progress. What nobody sent is not limited.</summary>
    public bool TryEnter(InboundMessage message)
    {
        if (message.UserId.Length == 0)
        {
            return true;
        }

        var sender = new Person(message.Channel, message.UserId);
        if (!door.People.TryEnter(sender))
        {
            return false;
        }

        person = sender;
        return true;
    }

    /// <summary>The turn is done: the store works.</summary>
    public void Done() => isStalled = false;

    /// <summary>The time was up before the turn was done.</summary>
    public void TimedOut() => isStalled = true;

    public void Dispose()
    {
        hangUp.Dispose();
        deadline.Dispose();
        door.Bodies.Release(bytes);
        if (person is { } sender)
        {
            door.People.Leave(sender);
        }

        door.Gate.Leave(entered, isStalled);
    }
}
