// Remembers whole requests for the duplicate check a sender may ask for.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GridBot.Simulator.Api;

/// <summary>enable_duplicate_check: the same JSON within the interval is accepted and not delivered.</summary>
public sealed class DuplicateCheck(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1800);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the request asked for the check and was seen within its interval.</summary>
    public bool IsDuplicate(JsonObject body, string raw)
    {
        if (ApiCall.Number(body, "enable_duplicate_check") != 1)
        {
            return false;
        }

        var asked = ApiCall.Number(body, "duplicate_check_interval") is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : Usual;
        var interval = asked < Longest ? asked : Longest;
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(raw)));
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_seen.TryGetValue(key, out var before) && now - before < interval)
            {
                return true;
            }

            foreach (var old in _seen.Where(pair => now - pair.Value >= Longest).Select(pair => pair.Key).ToArray())
            {
                _seen.Remove(old);
            }

            _seen[key] = now;
            return false;
        }
    }
}
