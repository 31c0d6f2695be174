// The live feed of the page: server-sent events with catch-up from a sequence number.
using System.Globalization;
using System.Text.Json;
using GridBot.Simulator.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GridBot.Simulator.Page;

/// <summary>GET /simulator/events?after=N, and /simulator/account/events for the public account, whose numbers are its own; a reconnecting browser sends Last-Event-ID instead.</summary>
internal sealed class PageFeed(EventLog events)
{
    /// <summary>Pause after which a comment keeps proxies from closing the connection.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Maps the endpoint.</summary>
    public void Map(RouteGroupBuilder group, string path) => group.MapGet(path, StreamAsync);

    private async Task StreamAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await FollowAsync(http, Start(http.Request), ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed or the program stops: the ordinary end of a feed.
        }
    }

    private async Task FollowAsync(HttpContext http, long sequence, CancellationToken cancellationToken)
    {
        await http.Response.WriteAsync("retry: 1000\n\n", cancellationToken);
        while (true)
        {
            var pulse = events.NextPulse();
            if (!events.Covers(sequence))
            {
                // The simulator was restarted or the page slept too long: it must load the state anew.
                await http.Response.WriteAsync("event: reset\ndata: {}\n\n", cancellationToken);
                sequence = events.Last;
            }

            foreach (var entry in events.After(sequence))
            {
                sequence = entry.Sequence;
                var data = JsonSerializer.Serialize(entry, RelaxedJson.Options);
                await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {sequence}\ndata: {data}\n\n"), cancellationToken);
            }

            await http.Response.Body.FlushAsync(cancellationToken);
            if (await Task.WhenAny(pulse, Task.Delay(Heartbeat, TimeProvider.System, cancellationToken)) != pulse)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await http.Response.WriteAsync(": alive\n\n", cancellationToken);
            }
        }
    }

    private static long Start(HttpRequest request)
    {
        var asked = request.Headers["Last-Event-ID"].ToString();
        asked = asked.Length > 0 ? asked : request.Query["after"].ToString();
        return long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
    }
}
