// The platform's API, reduced to answering at once and counting: what the bot waits for is not what is measured.
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using GridBot.Benchmarks.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GridBot.Benchmarks.Service;

/// <summary>gettoken, message/send, update_template_card, webhook/send and media/get. Anything else is refused and remembered.</summary>
internal sealed partial class PlatformStub : IAsyncDisposable
{
    private const string Ok = """{"errcode":0,"errmsg":"ok","msgid":"m","response_code":"r"}""";
    private const string Token = """{"errcode":0,"errmsg":"ok","access_token":"token","expires_in":7200}""";

    /// <summary>The smallest PNG: one pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>What an update says that tells of one more who reported the same thing.</summary>
    private const string Joined = "又有人反映";

    private readonly ConcurrentDictionary<string, int> notices = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unknown = new();
    private readonly Mailboxes mailboxes;
    private readonly WebApplication app;
    private int messages;
    private int media;

    private PlatformStub(Mailboxes mailboxes)
    {
        this.mailboxes = mailboxes;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/cgi-bin/gettoken", () => Json(Token));
        app.MapPost("/cgi-bin/message/send", (Delegate)SendAsync);
        app.MapPost("/cgi-bin/message/update_template_card", () => Json(Ok));
        app.MapPost("/cgi-bin/webhook/send", (Delegate)NotifyAsync);
        app.MapGet("/cgi-bin/media/get", Fetch);
        app.MapFallback((HttpContext context) =>
        {
            unknown.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return Results.NotFound();
        });
    }

    public Uri ApiBase => new(app.Urls.First());

    /// <summary>Reports the groups were told of, with how often.</summary>
    public IReadOnlyDictionary<string, int> Notices => notices;

    /// <summary>Messages to persons.</summary>
    public int Messages => messages;

    /// <summary>Attachments fetched.</summary>
    public int Media => media;

    /// <summary>Calls that the platform does not know.</summary>
    public IReadOnlyCollection<string> Unknown => unknown;

    public static async Task<PlatformStub> StartAsync(Mailboxes mailboxes, CancellationToken cancellationToken)
    {
        var stub = new PlatformStub(mailboxes);
        await stub.app.StartAsync(cancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> SendAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var message = body.RootElement;
        var asked = message.TryGetProperty("template_card", out var card) ? Asked.OfCard(card) : Asked.OfText(message.GetProperty("text").GetProperty("content").GetString() ?? "");
        Interlocked.Increment(ref messages);
        mailboxes.Deliver(message.GetProperty("touser").GetString() ?? "", asked);
        return Json(Ok);
    }

    private async Task<IResult> NotifyAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var words = body.RootElement.GetProperty("markdown").GetProperty("content").GetString() ?? "";
        foreach (Match match in Number().Matches(words))
        {
            // A number in bold opens a notice or its line in a digest; a situation names its newest reports as links, again and again.
            if (match.Groups["head"].Success && !words.Contains(Joined, StringComparison.Ordinal))
            {
                notices.AddOrUpdate(match.Groups["number"].Value, 1, (_, count) => count + 1);
            }
            else
            {
                notices.TryAdd(match.Groups["number"].Value, 1);
            }
        }

        return Json(Ok);
    }

    private IResult Fetch()
    {
        Interlocked.Increment(ref media);
        return Results.Bytes(Picture, "image/png", "photo.png");
    }

    private static IResult Json(string text) => Results.Text(text, "application/json");

    [GeneratedRegex(@"((?<head>\*\*)|\[)(?<number>WG\d{8}-[0-9A-Z]{4,10})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
