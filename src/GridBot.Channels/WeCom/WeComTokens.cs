// Asks WeCom for an access token.
using GridBot.Channels.Platform;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>gettoken. A refused token needs no more than another call: the platform gives out a new one when the last is over.</summary>
public sealed class WeComTokens(WeComOptions options, WeComHttp http, TimeProvider time, ILogger<WeComTokens> logger) : ITokenSource
{
    private readonly TokenReader reader = new(
        "WeCom", WeComErrorCodes.Table, options.Waits with { Rate = options.TokenRateWait }, options.TokenMargin, options.CredentialFaultHold, time, logger);

    public string Channel => WeComInbound.Channel;

    public TimeSpan AskFor => options.TokenTimeout;

    public async Task<HeldToken> AskAsync(AppCredentials app, Secret refused)
    {
        ArgumentNullException.ThrowIfNull(app);
        var address = new Uri(options.ApiBase, $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.Id)}&corpsecret={Uri.EscapeDataString(app.Secret.Reveal())}");
        return reader.Read(await http.GetAsync(WeComClients.Token, "gettoken", address, CancellationToken.None));
    }
}
