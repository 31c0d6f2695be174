// A small strict bot of a public account over real HTTP: verifies every callback for its mode and answers as the test says.
using System.Collections.Concurrent;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Simulator.Tests.OfficialAccount;

/// <summary>What the bot received, with the address's query and the posted body.</summary>
internal sealed record AccountPost(XElement Xml, string Raw, string Body, IQueryCollection Query)
{
    public string this[string name] => Xml.Element(name)?.Value ?? "";
}

/// <summary>A bot on 127.0.0.1.</summary>
internal sealed class AccountBot(PublicAccountOptions options) : IAsyncDisposable
{
    private readonly BotCrypto _crypto = new(options.CallbackToken, options.EncodingAesKey, options.AppId);
    private WebApplication? _application;

    public ConcurrentQueue<AccountPost> Messages { get; } = new();

    /// <summary>Answers a message with the whole body of the response; success by default.</summary>
    public Func<AccountPost, Task<string>> Answer { get; set; } = _ => Task.FromResult("success");

    /// <summary>Takes a request before it is looked at; true when it was answered.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    /// <summary>Echoes the check of the address.</summary>
    public Func<string, string> Echo { get; set; } = echo => echo;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _application = builder.Build();
        _application.UseRouting();
        _application.MapGet("/oa", http =>
        {
            http.Response.StatusCode = IsSigned(http) ? 200 : 403;
            return http.Response.WriteAsync(Echo(http.Request.Query["echostr"].ToString()));
        });
        _application.MapPost("/oa", ReceiveAsync);
        await _application.StartAsync();
        Url = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/oa");
    }

    /// <summary>A passive reply with these elements, unencrypted.</summary>
    public static string Plain(AccountPost to, string type, string elements) =>
        $"<xml>{Element("ToUserName", to["FromUserName"])}{Element("FromUserName", to["ToUserName"])}<CreateTime>1700000000</CreateTime>{Element("MsgType", type)}{elements}</xml>";

    public static string PlainText(AccountPost to, string content) => Plain(to, "text", Element("Content", content));

    public static string Element(string name, string value) => new XElement(name, new XCData(value)).ToString(SaveOptions.DisableFormatting);

    /// <summary>The encrypted form of a reply.</summary>
    public string Seal(string plain)
    {
        var encrypt = _crypto.Seal(plain);
        return $"<xml>{Element("Encrypt", encrypt)}{Element("MsgSignature", _crypto.Sign("1700000000", "77", encrypt))}<TimeStamp>1700000000</TimeStamp>{Element("Nonce", "77")}</xml>";
    }

    private bool IsSigned(HttpContext http) => _crypto.Sign(Query(http, "timestamp"), Query(http, "nonce"), "") == Query(http, "signature");

    private async Task ReceiveAsync(HttpContext http)
    {
        if (await Intercept(http))
        {
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (body.Length > 1 << 20 || Open(http, body) is not { } raw || Load(raw) is not { } inner)
        {
            http.Response.StatusCode = 400;
            return;
        }

        var received = new AccountPost(inner, raw, body, http.Request.Query);
        Messages.Enqueue(received);
        await http.Response.WriteAsync(await Answer(received), http.RequestAborted);
    }

    private string? Open(HttpContext http, string body)
    {
        if (options.Mode == PublicAccountMode.Plain)
        {
            return IsSigned(http) ? body : null;
        }

        return Query(http, "encrypt_type") == "aes" && Load(body)?.Element("Encrypt")?.Value is { } encrypt
            ? _crypto.Open(Query(http, "msg_signature"), Query(http, "timestamp"), Query(http, "nonce"), encrypt)
            : null;
    }

    private static XElement? Load(string xml)
    {
        try
        {
            var clean = new string([.. xml.Where(c => c >= 0x20 || c is (char)9 or (char)10 or (char)13)]);
            using var reader = XmlReader.Create(new StringReader(clean), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Query(HttpContext http, string name) => http.Request.Query[name].ToString();

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }
}
