// The reasons for which a callback is turned away because of load.
namespace GridBot.Admission;

/// <summary>Short reasons, fit for a metric label: values of the label "reason" of gridbot_callbacks_refused_total.</summary>
internal static class Shed
{
    /// <summary>As many callbacks as may be are in progress.</summary>
    public const string Full = "full";

    /// <summary>Those in progress have waited for so long that a further one would be answered too late.</summary>
    public const string Late = "late";

    /// <summary>The bodies in progress hold as much memory as they may.</summary>
    public const string Bodies = "bodies";

    /// <summary>The body did not come in time.</summary>
    public const string Slow = "slow";

    /// <summary>The turn was not done in time.</summary>
    public const string TimeOut = "time-out";

    /// <summary>This person sent too many at once.</summary>
    public const string Person = "person";

    /// <summary>The store had no room.</summary>
    public const string Busy = "store-busy";

    /// <summary>The store could not be reached.</summary>
    public const string Unavailable = "store-unavailable";
}
