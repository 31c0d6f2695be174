// A strict stand-in for a platform's API: real HTTP on loopback, and every call must have been announced.
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GridBot.Channels.Tests.Platform;

/// <summary>A call that arrived.</summary>
public sealed record FakeCall(string Method, string Path, IQueryCollection Query, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>The fake. Answers are announced per method and path and used in order; a call without one is refused, and fails the test at its end.</summary>
public sealed class StrictPlatform : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, FakeCall, Task>>> announced = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<HttpContext, FakeCall, Task>> always = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unexpected = new();

    private StrictPlatform(WebApplication app) => this.app = app;

    public ConcurrentQueue<FakeCall> Calls { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<StrictPlatform> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var fake = new StrictPlatform(builder.Build());
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync(TestContext.Current.CancellationToken);
        fake.Address = new Uri(fake.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return fake;
    }

    public StrictPlatform Once(string route, Func<HttpContext, FakeCall, Task> answer)
    {
        announced.GetOrAdd(route, _ => new()).Enqueue(answer);
        return this;
    }

    public StrictPlatform Once(string route, string json, int status = 200) => Once(route, Json(json, status));

    public StrictPlatform Always(string route, Func<HttpContext, FakeCall, Task> answer)
    {
        always[route] = answer;
        return this;
    }

    public StrictPlatform Always(string route, string json, int status = 200) => Always(route, Json(json, status));

    /// <summary>A token server that always gives the same token.</summary>
    public StrictPlatform WithToken(string token = "TOKEN") => Always("GET /cgi-bin/gettoken", $$"""{"errcode":0,"errmsg":"ok","access_token":"{{token}}","expires_in":7200}""");

    /// <summary>The same for the Official Account.</summary>
    public StrictPlatform WithStableToken(string token = "TOKEN") => Always("POST /cgi-bin/stable_token", $$"""{"access_token":"{{token}}","expires_in":7200}""");

    public IEnumerable<FakeCall> To(string path) => Calls.Where(c => c.Path == path);

    public static Func<HttpContext, FakeCall, Task> Json(string json, int status = 200) => async (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(json, context.RequestAborted);
    };

    /// <summary>Takes the call and breaks the connection off.</summary>
    public static Task Reset(HttpContext context, FakeCall call)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Takes the call and never answers.</summary>
    public static async Task Silence(HttpContext context, FakeCall call)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
        Assert.All(announced, a => Assert.True(a.Value.IsEmpty, $"{a.Key} was announced and not called"));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = new FakeCall(context.Request.Method, context.Request.Path, context.Request.Query, body.ToArray());
        Calls.Enqueue(call);
        var route = $"{call.Method} {call.Path}";
        if (announced.TryGetValue(route, out var queue) && queue.TryDequeue(out var answer) || always.TryGetValue(route, out answer))
        {
            await answer(context, call);
            return;
        }

        unexpected.Enqueue(route);
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
    }
}
