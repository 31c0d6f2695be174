// Reads what a platform answered when it was asked for an access token.
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.Platform;

/// <summary>How long a token, or the want of one, holds.</summary>
/// <param name="platform">Name of the platform, for the log.</param>
/// <param name="codes">What its codes mean for such a call.</param>
/// <param name="waits">How long what passes is waited out.</param>
/// <param name="margin">How long before its stated end a token is renewed.</param>
/// <param name="faultHold">How long refused credentials are not tried again.</param>
/// <param name="time">Source of the time.</param>
/// <param name="logger">Told of renewals and refusals.</param>
internal sealed class TokenReader(string platform, ErrorTable codes, ApiWaits waits, TimeSpan margin, TimeSpan faultHold, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    public HeldToken Read(ApiAnswer answer)
    {
        var token = answer.Text("access_token");
        var isOk = answer.Fault is null && answer.Code == 0;
        if (isOk && token.Length > 0)
        {
            var hold = Hold(TimeSpan.FromSeconds(Math.Clamp(answer.Number("expires_in") ?? 0, 0, (long)LongestLife.TotalSeconds)));
            ChannelLog.TokenRenewed(logger, platform, hold);
            return new HeldToken(new TokenResult(new Secret(token), null), time.GetUtcNow() + hold);
        }

        return Refused(isOk ? new SendResult.Again("unreadable") : answer.ToResult(codes, waits) switch
        {
            // Whatever keeps us from a token is not the fault of the message that waits for it.
            SendResult.Never never => new SendResult.Misconfigured(never.Reason, never.Code),
            SendResult.AwaitsPerson odd => new SendResult.Misconfigured("unknown-code", odd.Code),
            var failure => failure,
        });
    }

    /// <summary>There is no token, for a reason that may hold for a while.</summary>
    public HeldToken Refused(SendResult failure)
    {
        var wait = failure switch
        {
            // A wrong secret stays wrong, and many tries block our address for an hour.
            SendResult.Misconfigured => faultHold,
            SendResult.Again { Reason: ErrorTable.Rate or ErrorTable.Quota or "token", After: { } after } => after,
            _ => TimeSpan.Zero,
        };
        if (wait > TimeSpan.Zero)
        {
            ChannelLog.TokenRefused(logger, platform, failure.Code, failure.Reason, wait);
        }

        return new HeldToken(new TokenResult(Secret.None, failure), time.GetUtcNow() + wait);
    }

    private TimeSpan Hold(TimeSpan lifetime) => lifetime > margin * 2 ? lifetime - margin : lifetime / 2;
}
