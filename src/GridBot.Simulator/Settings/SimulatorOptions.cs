// What the simulated corporation is: its application, people, groups and habits.
namespace GridBot.Simulator;

/// <summary>Settings of a simulator; the empty secrets are drawn from the seed and can be read from <see cref="WeComSimulator.Options"/>.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Corporation id.</summary>
    public string CorpId { get; init; } = "ww5e1f0a7c3b9d2468";

    /// <summary>Id of the one application.</summary>
    public int AgentId { get; init; } = 1000002;

    /// <summary>Name of the application as the phone shows it.</summary>
    public string AppName { get; init; } = "网格上报";

    /// <summary>The application's secret; empty: drawn.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Token of the callback; empty: drawn.</summary>
    public string CallbackToken { get; init; } = "";

    /// <summary>43 characters; empty: drawn so that it is not canonical base64, like three real keys in four.</summary>
    public string EncodingAesKey { get; init; } = "";

    /// <summary>Members: grid workers, and the officers of the bureaus with their <see cref="SimulatorUser.Group"/>.</summary>
    public IReadOnlyList<SimulatorUser> Users { get; init; } = DefaultDirectory.Users;

    /// <summary>Hosts, with or without port, that a sign-in may lead back to (50001 otherwise); empty: any.</summary>
    public IReadOnlyList<string> TrustedDomains { get; init; } = [];

    /// <summary>Group chats.</summary>
    public IReadOnlyList<SimulatorGroup> Groups { get; init; } = DefaultDirectory.Groups;

    /// <summary>Quotas, sizes and life times.</summary>
    public SimulatorLimits Limits { get; init; } = new();

    /// <summary>True: each gettoken draws a new token; false: the same one comes back while it lives.</summary>
    public bool AlwaysNewToken { get; init; }

    /// <summary>Answer to a wrong secret: 40001 or 40091.</summary>
    public int WrongSecretCode { get; init; } = 40001;

    /// <summary>True: text beyond the limit is refused with 45002 instead of cut.</summary>
    public bool RefuseLongText { get; init; }

    /// <summary>True: markdown of message/send beyond the limit is cut instead of refused.</summary>
    public bool CutLongMarkdown { get; init; }

    /// <summary>True: a response code is used up by a failed update too.</summary>
    public bool BurnCodeOnFailure { get; init; }

    /// <summary>False: every call of the application answers 50003.</summary>
    public bool AppEnabled { get; init; } = true;

    /// <summary>True: the application was made after 2022-06-20 and is called only from trusted addresses (60020).</summary>
    public bool RequireTrustedAddress { get; init; }

    /// <summary>True: retries repeat the same encrypted bytes; false: each attempt is encrypted afresh.</summary>
    public bool SameBytesOnRetry { get; init; }

    /// <summary>True: card events spell OpitonIds/OpitonId as an old copy of the documentation does.</summary>
    public bool OldOptionSpelling { get; init; }

    /// <summary>How many log entries are kept.</summary>
    public int EventCapacity { get; init; } = 5000;

    /// <summary>How many messages a phone and a group keep; a test that lists all that a group received sets it higher than what it sends.</summary>
    public int MessageCapacity { get; init; } = 400;

    /// <summary>Names the application; a record would print its secrets.</summary>
    public override string ToString() => $"{CorpId}/{AgentId}";
}
