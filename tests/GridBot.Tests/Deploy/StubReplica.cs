// A replica that a test plays: keeps what arrives and answers as told.
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GridBot.Tests.Deploy;

/// <summary>Listens on a free port of this machine.</summary>
internal sealed class StubReplica : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubReplica(WebApplication app) => this.app = app;

    /// <summary>Host and port, as nginx names them.</summary>
    public string Address => new Uri(app.Urls.First()).Authority;

    /// <summary>What arrived, each with its body and the address it was said to come from.</summary>
    public ConcurrentQueue<(string Path, string Body, string ForwardedFor)> Requests { get; } = new();

    /// <summary>How it answers; at first with 200 and the body that came.</summary>
    public Func<HttpContext, string, Task> Answer { get; set; } = (http, body) => http.Response.WriteAsync(body, http.RequestAborted);

    public static async Task<StubReplica> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new StubReplica(builder.Build());
        stub.app.Map("/{**path}", stub.ReceiveAsync);
        await stub.app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>From now on every request is refused, as by a replica that is stopping or overloaded.</summary>
    public void Refuse() => Answer = (http, _) =>
    {
        http.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
        return Task.CompletedTask;
    };

    /// <summary>From now on the connection is broken off when the whole request has arrived: nobody knows whether it was handled.</summary>
    public void BreakOff() => Answer = (http, _) =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        Requests.Enqueue((http.Request.Path, body, http.Request.Headers["X-Forwarded-For"].ToString()));
        await Answer(http, body);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
