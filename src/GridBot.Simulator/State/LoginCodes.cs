// OAuth codes: one use, five minutes.
namespace GridBot.Simulator.State;

/// <summary>Codes that stand for a person who opened a page of the application.</summary>
public sealed class LoginCodes(TimeProvider clock, SeededDraw draw, SimulatorLimits limits)
{
    /// <summary>Stands for a person who is no member. Ids of members begin with a letter or digit, so nobody is called this.</summary>
    public const string Outsider = "@outsider";

    /// <summary>Codes remembered, so that a long load test does not fill the memory.</summary>
    private const int Capacity = 5000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string UserId, DateTimeOffset Expires, bool Used)> _codes = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];

    /// <summary>Draws a code for a member, or for <see cref="Outsider"/>.</summary>
    public string Issue(string userId)
    {
        var code = draw.Word(43);
        lock (_gate)
        {
            _codes[code] = (userId, clock.GetUtcNow() + limits.LoginCodeLife, false);
            _order.Enqueue(code);
            while (_order.Count > Capacity)
            {
                _codes.Remove(_order.Dequeue());
            }
        }

        return code;
    }

    /// <summary>0 and the member, or 40029 unknown, 42022 used, 42003 expired.</summary>
    public (int Code, string UserId) Use(string code)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var entry))
            {
                return (40029, "");
            }

            if (entry.Used || clock.GetUtcNow() >= entry.Expires)
            {
                return (entry.Used ? 42022 : 42003, "");
            }

            _codes[code] = entry with { Used = true };
            return (0, entry.UserId);
        }
    }
}
