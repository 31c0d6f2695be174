// The persons of a load: begins conversations, sends their messages, and hears what is answered.
using GridBot.Benchmarks.Conversations;
using GridBot.Simulator;

namespace GridBot.Benchmarks.Generator;

/// <summary>What both kinds of loops are made of. Safe for concurrent callers.</summary>
/// <param name="service">Where the service listens.</param>
/// <param name="app">The application as which the platform speaks.</param>
/// <param name="office">Where what the bot sends arrives.</param>
/// <param name="population">Who writes.</param>
/// <param name="script">Makes what a person says, from that person's randomness.</param>
/// <param name="journal">Told of everything.</param>
/// <param name="seed">Makes persons differ between runs.</param>
/// <param name="time">Source of the time.</param>
internal sealed class Crowd(Uri service, SimulatorOptions app, PostOffice office, Population population, Func<Random, Script> script, Journal journal, int seed, TimeProvider time)
{
    /// <summary>An answer through the send API that takes longer counts as lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long messages = (long)seed << 32;
    private int begun;
    private int phones;
    private int waiting;

    /// <summary>Persons who wait for an answer through the send API.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public TimeProvider Time => time;

    /// <summary>A phone of its own.</summary>
    public Phone NewPhone() => new(service, app, time, new Random(seed ^ Interlocked.Increment(ref phones)));

    /// <summary>Somebody begins to write.</summary>
    public Talk Begin()
    {
        var talk = new Talk(population.Next(), script(new Random(seed + Interlocked.Increment(ref begun))));
        office.Enter(talk);
        talk.GoOn(null, Interlocked.Increment(ref messages));
        return talk;
    }

    /// <summary>Sends the message of a conversation.</summary>
    /// <param name="talk">The conversation.</param>
    /// <param name="phone">With what; free again afterwards.</param>
    /// <param name="due">When the message was to be sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<Reception> SendAsync(Talk talk, Phone phone, long due, CancellationToken cancellationToken)
    {
        var answer = await phone.Line.SendAsync(phone.Sealer.Seal(talk.User, talk.Move!, talk.MessageId), cancellationToken);
        journal.Add(new Sample(due, time.GetTimestamp(), answer.Status, ByPost: false));
        switch (answer.Status)
        {
            case 200:
                return Hear(talk, phone, answer.Body.Span);
            case 503 or 0:
                return new Reception(Outcome.Again, null);
            default:
                journal.Fault($"HTTP {answer.Status}");
                return new Reception(Outcome.Failed, null);
        }
    }

    /// <summary>Waits for the answer that comes through the send API; null when it did not come.</summary>
    public async ValueTask<Asked?> HearLaterAsync(Talk talk, long due, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        Asked? asked;
        try
        {
            asked = await talk.HearAsync(Patience, time, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        if (asked is null)
        {
            journal.Lose();
        }
        else
        {
            journal.Add(new Sample(due, time.GetTimestamp(), 200, ByPost: true));
        }

        return asked;
    }

    /// <summary>Goes on by what was heard; false when the conversation is over.</summary>
    public bool GoOn(Talk talk, Asked? heard)
    {
        if (heard is not null && talk.GoOn(heard, Interlocked.Increment(ref messages)))
        {
            return true;
        }

        Leave(talk);
        if (heard is not null)
        {
            journal.End(talk);
        }

        return false;
    }

    /// <summary>Notes what must not have happened.</summary>
    public void Fault(string what) => journal.Fault(what);

    /// <summary>The person goes away.</summary>
    public void Leave(Talk talk) => office.Leave(talk);

    private Reception Hear(Talk talk, Phone phone, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return new Reception(Outcome.ByPost, null);
        }

        try
        {
            var (type, text) = phone.Sealer.Open(body, talk.User);
            return type == "text" ? new Reception(Outcome.Heard, Asked.OfText(text)) : new Reception(Outcome.ByPost, null);
        }
        catch (FormatException fault)
        {
            journal.Fault(fault.Message);
            return new Reception(Outcome.Failed, null);
        }
    }
}
