// Asks the Official Account's platform for an access token.
using GridBot.Channels.Platform;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.OfficialAccount;

/// <summary>
/// stable_token. In its normal mode the platform gives every caller the same token until shortly before its end, so replicas do not take it from one another. When a token is refused, mostly somebody
/// forced a renewal meanwhile and the normal mode gives the new one. Only when the platform gives out the very token it refuses is a renewal forced: that kills the token for everybody and is allowed
/// 20 times a day, so it is done at most every <see cref="OfficialAccountOptions.ForceEvery"/> and <see cref="OfficialAccountOptions.ForcesPerDay"/> times a day, and until then nothing is sent.
/// </summary>
public sealed class OfficialAccountTokens(OfficialAccountOptions options, OfficialAccountHttp http, TimeProvider time, ILogger<OfficialAccountTokens> logger) : ITokenSource
{
    private const string Path = "/cgi-bin/stable_token";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly TokenReader reader = new("Official Account", OfficialAccountErrorCodes.TokenTable, options.Waits, options.TokenMargin, options.CredentialFaultHold, time, logger);
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> forced = new();
    private DateTimeOffset lastForced = DateTimeOffset.MinValue;

    public string Channel => OfficialAccountInbound.Channel;

    public TimeSpan AskFor => options.TokenTimeout;

    public async Task<HeldToken> AskAsync(AppCredentials app, Secret refused)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(refused);
        var held = await AskAsync(app, force: false);
        if (held.Result.Failure is not null || refused.IsEmpty || !held.Result.Token.Equals(refused))
        {
            return held;
        }

        if (!TryForce())
        {
            return reader.Refused(new SendResult.Again("token", After: options.ForceEvery));
        }

        // Another replica may have forced one just now, or the day's twenty are spent; which code says so is not told anywhere.
        var renewed = await AskAsync(app, force: true);
        return renewed.Result.Failure is SendResult.Misconfigured { Reason: not ("credentials" or "address" or "permission") } failure
            ? reader.Refused(new SendResult.Again("token", failure.Code, options.ForceEvery))
            : renewed;
    }

    private async Task<HeldToken> AskAsync(AppCredentials app, bool force) => reader.Read(await http.PostAsync(
        OfficialAccountClients.Token, "stable_token", new Uri(options.ApiBase, Path), OfficialAccountJson.Token(app.Id, app.Secret, force), CancellationToken.None));

    /// <summary>Takes one of the renewals that may be forced; false when there is none just now.</summary>
    private bool TryForce()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            while (forced.TryPeek(out var oldest) && now - oldest >= Day)
            {
                forced.Dequeue();
            }

            if (forced.Count >= options.ForcesPerDay || now - lastForced < options.ForceEvery)
            {
                return false;
            }

            forced.Enqueue(now);
            lastForced = now;
            return true;
        }
    }
}
