// token and stable_token: hand out the account's access tokens.
using System.Text.Json;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>GET token (getAccessToken) and POST stable_token (getStableAccessToken).</summary>
internal sealed class AccountTokenEndpoints(PublicAccountOptions options, AccountTokens tokens, QuotaMeter quotas)
{
    /// <summary>The endpoint whose every call kills the token before.</summary>
    public const string Ordinary = "token";

    /// <summary>The endpoint that gives the same token while it lives.</summary>
    public const string Stable = "stable_token";

    private const string Grant = "client_credential";

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new(Ordinary, false, ApiBody.None, false, (call, _) => Task.FromResult(GiveNew(call))),
        new(Stable, true, ApiBody.Json, false, (call, _) => Task.FromResult(GiveStable(call))),
    ];

    private ApiAnswer GiveNew(ApiCall call) =>
        Check(call, call.Query("grant_type"), call.Query("appid"), call.Query("secret")) is { } refusal ? refusal : Give(tokens.Renew());

    private ApiAnswer GiveStable(ApiCall call)
    {
        var body = call.Body;
        if (Check(call, ApiCall.Text(body, "grant_type"), ApiCall.Text(body, "appid"), ApiCall.Text(body, "secret")) is { } refusal)
        {
            return refusal;
        }

        if (body["force_refresh"]?.GetValueKind() != JsonValueKind.True || tokens.IsForcedTooSoon)
        {
            return Give(tokens.Keep());
        }

        return quotas.TryTake(("forced token", options.Limits.ForcedTokensPerDay, TimeSpan.FromDays(1)))
            ? Give(tokens.Force())
            : new ApiAnswer.Refusal(45009);
    }

    private ApiAnswer.Refusal? Check(ApiCall call, string? grant, string? appId, string? secret)
    {
        var code = grant != Grant ? 40002
            : string.IsNullOrEmpty(appId) ? 41002
            : string.IsNullOrEmpty(secret) ? 41004
            : appId != options.AppId ? 40013
            : secret != options.AppSecret ? options.WrongSecretCode
            : 0;
        if (code != 0)
        {
            // Beside the token endpoints 40001 speaks of a token; here it speaks of the secret.
            return new ApiAnswer.Refusal(code, code == 40001 ? "invalid credential" : "");
        }

        return options.AllowedAddresses.Count == 0 || options.AllowedAddresses.Contains(call.Address)
            ? null
            : new ApiAnswer.Refusal(40164, $"invalid ip {call.Address} ipv6 ::ffff:{call.Address}, not in whitelist");
    }

    /// <summary>A success of these endpoints carries no errcode.</summary>
    private static ApiAnswer Give((string Token, TimeSpan Life) token) =>
        new ApiAnswer.Success(new() { ["access_token"] = token.Token, ["expires_in"] = (int)token.Life.TotalSeconds });
}
