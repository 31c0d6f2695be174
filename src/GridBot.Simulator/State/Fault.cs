// One planned misbehaviour of the platform.
using System.Net;

namespace GridBot.Simulator;

/// <summary>What the next call of an endpoint meets instead of the ordinary answer.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>HTTP 200 with an error code; the call has no effect.</summary>
    public sealed record Code(int ErrCode) : Fault;

    /// <summary>Another HTTP status with an HTML body; the call has no effect.</summary>
    public sealed record Status(HttpStatusCode StatusCode) : Fault;

    /// <summary>The connection is cut before anything happened.</summary>
    public sealed record ResetBefore : Fault;

    /// <summary>The call takes effect, then the connection is cut.</summary>
    public sealed record ResetAfter : Fault;

    /// <summary>The call takes effect and is answered after a delay by the simulator's clock.</summary>
    public sealed record Slow(TimeSpan Delay) : Fault;
}
