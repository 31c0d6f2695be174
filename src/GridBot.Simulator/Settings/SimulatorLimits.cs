// Every number of the platform's behaviour that may be set; defaults are those of the platform as far as known.
namespace GridBot.Simulator;

/// <summary>Quotas, sizes and life times. Counts are per window; sizes are bytes.</summary>
public sealed record SimulatorLimits
{
    /// <summary>Life of an access token (WeCom page 91039).</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromSeconds(7200);

    /// <summary>Wrong secrets from one address before it is blocked (error page, 45009); the count is assumed.</summary>
    public int WrongSecrets { get; init; } = 10;

    /// <summary>How long the address stays blocked after that.</summary>
    public TimeSpan WrongSecretBlock { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Calls of one API by the corporation a minute (frequency page 90312).</summary>
    public int CorpCallsPerMinute { get; init; } = 10_000;

    /// <summary>Calls of one API by the corporation an hour.</summary>
    public int CorpCallsPerHour { get; init; } = 150_000;

    /// <summary>Calls of one API from one address a minute.</summary>
    public int AddressCallsPerMinute { get; init; } = 20_000;

    /// <summary>Calls of one API from one address an hour.</summary>
    public int AddressCallsPerHour { get; init; } = 600_000;

    /// <summary>Calls with debug=1 a minute.</summary>
    public int DebugCallsPerMinute { get; init; } = 5;

    /// <summary>Messages of the application to one member a minute; the surplus is dropped in silence (page 90236).</summary>
    public int MemberMessagesPerMinute { get; init; } = 30;

    /// <summary>Messages of the application to one member an hour; the surplus is dropped in silence.</summary>
    public int MemberMessagesPerHour { get; init; } = 1000;

    /// <summary>Person-messages of the application a day: accounts of the corporation times 200.</summary>
    public int AppMessagesPerDay { get; init; } = 200_000;

    /// <summary>Posts of one group robot a minute; the next one answers 45009 (page 91770, code by reports).</summary>
    public int RobotMessagesPerMinute { get; init; } = 20;

    /// <summary>Group-chat messages one member receives a minute; the surplus is dropped in silence (page 90248).</summary>
    public int ChatMessagesPerMemberMinute { get; init; } = 200;

    /// <summary>Group-chat messages one member receives a day.</summary>
    public int ChatMessagesPerMemberDay { get; init; } = 10_000;

    /// <summary>Person-messages of group chats a minute for the corporation.</summary>
    public int ChatPersonMessagesPerMinute { get; init; } = 20_000;

    /// <summary>Group chats the corporation may create a day.</summary>
    public int ChatsPerDay { get; init; } = 1000;

    /// <summary>Longest text of message/send, appchat/send and passive replies.</summary>
    public int TextBytes { get; init; } = 2048;

    /// <summary>Longest markdown of message/send and appchat/send.</summary>
    public int MarkdownBytes { get; init; } = 2048;

    /// <summary>Longest text of a group robot.</summary>
    public int RobotTextBytes { get; init; } = 2048;

    /// <summary>Longest markdown of a group robot.</summary>
    public int RobotMarkdownBytes { get; init; } = 4096;

    /// <summary>Life of temporary media (page 90253).</summary>
    public TimeSpan MediaLife { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Largest media handed out in one answer; larger ones need a Range (830002).</summary>
    public int WholeDownloadBytes { get; init; } = 20 << 20;

    /// <summary>Downloads of one media a minute before 45033; the count is assumed.</summary>
    public int MediaGetsPerMinute { get; init; } = 60;

    /// <summary>Life of a response code (page 94888).</summary>
    public TimeSpan ResponseCodeLife { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Life of an OAuth code.</summary>
    public TimeSpan LoginCodeLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest wait for the answer to a callback (page 90238).</summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the answer to the URL check (page 91116).</summary>
    public TimeSpan UrlCheckTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries after the first one that failed; whether the platform counts 3 or 1 + 3 is not stated.</summary>
    public int CallbackRetries { get; init; } = 3;

    /// <summary>Pause before each retry; not stated by the platform.</summary>
    public TimeSpan CallbackRetryGap { get; init; } = TimeSpan.Zero;

    /// <summary>How long after being entered a trusted address takes effect.</summary>
    public TimeSpan TrustedAddressDelay { get; init; } = TimeSpan.FromMinutes(1);
}
