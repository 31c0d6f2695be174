// Signing in through WeCom: where a browser is sent, and who came back.
using System.Globalization;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>OAuth of one application, for its members only: nothing is asked of the platform but who somebody is.</summary>
public sealed class WeComSignIn(WeComOptions options, WeComApi api, WeComHttp http)
{
    /// <summary>Characters of a state at most; letters and digits only (source: the platform's page on OAuth).</summary>
    public const int LongestState = 128;

    /// <summary>Bytes of a code at most (source: the same page).</summary>
    public const int LongestCode = 512;

    private const string Path = "/cgi-bin/auth/getuserinfo";

    private const int CodeInvalid = 40029;
    private const int CodeUsed = 42022;
    private const int CodeExpired = 42003;

    /// <summary>Where a browser is sent to sign in.</summary>
    /// <param name="back">Where it comes back to, with a code; its domain must be trusted in the admin console.</param>
    /// <param name="state">Comes back unchanged: 1 to <see cref="LongestState"/> letters and digits.</param>
    /// <exception cref="ArgumentException">The platform would refuse the state.</exception>
    public Uri Authorize(Uri back, string state)
    {
        ArgumentNullException.ThrowIfNull(back);
        ArgumentException.ThrowIfNullOrEmpty(state);
        if (state.Length > LongestState || !state.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("A state is 1 to 128 letters and digits.", nameof(state));
        }

        // In the order of the platform's own example.
        var page = options.AuthorizeUrl.AbsoluteUri.TrimEnd('/');
        return new Uri(string.Create(
            CultureInfo.InvariantCulture,
            $"{page}?appid={Uri.EscapeDataString(options.CorpId)}&redirect_uri={Uri.EscapeDataString(back.AbsoluteUri)}&response_type=code&scope=snsapi_base&state={state}&agentid={options.AgentId}#wechat_redirect"));
    }

    /// <summary>Who a code stands for. A code works once, for five minutes.</summary>
    public async Task<SignInAnswer> WhoAsync(string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length is 0 or > LongestCode)
        {
            return new SignInAnswer.CodeSpent();
        }

        var (result, answer) = await api.WithTokenAsync(
            token => http.GetAsync(WeComClients.Send, Path, api.Address(Path, token, $"&code={Uri.EscapeDataString(code)}"), cancellationToken), cancellationToken);
        return result switch
        {
            SendResult.Sent => answer?.Text("userid") is { Length: > 0 } user ? new SignInAnswer.Member(user) : new SignInAnswer.Outsider(),
            SendResult.Never { Code: CodeInvalid or CodeUsed or CodeExpired } => new SignInAnswer.CodeSpent(),
            _ => new SignInAnswer.Unavailable(result.Reason),
        };
    }
}
