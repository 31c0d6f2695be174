// Counts what the dispatcher does, by kind, result and reason; never by target or content.
using System.Diagnostics.Metrics;

namespace GridBot.Notices;

/// <summary>Metrics of the dispatcher, under the meter "GridBot.Notices".</summary>
public sealed class DispatchMeter : IDisposable
{
    public const string Name = "GridBot.Notices";

    private readonly Meter meter;
    private readonly Counter<long> attempts;
    private readonly Counter<long> parked;
    private readonly Counter<long> held;
    private readonly Counter<long> lostLeases;
    private readonly Histogram<double> digests;
    private readonly Histogram<double> seconds;
    private readonly Histogram<double> age;

    public DispatchMeter(IMeterFactory? factory = null)
    {
        meter = factory is null ? new Meter(Name) : factory.Create(Name);
        attempts = meter.CreateCounter<long>("gridbot_sends", description: "Attempts to send, by kind, result and reason.");
        parked = meter.CreateCounter<long>("gridbot_sends_parked", description: "Outbox rows set aside, by kind and reason.");
        held = meter.CreateCounter<long>("gridbot_sends_held", description: "Times a row was put off because its target's rate budget was spent, by kind.");
        lostLeases = meter.CreateCounter<long>("gridbot_leases_lost", description: "Attempts whose lease was over before they were recorded, by kind.");
        digests = meter.CreateHistogram<double>("gridbot_digest_notices", description: "Notices that went out in one post, 1 for a notice alone.");
        seconds = meter.CreateHistogram<double>("gridbot_send_seconds", "s", "Time of one attempt, by kind.");
        age = meter.CreateHistogram<double>("gridbot_send_age_seconds", "s", "Time from a row's first due time until it was sent, by kind.");
    }

    internal void Attempted(OutboxKind kind, SendResult result, TimeSpan took)
    {
        attempts.Add(1, new("kind", kind.ToString()), new("result", result.GetType().Name), new("reason", result.Reason));
        seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind.ToString()));
    }

    internal void Delivered(OutboxKind kind, TimeSpan after) => age.Record(Math.Max(0, after.TotalSeconds), new KeyValuePair<string, object?>("kind", kind.ToString()));

    internal void Gathered(int notices) => digests.Record(notices);

    internal void Parked(OutboxKind kind, string reason) => parked.Add(1, new("kind", kind.ToString()), new("reason", reason));

    internal void Held(OutboxKind kind) => held.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    internal void LostLease(OutboxKind kind) => lostLeases.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    // A factory owns the meters it made.
    public void Dispose() => meter.Dispose();
}
