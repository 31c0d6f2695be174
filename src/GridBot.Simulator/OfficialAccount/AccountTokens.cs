// Hands out and checks the account's access tokens: the ordinary line, where each new token kills the old one, and the stable line.
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Both lines of tokens; they do not touch each other.</summary>
internal sealed class AccountTokens(TimeProvider clock, SeededDraw draw, PublicAccountLimits limits)
{
    private const int TokenCharacters = 136;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset End, DateTimeOffset Replaced)> _tokens = new(StringComparer.Ordinal);
    private string? _ordinary;
    private string? _stable;
    private DateTimeOffset _forced = DateTimeOffset.MinValue;

    /// <summary>A new token of the ordinary line; the one before works five more minutes.</summary>
    public (string Token, TimeSpan Life) Renew()
    {
        lock (_gate)
        {
            Replace(_ordinary, limits.OldTokenLife);
            _ordinary = Draw();
            return (_ordinary, limits.TokenLife);
        }
    }

    /// <summary>The token of the stable line, renewed shortly before its end.</summary>
    public (string Token, TimeSpan Life) Keep()
    {
        lock (_gate)
        {
            if (_stable is null || _tokens[_stable].End - clock.GetUtcNow() <= limits.StableRenewal)
            {
                _stable = Draw();
            }

            return (_stable, _tokens[_stable].End - clock.GetUtcNow());
        }
    }

    /// <summary>Whether a forced renewal now comes too soon after the last one: then the same token comes back.</summary>
    public bool IsForcedTooSoon
    {
        get
        {
            lock (_gate)
            {
                return clock.GetUtcNow() - _forced < limits.ForcedTokenGap;
            }
        }
    }

    /// <summary>A new token of the stable line; the one before is dead at once.</summary>
    public (string Token, TimeSpan Life) Force()
    {
        lock (_gate)
        {
            Replace(_stable, TimeSpan.Zero);
            _forced = clock.GetUtcNow();
            _stable = Draw();
            return (_stable, limits.TokenLife);
        }
    }

    /// <summary>0 for a good token, 41001 without one, 40001 for one that is unknown or was replaced, 42001 for one that lived out its time.</summary>
    public int Check(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 41001;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return !_tokens.TryGetValue(token, out var life) || now >= life.Replaced ? 40001 : now >= life.End ? 42001 : 0;
        }
    }

    /// <summary>Makes every token handed out so far unknown.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
            (_ordinary, _stable) = (null, null);
        }
    }

    /// <summary>Makes every token handed out so far expired.</summary>
    public void ExpireAll()
    {
        lock (_gate)
        {
            foreach (var (token, life) in _tokens.ToArray())
            {
                _tokens[token] = (clock.GetUtcNow(), life.Replaced);
            }
        }
    }

    private string Draw()
    {
        var token = draw.Word(TokenCharacters);
        _tokens[token] = (clock.GetUtcNow() + limits.TokenLife, DateTimeOffset.MaxValue);
        return token;
    }

    private void Replace(string? token, TimeSpan after)
    {
        if (token is not null)
        {
            _tokens[token] = (_tokens[token].End, clock.GetUtcNow() + after);
        }
    }
}
