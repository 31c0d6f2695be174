// The settings of the Official Account channel: meaning, unit, default.
using GridBot.Channels.Platform;

namespace GridBot.Channels.OfficialAccount;

/// <summary>
/// Settings of one WeChat Official Account, under "OfficialAccount". What the platform's pages leave open is a setting here; the defaults are what its pages or, failing these, real answers say.
/// </summary>
public sealed record OfficialAccountOptions : IApiSettings
{
    /// <summary>Id of the account's application; also the receiver that every encrypted callback names. Empty: the channel is off.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Secret of the application.</summary>
    public Secret AppSecret { get; init; } = Secret.None;

    /// <summary>Token of the callback's configuration: letters and digits, 3 to 32.</summary>
    public Secret CallbackToken { get; init; } = Secret.None;

    /// <summary>Key of the callback's configuration: 43 letters and digits. Not needed in plain mode.</summary>
    public Secret EncodingAesKey { get; init; } = Secret.None;

    /// <summary>The key before the last change, while the platform may still use it; empty for none.</summary>
    public Secret PreviousEncodingAesKey { get; init; } = Secret.None;

    /// <summary>"plain", "compatible" or "safe", as chosen in the console. Default "safe".</summary>
    public string Mode { get; init; } = "safe";

    /// <summary>Where the API is; another address only for a simulator or a proxy.</summary>
    public Uri ApiBase { get; init; } = new("https://api.weixin.qq.com");

    /// <summary>How far a callback's timestamp may be from our clock, either way. The platform states no rule; wide enough for its own retries.</summary>
    public TimeSpan CallbackWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long before its stated end an access token is renewed. The platform gives out the next one from 5 minutes before the end on, and both work meanwhile.</summary>
    public TimeSpan TokenMargin { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long refused credentials are not tried again.</summary>
    public TimeSpan CredentialFaultHold { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Least time between two forced renewals of a token that the platform refuses and yet gives out. The platform's own least is 30 s.</summary>
    public TimeSpan ForceEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Forced renewals of one replica in 24 hours at most. The platform allows 20 a day for all replicas together.</summary>
    public int ForcesPerDay { get; init; } = 5;

    /// <summary>Time for one try of stable_token.</summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one send.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the answer to one try of a media download to begin.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for a whole media download.</summary>
    public TimeSpan MediaBodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of a media at most; the platform's own limit is 10 MB.</summary>
    public long MediaBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Repeats of a call that may be repeated blindly (stable_token, media get); sends never are.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first repeat; doubles each time and is jittered by up to its own length.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Failures in a row (connection, time-out, HTTP 5xx) after which a kind of call is not tried for <see cref="BreakFor"/>.</summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a broken circuit stays open.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait after "too frequent within a minute" (45011).</summary>
    public TimeSpan RateWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait after "the day's quota is spent" (45009). It lasts until midnight or until somebody clears it in the console, so now and then it is tried.</summary>
    public TimeSpan QuotaWait { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bytes of a text to a person; the platform refuses what is beyond.</summary>
    public int TextBytes { get; init; } = 2048;

    /// <summary>Messages that may go to a person after one of theirs. The platform's page says 5; older ones say 20.</summary>
    public int MessagesPerWindow { get; init; } = 5;

    /// <summary>How long after a person's message messages may go there. The platform's page says 48 h.</summary>
    public TimeSpan MessageWindow { get; init; } = TimeSpan.FromHours(48);

    /// <summary>The template through which an outcome is told when the window is shut.</summary>
    public OutcomeTemplate OutcomeTemplate { get; init; } = new();

    /// <summary>Whether the channel is configured at all.</summary>
    public bool IsOn => AppId.Length > 0;

    /// <summary>The mode; safe when it is none of the three, which <see cref="Validate"/> tells.</summary>
    public OfficialAccountMode CallbackMode => Mode switch
    {
        "plain" => OfficialAccountMode.Plain,
        "compatible" => OfficialAccountMode.Compatible,
        _ => OfficialAccountMode.Safe,
    };

    /// <summary>How long what passes is waited out.</summary>
    internal ApiWaits Waits => new(RateWait, QuotaWait, BreakFor);

    /// <summary>All faults at once; empty when the settings can be used or the channel is off.</summary>
    public IReadOnlyList<OptionFault> Validate() => IsOn ? [.. OfficialAccountFaults.Identity(this), .. OfficialAccountFaults.Limits(this), .. OutcomeTemplate.Validate("OfficialAccount:OutcomeTemplate")] : [];
}
