// What the simulated public account is: its secrets, residents, templates and habits.
namespace GridBot.Simulator;

/// <summary>Settings of the account; empty secrets are drawn from the seed and can be read from <see cref="OfficialAccountSimulator.Options"/>.</summary>
public sealed record PublicAccountOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Application id, wx and 16 hexadecimal digits.</summary>
    public string AppId { get; init; } = "wx7d2f90c4b1a35e68";

    /// <summary>原始ID, by which callbacks name the account.</summary>
    public string OriginalId { get; init; } = "gh_3c8e1f7a90b2";

    /// <summary>Name of the account as the phone shows it.</summary>
    public string AccountName { get; init; } = "网格随手报";

    /// <summary>The account's secret, 32 hexadecimal digits; empty: drawn.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>Token of the callback; empty: drawn.</summary>
    public string CallbackToken { get; init; } = "";

    /// <summary>43 characters; empty: drawn so that it is not canonical base64.</summary>
    public string EncodingAesKey { get; init; } = "";

    /// <summary>How callbacks are written.</summary>
    public PublicAccountMode Mode { get; init; } = PublicAccountMode.Safe;

    /// <summary>Residents with a phone.</summary>
    public IReadOnlyList<Resident> Residents { get; init; } = DefaultResidents.All;

    /// <summary>Templates the account was granted; at most 25 on the platform.</summary>
    public IReadOnlyList<PublicTemplate> Templates { get; init; } = DefaultResidents.Templates;

    /// <summary>Quotas, sizes and life times.</summary>
    public PublicAccountLimits Limits { get; init; } = new();

    /// <summary>IP白名单: addresses that may fetch a token (40164); empty: any.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>Answer to a wrong secret: 40125 as seen today, or 40001 as documented.</summary>
    public int WrongSecretCode { get; init; } = 40125;

    /// <summary>False: the account is not verified and may not send customer-service and template messages (48001).</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>False: msgmenu answers 40200, as on test and subscription accounts.</summary>
    public bool AllowMessageMenu { get; init; } = true;

    /// <summary>True: a body with \u escapes is refused (40033), as the platform once did.</summary>
    public bool RefuseUnicodeEscapes { get; init; }

    /// <summary>True: retries repeat the same bytes; false: each attempt has a fresh time, nonce and encryption.</summary>
    public bool SameBytesOnRetry { get; init; }

    /// <summary>How many log entries are kept.</summary>
    public int EventCapacity { get; init; } = 5000;

    /// <summary>How many messages a phone keeps.</summary>
    public int MessageCapacity { get; init; } = 400;

    /// <summary>Names the account; a record would print its secrets.</summary>
    public override string ToString() => $"{AppId}/{OriginalId}";
}
