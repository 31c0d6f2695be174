// Reads the address that an application sends people to for signing in.
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.SignIn;

/// <summary>A good request.</summary>
/// <param name="Target">Where the code goes: an http or https address.</param>
/// <param name="State">Comes back as it is; may be empty.</param>
internal sealed record SignInRequest(Uri Target, string State)
{
    private const int LongestState = 128;

    /// <summary>The request, or the code of the first fault.</summary>
    public static (SignInRequest? Request, int Fault) Read(IQueryCollection query, SimulatorOptions options)
    {
        if (!string.Equals(query["appid"], options.CorpId, StringComparison.Ordinal))
        {
            return (null, 40013);
        }

        // snsapi_privateinfo asks for what people keep to themselves; it is not played.
        if (query["response_type"] != "code" || query["scope"] != "snsapi_base")
        {
            return (null, 40058);
        }

        // Left out, it is the application's own; which code another one's gives is not documented.
        if (query["agentid"].ToString() is { Length: > 0 } agent && agent != options.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            return (null, 301002);
        }

        var state = query["state"].ToString();
        if (state.Length > LongestState || !state.All(char.IsAsciiLetterOrDigit))
        {
            return (null, 84025);
        }

        return Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var target) && IsTrusted(target, options)
            ? (new SignInRequest(target, state), 0)
            : (null, 50001);
    }

    /// <summary>The target with code and state added to its query.</summary>
    public Uri Answer(string code)
    {
        var query = State.Length > 0 ? $"code={code}&state={State}" : $"code={code}";
        return new UriBuilder(Target) { Query = Target.Query.Length > 1 ? $"{Target.Query[1..]}&{query}" : query }.Uri;
    }

    private static bool IsTrusted(Uri target, SimulatorOptions options) =>
        (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps)
        && (options.TrustedDomains.Count == 0
            || options.TrustedDomains.Contains(target.Host, StringComparer.OrdinalIgnoreCase)
            || options.TrustedDomains.Contains(target.Authority, StringComparer.OrdinalIgnoreCase));
}
