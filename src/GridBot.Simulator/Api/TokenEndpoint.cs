// gettoken: hands out the application's access token.
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>GET gettoken (page 91039).</summary>
public sealed class TokenEndpoint(TokenDesk tokens)
{
    /// <summary>The route.</summary>
    public IEnumerable<ApiRoute> Routes => [new("gettoken", false, ApiBody.None, false, (call, _) => Task.FromResult(Answer(call)))];

    private ApiAnswer Answer(ApiCall call)
    {
        var corpId = call.Query("corpid");
        var secret = call.Query("corpsecret");
        if (corpId.Length == 0 || secret.Length == 0)
        {
            return new ApiAnswer.Refusal(corpId.Length == 0 ? 41002 : 41004);
        }

        var (code, token, life) = tokens.Issue(corpId, secret, call.Address);
        return code == 0
            ? ApiAnswer.Ok(("access_token", token), ("expires_in", (int)life.TotalSeconds))
            : new ApiAnswer.Refusal(code);
    }
}
