// The way in for callbacks: whom there is room for is let in, the others are told to come back.
using GridBot.Configuration;
using GridBot.Hosting;
using GridBot.Turns;

namespace GridBot.Admission;

/// <summary>
/// Admits callbacks once they are verified, so that nobody but the platform can shut the door on anybody: who sends forged or slow bodies holds a connection and nothing else. What is turned away gets 503 with
/// Retry-After before the conversation or the store are touched.
/// </summary>
internal sealed class CallbackDoor(TurnGate gate, LimitSettings limits, StopSignal stop, TurnMeter meter, ShedLog log, TimeProvider time)
{
    private const string RetryAfterSeconds = "1";

    public TurnGate Gate { get; } = gate;

    public PersonLimit People { get; } = new(limits, time);

    public BodyBudget Bodies { get; } = new();

    /// <summary>Begins with a callback, of which nothing is known yet.</summary>
    public CallbackPass Begin(HttpContext context)
    {
        if (stop.IsStopping)
        {
            // Still served, but the next one is better sent to somebody else.
            context.Response.Headers.Connection = "close";
        }

        return new CallbackPass(this, limits.AnswerWithin, time, context.RequestAborted);
    }

    /// <summary>Answers that the callback is to be delivered again.</summary>
    /// <param name="context">The request.</param>
    /// <param name="channel">Name of the channel.</param>
    /// <param name="reason">One of <see cref="Shed"/>.</param>
    public void TurnAway(HttpContext context, string channel, string reason)
    {
        meter.CallbackRefused(channel, reason);
        log.Note(channel, reason);
        context.Response.StatusCode = reason == Shed.Slow ? StatusCodes.Status408RequestTimeout : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
    }
}
