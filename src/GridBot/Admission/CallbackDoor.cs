// The way in for callbacks: whom there is room for gets a pass, the others are told to come back.
using GridBot.Configuration;
using GridBot.Hosting;
using GridBot.Turns;

namespace GridBot.Admission;

/// <summary>Admits callbacks. What is turned away gets 503 with Retry-After before any work is done for it.</summary>
internal sealed class CallbackDoor(TurnGate gate, LimitSettings limits, StopSignal stop, TurnMeter meter, ShedLog log, TimeProvider time)
{
    private const string RetryAfterSeconds = "1";

    public TurnGate Gate { get; } = gate;

    public PersonLimit People { get; } = new(limits, time);

    public BodyBudget Bodies { get; } = new();

    /// <summary>A pass; null when the callback was turned away, which is answered then.</summary>
    public CallbackPass? Admit(HttpContext context, string channel)
    {
        if (stop.IsStopping)
        {
            // Still served, but the next one is better sent to somebody else.
            context.Response.Headers.Connection = "close";
        }

        if (Gate.TryEnter(out var refusal) is { } entered)
        {
            return new CallbackPass(this, entered, limits.AnswerWithin, time, context.RequestAborted);
        }

        TurnAway(context, channel, refusal!);
        return null;
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
