// Asks the platform for an access token.
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>gettoken, and how long its answer holds.</summary>
internal sealed class TokenRequest(WeComOptions options, WeComHttp http, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    /// <summary>A new token, or why there is none and until when it is no use to ask again. Its time is limited by the client's own time-outs.</summary>
    public async Task<HeldToken> AskAsync(AppCredentials app)
    {
        var address = new Uri(options.ApiBase, $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.CorpId)}&corpsecret={Uri.EscapeDataString(app.Secret.Reveal())}");
        var answer = await http.GetAsync(WeComClients.Token, "gettoken", address, CancellationToken.None);
        var token = answer.Text("access_token");
        if (answer.Fault is null && answer.Code == 0 && token.Length > 0)
        {
            var hold = Hold(TimeSpan.FromSeconds(Math.Clamp(answer.Number("expires_in") ?? 0, 0, (long)LongestLife.TotalSeconds)));
            ChannelLog.TokenRenewed(logger, hold);
            return new HeldToken(new TokenResult(new Secret(token), null), time.GetUtcNow() + hold);
        }

        var failure = answer.Fault is null && answer.Code == 0 ? new SendResult.Again("unreadable") : answer.ToResult(options.TokenRateWait, options.BreakFor);
        var wait = failure switch
        {
            // A wrong secret stays wrong, and many tries block our address for an hour.
            SendResult.Misconfigured => options.CredentialFaultHold,
            SendResult.Again { Reason: "rate" } => options.TokenRateWait,
            _ => TimeSpan.Zero,
        };
        if (wait > TimeSpan.Zero)
        {
            ChannelLog.TokenRefused(logger, failure.Code, failure.Reason, wait);
        }

        return new HeldToken(new TokenResult(Secret.None, failure), time.GetUtcNow() + wait);
    }

    private TimeSpan Hold(TimeSpan lifetime) => lifetime > options.TokenMargin * 2 ? lifetime - options.TokenMargin : lifetime / 2;
}
