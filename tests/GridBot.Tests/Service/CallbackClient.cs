// The platform's other side: delivers signed, encrypted callbacks to the bot and opens its replies.
using System.Net;
using System.Security;
using System.Text;
using System.Xml.Linq;
using GridBot.Simulator.Crypto;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>The answer to a callback.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Raw">The body as sent.</param>
/// <param name="Reply">The opened reply; null when the body was empty.</param>
/// <param name="RetryAfter">When to come again, as the answer says; null when it says nothing.</param>
internal sealed record CallbackAnswer(HttpStatusCode Status, string Raw, XElement? Reply, TimeSpan? RetryAfter)
{
    /// <summary>The text of a passive reply; empty for another one.</summary>
    public string Text => Reply?.Element("Content")?.Value ?? "";

    /// <summary>The caption a tapped button turns into.</summary>
    public string Button => Reply?.Element("Button")?.Element("ReplaceName")?.Value ?? "";
}

/// <summary>Posts callbacks. Safe for concurrent use.</summary>
internal sealed class CallbackClient(Func<Uri> bot) : IDisposable
{
    private static long lastId = 7_000_000_000;

    private readonly CallbackCipher cipher = new(FakeWeCom.Token, FakeWeCom.AesKey, FakeWeCom.Corp);
    private readonly HttpClient http = new();

    /// <summary>A message id that no other message has.</summary>
    public static long NewId() => Interlocked.Increment(ref lastId);

    public Task<CallbackAnswer> TextAsync(string user, string text, long? id = null) => MessageAsync(user, "text", $"<Content>{SecurityElement.Escape(text)}</Content>", id);

    public Task<CallbackAnswer> ImageAsync(string user, string mediaId, long? id = null)
        => MessageAsync(user, "image", $"<PicUrl>http://127.0.0.1/none</PicUrl><MediaId>{mediaId}</MediaId>", id);

    public Task<CallbackAnswer> LocationAsync(string user, string label)
        => MessageAsync(user, "location", $"<Location_X>38.914</Location_X><Location_Y>121.6147</Location_Y><Scale>15</Scale><Label>{label}</Label>");

    public Task<CallbackAnswer> TapAsync(string user, FakeCall card, string caption)
        => PostAsync(Inner(user, "event", $"<Event>template_card_event</Event><EventKey>{card.ButtonKey(caption)}</EventKey><TaskId>{card.TaskId}</TaskId><CardType>button_interaction</CardType><ResponseCode>code{NewId()}</ResponseCode>"));

    public Task<CallbackAnswer> EnterAsync(string user) => PostAsync(Inner(user, "event", "<Event>enter_agent</Event><EventKey></EventKey>"));

    public Task<CallbackAnswer> MessageAsync(string user, string kind, string elements, long? id = null) => PostAsync(Inner(user, kind, $"{elements}<MsgId>{id ?? NewId()}</MsgId>"));

    /// <summary>Encrypts an inner XML afresh, signs and posts it.</summary>
    public Task<CallbackAnswer> PostAsync(string inner)
    {
        var encrypt = cipher.Encrypt(inner, Prefix());
        return PostRawAsync(Query(encrypt), Envelope(encrypt));
    }

    public async Task<CallbackAnswer> PostRawAsync(string query, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var response = await http.PostAsync(new Uri(bot(), $"/wecom/callback?{query}"), content, TestContext.Current.CancellationToken);
        var raw = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new CallbackAnswer(response.StatusCode, raw, response.StatusCode == HttpStatusCode.OK && raw.Length > 0 ? Open(raw) : null, response.Headers.RetryAfter?.Delta);
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string pathAndQuery)
    {
        using var response = await http.GetAsync(new Uri(bot(), pathAndQuery), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static string Inner(string user, string kind, string elements)
        => $"<xml><ToUserName>{FakeWeCom.Corp}</ToUserName><FromUserName>{user}</FromUserName><CreateTime>{Now()}</CreateTime><MsgType>{kind}</MsgType>{elements}<AgentID>{FakeWeCom.Agent}</AgentID></xml>";

    public static string Envelope(string encrypt) => $"<xml><ToUserName>{FakeWeCom.Corp}</ToUserName><AgentID>{FakeWeCom.Agent}</AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>";

    /// <summary>A query signed by the right token.</summary>
    public string Query(string encrypt, long? at = null)
    {
        var (timestamp, nonce) = ((at ?? Now()).ToString(System.Globalization.CultureInfo.InvariantCulture), NewId().ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"msg_signature={cipher.Sign(timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}";
    }

    public string Encrypt(string text) => cipher.Encrypt(text, Prefix());

    public static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static byte[] Prefix() => Encoding.ASCII.GetBytes(NewId().ToString("D16", System.Globalization.CultureInfo.InvariantCulture));

    private XElement Open(string raw)
    {
        var envelope = XElement.Parse(raw);
        string Value(string name) => envelope.Element(name)!.Value;
        return XElement.Parse(cipher.Open(Value("MsgSignature"), Value("TimeStamp"), Value("Nonce"), Value("Encrypt")));
    }

    public void Dispose() => http.Dispose();
}
