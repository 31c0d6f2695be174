// Issues and checks access tokens, and blocks an address after many wrong secrets.
namespace GridBot.Simulator.State;

/// <summary>Access tokens of the one application.</summary>
public sealed class TokenDesk(TimeProvider clock, SeededDraw draw, SimulatorOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> _wrong = new(StringComparer.Ordinal);
    private string? _current;

    /// <summary>Answers gettoken: a token with its remaining life, or a code.</summary>
    public (int Code, string Token, TimeSpan Life) Issue(string corpId, string secret, string address)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_wrong.TryGetValue(address, out var wrong) && now - wrong.Since >= options.Limits.WrongSecretBlock)
            {
                _wrong.Remove(address);
                wrong = default;
            }

            if (wrong.Count >= options.Limits.WrongSecrets)
            {
                return (45009, "", default);
            }

            if (!string.Equals(corpId, options.CorpId, StringComparison.Ordinal))
            {
                return (40013, "", default);
            }

            if (!string.Equals(secret, options.Secret, StringComparison.Ordinal))
            {
                _wrong[address] = (wrong.Count + 1, now);
                return (options.WrongSecretCode, "", default);
            }

            if (_current is null || options.AlwaysNewToken || now >= _expiry[_current] || _revoked.Contains(_current))
            {
                _current = draw.Word(214);
                _expiry[_current] = now + options.Limits.TokenLife;
            }

            return (0, _current, _expiry[_current] - now);
        }
    }

    /// <summary>0 for a good token, 41001, 40014 or 42001.</summary>
    public int Check(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 41001;
        }

        lock (_gate)
        {
            if (!_expiry.TryGetValue(token, out var expires) || _revoked.Contains(token))
            {
                return 40014;
            }

            return clock.GetUtcNow() >= expires ? 42001 : 0;
        }
    }

    /// <summary>Makes every issued token unknown before its time.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _revoked.UnionWith(_expiry.Keys);
        }
    }

    /// <summary>Makes every issued token expired (42001) before its time.</summary>
    public void ExpireAll()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var token in _expiry.Keys.ToArray())
            {
                _expiry[token] = now;
            }
        }
    }
}
