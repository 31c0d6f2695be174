// The application's list of trusted addresses and when it takes effect.
namespace GridBot.Simulator.State;

/// <summary>Only for applications that must be called from trusted addresses.</summary>
public sealed class TrustedAddresses(TimeProvider clock, SimulatorOptions options)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<string> _active = [];
    private IReadOnlyList<string> _entered = [];
    private DateTimeOffset _since;

    /// <summary>Enters a list; it counts after a minute. False when no callback URL was verified yet: then the page refuses it.</summary>
    public bool TryEnter(IReadOnlyList<string> addresses, bool callbackVerified)
    {
        if (!callbackVerified)
        {
            return false;
        }

        lock (_gate)
        {
            Settle();
            _entered = addresses;
            _since = clock.GetUtcNow() + options.Limits.TrustedAddressDelay;
            return true;
        }
    }

    /// <summary>Whether calls from an address are taken.</summary>
    public bool Allows(string address)
    {
        lock (_gate)
        {
            Settle();
            return !options.RequireTrustedAddress || _active.Contains(address);
        }
    }

    private void Settle()
    {
        if (clock.GetUtcNow() >= _since)
        {
            _active = _entered;
        }
    }
}
