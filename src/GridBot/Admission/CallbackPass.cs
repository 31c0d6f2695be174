// A callback on its way through: what it holds, and until when it is to be answered.
using GridBot.Channels;

namespace GridBot.Admission;

/// <summary>Given back when the callback is answered. Used by its own request only.</summary>
internal sealed class CallbackPass : IDisposable
{
    private readonly CallbackDoor door;
    private readonly CancellationTokenSource deadline;
    private readonly CancellationTokenRegistration hangUp;
    private readonly CancellationToken aborted;
    private LinkedListNode<long>? entered;
    private Person? person;
    private long read;
    private long held;
    private bool? isStalled;

    public CallbackPass(CallbackDoor door, TimeSpan answerWithin, TimeProvider time, CancellationToken aborted)
    {
        this.door = door;
        this.aborted = aborted;
        deadline = new CancellationTokenSource(answerWithin, time);
        hangUp = aborted.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), deadline);
    }

    /// <summary>Cancelled when the time is up, and when the caller has hung up.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>Whether the time is up while somebody still waits for the answer.</summary>
    public bool IsOver => deadline.IsCancellationRequested && !aborted.IsCancellationRequested;

    /// <summary>Holds bytes of the body that have come; false when there is no room for them. The first of each body always have room.</summary>
    public bool TryHold(int more)
    {
        read += more;
        more = (int)Math.Min(more, read - BodyBudget.Free);
        if (more <= 0)
        {
            return true;
        }

        if (!door.Bodies.TryHold(more))
        {
            return false;
        }

        held += more;
        return true;
    }

    /// <summary>Enters with a message that was verified, or says why not: one of <see cref="Shed"/>. What nobody sent is not limited by person.</summary>
    public string? Enter(InboundMessage message)
    {
        entered = door.Gate.TryEnter(out var refusal);
        if (entered is null || message.UserId.Length == 0)
        {
            return refusal;
        }

        var sender = new Person(message.Channel, message.UserId);
        if (!door.People.TryEnter(sender))
        {
            return Shed.Person;
        }

        person = sender;
        return null;
    }

    /// <summary>The turn is done: the store works.</summary>
    public void Done() => isStalled = false;

    /// <summary>The time was up before the turn was done.</summary>
    public void TimedOut() => isStalled = true;

    public void Dispose()
    {
        hangUp.Dispose();
        deadline.Dispose();
        door.Bodies.Release(held);
        if (person is { } sender)
        {
            door.People.Leave(sender);
        }

        if (entered is not null)
        {
            door.Gate.Leave(entered, isStalled);
        }
    }
}
