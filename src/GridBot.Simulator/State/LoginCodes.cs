// OAuth codes: one use, five minutes.
namespace GridBot.Simulator.State;

/// <summary>Codes that stand for a signed-in member.</summary>
public sealed class LoginCodes(TimeProvider clock, SeededDraw draw, SimulatorLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string UserId, DateTimeOffset Expires, bool Used)> _codes = new(StringComparer.Ordinal);

    /// <summary>Draws a code for a member.</summary>
    public string Issue(string userId)
    {
        var code = draw.Word(43);
        lock (_gate)
        {
            _codes[code] = (userId, clock.GetUtcNow() + limits.LoginCodeLife, false);
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
