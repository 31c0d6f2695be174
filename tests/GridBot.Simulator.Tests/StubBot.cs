// A small strict bot over real HTTP: verifies every callback and answers as the test says.
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Simulator.Tests;

/// <summary>What the bot received.</summary>
internal sealed record Received(XElement Xml, string Raw, string Encrypt, string Nonce)
{
    public string this[string name] => Xml.Element(name)?.Value ?? "";
}

/// <summary>A bot on 127.0.0.1.</summary>
internal sealed class StubBot : IAsyncDisposable
{
    private readonly BotCrypto _crypto;
    private readonly SimulatorOptions _options;
    private WebApplication? _application;

    public StubBot(SimulatorOptions options)
    {
        _options = options;
        _crypto = new BotCrypto(options.CallbackToken, options.EncodingAesKey, options.CorpId);
    }

    public ConcurrentQueue<Received> Messages { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Answers a message: the passive reply's inner XML elements, or null for an empty answer.</summary>
    public Func<Received, Task<string?>> Reply { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Changes the answer to the URL check.</summary>
    public Func<string, Task<byte[]>> Echo { get; set; } = echo => Task.FromResult(Encoding.UTF8.GetBytes(echo));

    /// <summary>Takes over a whole answer; returns false to go on as usual.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    /// <summary>Answers for the page that links lead to.</summary>
    public Func<HttpContext, Task> Page { get; set; } = _ => Task.CompletedTask;

    /// <summary>Address of that page.</summary>
    public Uri PageUrl => new(Url, "/case");

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _application = builder.Build();
        _application.UseRouting();
        _application.MapGet("/wecom/callback", VerifyAsync);
        _application.MapPost("/wecom/callback", ReceiveAsync);
        _application.MapGet("/case", http => Page(http));
        await _application.StartAsync();
        Url = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/wecom/callback");
    }

    public string Text(Received to, string content) =>
        Element("MsgType", "text") + Element("Content", content) + Element("ToUserName", to["FromUserName"]) + Element("FromUserName", _options.CorpId) + "<CreateTime>1700000000</CreateTime>";

    public string UpdateButton(Received to, string name) =>
        Element("MsgType", "update_button") + "<Button>" + Element("ReplaceName", name) + "</Button>" + Element("ToUserName", to["FromUserName"]) + Element("FromUserName", _options.CorpId) + "<CreateTime>1700000000</CreateTime>";

    public string UpdateCard(Received to, string elements) =>
        Element("MsgType", "update_template_card") + "<TemplateCard>" + elements + "</TemplateCard>" + Element("ToUserName", to["FromUserName"]) + Element("FromUserName", _options.CorpId) + "<CreateTime>1700000000</CreateTime>";

    /// <summary>The whole encrypted answer around an inner XML.</summary>
    public string Envelope(string innerElements)
    {
        var encrypt = _crypto.Seal("<xml>" + innerElements + "</xml>");
        return "<xml>" + Element("Encrypt", encrypt) + Element("MsgSignature", _crypto.Sign("1700000000", "77", encrypt)) + "<TimeStamp>1700000000</TimeStamp>" + Element("Nonce", "77") + "</xml>";
    }

    private async Task VerifyAsync(HttpContext http)
    {
        var echo = _crypto.Open(Query(http, "msg_signature"), Query(http, "timestamp"), Query(http, "nonce"), Query(http, "echostr"));
        if (echo is null)
        {
            http.Response.StatusCode = 403;
            return;
        }

        await http.Response.Body.WriteAsync(await Echo(echo), http.RequestAborted);
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        if (await Intercept(http))
        {
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        Bodies.Enqueue(body);
        if (body.Length > 1 << 20 || Load(body) is not { } envelope || envelope.Element("Encrypt")?.Value is not { } encrypt
            || _crypto.Open(Query(http, "msg_signature"), Query(http, "timestamp"), Query(http, "nonce"), encrypt) is not { } raw
            || Load(raw) is not { } inner)
        {
            http.Response.StatusCode = 400;
            return;
        }

        var received = new Received(inner, raw, encrypt, Query(http, "nonce"));
        Messages.Enqueue(received);
        if (await Reply(received) is { } reply)
        {
            await http.Response.WriteAsync(Envelope(reply), http.RequestAborted);
        }
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

    private static string Element(string name, string value) => new XElement(name, new XCData(value)).ToString(SaveOptions.DisableFormatting);

    private static string Query(HttpContext http, string name) => http.Request.Query[name].ToString();

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }
}
