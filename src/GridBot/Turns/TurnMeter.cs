// Counts turns, reports and refusals; never by person or content.
using System.Diagnostics.Metrics;
using GridBot.Channels;
using GridBot.Conversation.Turns;

namespace GridBot.Turns;

/// <summary>Metrics of the turns, under the meter "GridBot.Turns".</summary>
public sealed class TurnMeter : IDisposable
{
    public const string Name = "GridBot.Turns";

    private readonly Meter meter;
    private readonly Counter<long> turns;
    private readonly Counter<long> reports;
    private readonly Counter<long> refusals;
    private readonly Counter<long> callbacksRefused;
    private readonly Counter<long> engineFaults;
    private readonly Histogram<double> seconds;
    private readonly Histogram<double> waits;

    public TurnMeter(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        meter = factory.Create(Name);
        turns = meter.CreateCounter<long>("gridbot_turns", description: "Messages handled, by kind and outcome (handled, duplicate, ignored).");
        reports = meter.CreateCounter<long>("gridbot_reports", description: "Reports filed, by matter and urgency.");
        refusals = meter.CreateCounter<long>("gridbot_refusals", description: "Messages refused because the service does not take them, by rule.");
        callbacksRefused = meter.CreateCounter<long>("gridbot_callbacks_refused", description: "Callbacks refused before any turn, by channel and reason.");
        engineFaults = meter.CreateCounter<long>("gridbot_engine_faults", description: "Turns that failed by a fault of the program; each cost somebody a draft.");
        seconds = meter.CreateHistogram<double>("gridbot_turn_seconds", "s", "Time of a turn from the decoded message to the commit.");
        waits = meter.CreateHistogram<double>("gridbot_turn_wait_seconds", "s", "Time from the decoded message until the store began with the turn; a turn that is run again counts again.");
    }

    public void CallbackRefused(string channel, string reason) => callbacksRefused.Add(1, new("channel", channel), new("reason", reason));

    public void EngineFailed() => engineFaults.Add(1);

    public void Ignored(InboundKind kind) => turns.Add(1, new("kind", kind.ToString()), new("outcome", "ignored"));

    /// <summary>The store began with a turn.</summary>
    internal void Began(TimeSpan waited) => waits.Record(waited.TotalSeconds);

    internal void Handled(InboundKind kind, TurnOutcome outcome, TimeSpan took)
    {
        turns.Add(1, new("kind", kind.ToString()), new("outcome", outcome.IsDuplicate ? "duplicate" : "handled"));
        seconds.Record(took.TotalSeconds);
        foreach (var effect in outcome.Effects)
        {
            switch (effect)
            {
                case Effect.FileReport filed:
                    reports.Add(1, new("matter", filed.Report.Matter), new("urgency", filed.Report.Urgency.ToString()));
                    break;
                case Effect.CountRefusal refused:
                    refusals.Add(1, new KeyValuePair<string, object?>("rule", refused.Rule));
                    break;
            }
        }
    }

    public void Dispose() => meter.Dispose();
}
