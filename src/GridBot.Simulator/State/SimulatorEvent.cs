// One entry of the log that tests read and the page follows.
namespace GridBot.Simulator;

/// <summary>Something that happened. Sequence numbers rise by one.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="At">By the simulator's clock.</param>
/// <param name="Kind">phone, group, call, callback, sign-in, dropped, throttled, fault or setting.</param>
/// <param name="Subject">User id, group id or endpoint.</param>
/// <param name="Summary">One line of ids, codes and reasons; never what people wrote.</param>
public sealed record SimulatorEvent(long Sequence, DateTimeOffset At, string Kind, string Subject, string Summary)
{
    /// <summary>The message that appeared or changed on a phone.</summary>
    public PhoneMessage? Phone { get; init; }

    /// <summary>The message that appeared in a group.</summary>
    public GroupMessage? Group { get; init; }

    /// <summary>Platform code of an API call, or HTTP status of a callback (0: no answer).</summary>
    public int? Code { get; init; }
}
