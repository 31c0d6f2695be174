// The settings of the WeCom channel: meaning, unit, default.
using GridBot.Channels.Crypto;
using GridBot.Channels.Platform;

namespace GridBot.Channels.WeCom;

/// <summary>
/// Settings of one WeCom application. What the platform's pages leave open is a setting here; the defaults are what its pages or, failing these, real answers say.
/// </summary>
public sealed record WeComOptions : IApiSettings
{
    /// <summary>Id of the corp; also the receiver that every callback names. Empty: the channel is off.</summary>
    public string CorpId { get; init; } = "";

    /// <summary>Number of the application, from 1 up.</summary>
    public int AgentId { get; init; }

    /// <summary>Secret of the application.</summary>
    public Secret Secret { get; init; } = Secret.None;

    /// <summary>Token of the callback's configuration: letters and digits, at most 32.</summary>
    public Secret CallbackToken { get; init; } = Secret.None;

    /// <summary>Key of the callback's configuration: 43 letters and digits.</summary>
    public Secret EncodingAesKey { get; init; } = Secret.None;

    /// <summary>Where the API is; another address only for a simulator or a proxy.</summary>
    public Uri ApiBase { get; init; } = new("https://qyapi.weixin.qq.com");

    /// <summary>Where a browser is sent to sign in; another address only for a simulator or a private deployment.</summary>
    public Uri AuthorizeUrl { get; init; } = new("https://open.weixin.qq.com/connect/oauth2/authorize");

    /// <summary>How far a callback's timestamp may be from our clock, either way. The platform states no rule; wide enough for its own retries.</summary>
    public TimeSpan CallbackWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long before its stated end an access token is renewed.</summary>
    public TimeSpan TokenMargin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refused secret or corp id is not tried again: many wrong tries block the caller's address for an hour.</summary>
    public TimeSpan CredentialFaultHold { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time for one try of gettoken.</summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one send; the platform advises 5 to 10 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the answer to one try of a media download to begin.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for a whole media download.</summary>
    public TimeSpan MediaBodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of a media at most; the platform's own limit is 20 MB.</summary>
    public long MediaBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Repeats of a call that may be repeated blindly (gettoken, media get); sends never are.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first repeat; doubles each time and is jittered by up to its own length.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Failures in a row (connection, time-out, HTTP 5xx) after which a kind of call is not tried for <see cref="BreakFor"/>.</summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a broken circuit stays open.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long the platform remembers a request to recognise its repetition; 4 h is its longest. Up to half of it is taken off per message, see <c>SendGuard</c>.
    /// </summary>
    public TimeSpan DuplicateCheck { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Wait after "too frequent" (45009) from the application's API, whose windows are a minute, an hour and a day.</summary>
    public TimeSpan RateWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait after "too frequent" (45009) from a group robot, whose window is a minute.</summary>
    public TimeSpan RobotRateWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait after "too frequent" (45009) from gettoken, which blocks an address for an hour.</summary>
    public TimeSpan TokenRateWait { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bytes of a text to a person; the platform cuts what is beyond.</summary>
    public int TextBytes { get; init; } = 2048;

    /// <summary>Bytes of a group robot's markdown; the platform refuses what is beyond.</summary>
    public int RobotMarkdownBytes { get; init; } = 4096;

    /// <summary>Bytes of an application chat's markdown.</summary>
    public int ChatMarkdownBytes { get; init; } = 2048;

    /// <summary>Whether questions with 2 to 6 options go out as cards with buttons; false sends text only.</summary>
    public bool Cards { get; init; } = true;

    /// <summary>Graphemes of a button's text; a longer one is cut and the full list of options stands in the card's text.</summary>
    public int ButtonGraphemes { get; init; } = 10;

    /// <summary>Graphemes of a card's title; a longer first line is cut and stands whole in the card's text.</summary>
    public int CardTitleGraphemes { get; init; } = 26;

    /// <summary>Graphemes of a card's text; what needs more goes out as text.</summary>
    public int CardTextGraphemes { get; init; } = 240;

    /// <summary>Whether the channel is configured at all.</summary>
    public bool IsOn => CorpId.Length > 0;

    /// <summary>The waits after calls of the application.</summary>
    internal ApiWaits Waits => new(RateWait, RateWait, BreakFor);

    /// <summary>All faults at once; empty when the settings can be used or the channel is off.</summary>
    public IReadOnlyList<OptionFault> Validate() => IsOn ? [.. Identity(), .. Limits()] : [];

    private IEnumerable<OptionFault> Identity()
    {
        if (AgentId < 1)
        {
            yield return new("WeCom:AgentId", "is missing or not positive", "take the AgentId from the application's page in the admin console");
        }

        if (Secret.IsEmpty)
        {
            yield return new("WeCom:Secret", "is missing", "take the Secret from the application's page, or name its file in WeCom:SecretFile");
        }

        var token = CallbackToken.Reveal();
        if (token.Length is < 1 or > 32 || !token.All(char.IsAsciiLetterOrDigit))
        {
            yield return new("WeCom:CallbackToken", "is not 1 to 32 letters and digits", "copy the Token from the application's page for receiving messages");
        }

        if (!CallbackCipher.IsLegalKey(EncodingAesKey.Reveal()))
        {
            yield return new("WeCom:EncodingAesKey", "is not 43 letters and digits", "copy the EncodingAESKey from the application's page for receiving messages");
        }

        if (!IsWebAddress(ApiBase))
        {
            yield return new("WeCom:ApiBase", "is no http or https address", "leave it out, or give an address such as https://qyapi.weixin.qq.com");
        }

        if (!IsWebAddress(AuthorizeUrl) || AuthorizeUrl.Query.Length > 0 || AuthorizeUrl.Fragment.Length > 0)
        {
            yield return new("WeCom:AuthorizeUrl", "is no http or https address without a query", "leave it out: only a simulator or a private deployment has another one");
        }
    }

    private static bool IsWebAddress(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private IEnumerable<OptionFault> Limits()
    {
        (string Key, TimeSpan Value)[] spans =
        [
            (nameof(CallbackWindow), CallbackWindow), (nameof(CredentialFaultHold), CredentialFaultHold), (nameof(TokenTimeout), TokenTimeout),
            (nameof(SendTimeout), SendTimeout), (nameof(MediaTimeout), MediaTimeout), (nameof(MediaBodyTimeout), MediaBodyTimeout), (nameof(RetryDelay), RetryDelay),
            (nameof(BreakFor), BreakFor), (nameof(RateWait), RateWait), (nameof(RobotRateWait), RobotRateWait), (nameof(TokenRateWait), TokenRateWait),
        ];
        foreach (var (key, _) in spans.Where(s => s.Value <= TimeSpan.Zero))
        {
            yield return new("WeCom:" + key, "is not above zero", "give a time such as 00:00:10, or leave it out");
        }

        if (TokenMargin < TimeSpan.Zero || TokenMargin > TimeSpan.FromHours(1))
        {
            yield return new("WeCom:TokenMargin", "is not between 0 and 1 hour", "a token lives 2 hours; 00:05:00 is a good margin");
        }

        if (DuplicateCheck < TimeSpan.FromMinutes(2) || DuplicateCheck > TimeSpan.FromHours(4))
        {
            yield return new("WeCom:DuplicateCheck", "is not between 2 minutes and 4 hours", "leave it out: the platform's longest, 04:00:00, is the default");
        }

        if (Retries is < 0 or > 10)
        {
            yield return new("WeCom:Retries", "is not between 0 and 10", "leave it out, or give a small number such as 2");
        }

        if (BreakAfter < 1)
        {
            yield return new("WeCom:BreakAfter", "is not positive", "leave it out, or give a number such as 10");
        }

        (string Key, long Value, long Least)[] sizes =
        [
            (nameof(TextBytes), TextBytes, 64), (nameof(RobotMarkdownBytes), RobotMarkdownBytes, 64), (nameof(ChatMarkdownBytes), ChatMarkdownBytes, 64), (nameof(MediaBytes), MediaBytes, 6),
            (nameof(ButtonGraphemes), ButtonGraphemes, 4), (nameof(CardTitleGraphemes), CardTitleGraphemes, 4), (nameof(CardTextGraphemes), CardTextGraphemes, 4),
        ];
        foreach (var (key, _, least) in sizes.Where(s => s.Value < s.Least))
        {
            yield return new("WeCom:" + key, $"is below {least}", "leave it out: the default is the platform's limit");
        }
    }
}
