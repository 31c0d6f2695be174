// Every number of the public-account platform's behaviour that may be set.
namespace GridBot.Simulator;

/// <summary>Quotas, sizes and life times; the defaults are the platform's as far as known. Sizes are bytes.</summary>
public sealed record PublicAccountLimits
{
    /// <summary>Life of an access token (getAccessToken).</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromSeconds(7200);

    /// <summary>How long a token still works after /cgi-bin/token has handed out another.</summary>
    public TimeSpan OldTokenLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long before its end stable_token renews a token.</summary>
    public TimeSpan StableRenewal { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Calls of /cgi-bin/token a day (45009).</summary>
    public int TokensPerDay { get; init; } = 2000;

    /// <summary>Calls of stable_token a minute (45011).</summary>
    public int StableTokensPerMinute { get; init; } = 10_000;

    /// <summary>Calls of stable_token a day (45009).</summary>
    public int StableTokensPerDay { get; init; } = 500_000;

    /// <summary>Forced renewals a day (getStableAccessToken; 45009).</summary>
    public int ForcedTokensPerDay { get; init; } = 20;

    /// <summary>Least time between two forced renewals; within it the same token comes back.</summary>
    public TimeSpan ForcedTokenGap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls of any other endpoint a day (45009).</summary>
    public int CallsPerDay { get; init; } = 500_000;

    /// <summary>Customer-service messages after a message of the resident.</summary>
    public int RepliesToMessage { get; init; } = 5;

    /// <summary>How long after a message they may be sent.</summary>
    public TimeSpan MessageWindow { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Customer-service messages after a tap on the menu, a subscription or a scan, each.</summary>
    public int RepliesToEvent { get; init; } = 3;

    /// <summary>How long after such an event they may be sent.</summary>
    public TimeSpan EventWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest text of a customer-service message (45002; seen in reports).</summary>
    public int TextBytes { get; init; } = 2048;

    /// <summary>Longest text of a passive reply; the platform states none.</summary>
    public int PassiveTextBytes { get; init; } = 2048;

    /// <summary>Template messages a day (45009).</summary>
    public int TemplatesPerDay { get; init; } = 100_000;

    /// <summary>How long a client_msg_id may not come again (40241; its scope is not documented).</summary>
    public TimeSpan ClientMessageIdLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Life of temporary media.</summary>
    public TimeSpan MediaLife { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Longest wait for the answer to a callback.</summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the echo when an address is saved.</summary>
    public TimeSpan UrlCheckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Deliveries in all.</summary>
    public int CallbackAttempts { get; init; } = 3;

    /// <summary>Pause before each further delivery; not stated by the platform.</summary>
    public TimeSpan CallbackRetryGap { get; init; } = TimeSpan.Zero;
}
