// The platform's API as the load plays it: every call answered at once, what is sent to a person handed to that person's conversation, the rest counted.
using System.Collections.Concurrent;
using System.Text.Json;
using GridBot.Benchmarks.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GridBot.Benchmarks.Generator;

/// <summary>gettoken, message/send, update_template_card, webhook/send, appchat/send and media/get, without routing and without a look at what is only counted: it shares the machine with what is measured.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private static readonly byte[] Ok = """{"errcode":0,"errmsg":"ok","msgid":"m","response_code":"r"}"""u8.ToArray();
    private static readonly byte[] Token = """{"errcode":0,"errmsg":"ok","access_token":"token","expires_in":7200}"""u8.ToArray();

    /// <summary>The smallest PNG: one pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly ConcurrentDictionary<string, Talk> talks = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> unknown = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private int messages;
    private int notices;
    private int media;

    private PostOffice()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public Uri ApiBase => new(app.Urls.First());

    /// <summary>Messages to persons.</summary>
    public int Messages => messages;

    /// <summary>Messages to groups.</summary>
    public int Notices => notices;

    /// <summary>Attachments fetched.</summary>
    public int Media => media;

    /// <summary>Calls that the platform does not know, with how often.</summary>
    public IReadOnlyDictionary<string, int> Unknown => unknown;

    public static async Task<PostOffice> OpenAsync(CancellationToken cancellationToken)
    {
        var office = new PostOffice();
        await office.app.StartAsync(cancellationToken);
        return office;
    }

    public void Enter(Talk talk) => talks[talk.User] = talk;

    public void Leave(Talk talk) => talks.TryRemove(new KeyValuePair<string, Talk>(talk.User, talk));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/cgi-bin/message/send":
                Interlocked.Increment(ref messages);
                return DeliverAsync(context);
            case "/cgi-bin/webhook/send" or "/cgi-bin/appchat/send":
                Interlocked.Increment(ref notices);
                return WriteAsync(context, Ok, "application/json");
            case "/cgi-bin/message/update_template_card":
                return WriteAsync(context, Ok, "application/json");
            case "/cgi-bin/gettoken":
                return WriteAsync(context, Token, "application/json");
            case "/cgi-bin/media/get":
                Interlocked.Increment(ref media);
                context.Response.Headers.ContentDisposition = "attachment; filename=\"photo.png\"";
                return WriteAsync(context, Picture, "image/png");
            default:
                unknown.AddOrUpdate($"{context.Request.Method} {context.Request.Path}", 1, static (_, count) => count + 1);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private async Task DeliverAsync(HttpContext context)
    {
        using (var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))
        {
            var message = body.RootElement;
            if (talks.TryGetValue(message.GetProperty("touser").GetString() ?? "", out var talk))
            {
                talk.Post(message.TryGetProperty("template_card", out var card) ? Asked.OfCard(card) : Asked.OfText(message.GetProperty("text").GetProperty("content").GetString() ?? ""));
            }
        }

        await WriteAsync(context, Ok, "application/json");
    }

    private static Task WriteAsync(HttpContext context, byte[] body, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
