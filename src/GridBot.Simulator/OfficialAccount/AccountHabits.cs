// How the public-account platform checks a call in general and words its refusals.
using GridBot.Simulator.Api;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Daily quotas, tokens and the list of allowed addresses.</summary>
internal sealed class AccountHabits(PublicAccountOptions options, TimeProvider clock, SeededDraw draw, AccountTokens tokens, QuotaMeter quotas) : IApiHabits
{
    /// <inheritdoc />
    public bool RepeatsErrorInHeaders => false;

    /// <inheritdoc />
    public ApiAnswer.Refusal WrongJson => new(47001);

    /// <inheritdoc />
    public ApiAnswer.Refusal? CheckFrequency(ApiRoute route, HttpContext http, string address)
    {
        var limits = options.Limits;
        if (route.Path == AccountTokenEndpoints.Stable && !quotas.TryTake((route.Path, limits.StableTokensPerMinute, TimeSpan.FromMinutes(1))))
        {
            return new ApiAnswer.Refusal(45011);
        }

        var daily = route.Path switch
        {
            AccountTokenEndpoints.Ordinary => limits.TokensPerDay,
            AccountTokenEndpoints.Stable => limits.StableTokensPerDay,
            _ => limits.CallsPerDay,
        };
        return quotas.TryTake(($"daily {route.Path}", daily, TimeSpan.FromDays(1))) ? null : new ApiAnswer.Refusal(45009);
    }

    /// <inheritdoc />
    public ApiAnswer.Refusal? CheckCaller(HttpContext http, string address) =>
        tokens.Check(http.Request.Query["access_token"]) is not 0 and var code ? new ApiAnswer.Refusal(code) : null;

    /// <inheritdoc />
    public ApiAnswer.Refusal WrongMethod(ApiRoute route) => new(route.Post ? 43002 : 43001);

    /// <inheritdoc />
    public string Text(int code) => AccountErrors.Of(code);

    /// <inheritdoc />
    public string Dress(int code, string text, string address)
    {
        var bytes = draw.Bytes(8);
        return AccountErrors.Dress(text, clock.GetUtcNow(), BitConverter.ToUInt32(bytes), BitConverter.ToUInt32(bytes, sizeof(uint)));
    }
}
