// The HTTP server of a simulated platform on a port of its own.
using System.Net;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GridBot.Simulator.Api;

/// <summary>Kestrel on 127.0.0.1 with the API and the pictures. It reads no configuration of the host program.</summary>
/// <param name="port">Port; 0 takes a free one.</param>
/// <param name="pipeline">The general checks.</param>
/// <param name="routes">The API.</param>
/// <param name="media">Pictures that people sent, for PicUrl.</param>
/// <param name="log">Told of calls to endpoints there are none of.</param>
/// <param name="mapPages">Maps what the platform serves besides.</param>
internal sealed class ApiServer(
    int port, ApiPipeline pipeline, IEnumerable<ApiRoute> routes, MediaShelf media, EventLog log, Action<IEndpointRouteBuilder> mapPages) : IAsyncDisposable
{
    private const long LargestRequest = 32 << 20;
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ApiRoute> _routes = routes.ToDictionary(route => route.Path, StringComparer.Ordinal);
    private WebApplication? _application;
    private Uri? _base;

    /// <summary>Where it listens.</summary>
    public Uri Base => _base ?? throw new InvalidOperationException("The simulator has not been started.");

    /// <summary>Starts listening.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        _application = builder.Build();
        _application.UseRouting();
        _application.Map("/cgi-bin/{**path}", DispatchAsync);
        _application.MapGet("/mmbiz/{id}", WritePictureAsync);
        mapPages(_application);
        await _application.StartAsync(cancellationToken);
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _base = new Uri(addresses.Addresses.First());
    }

    private Task DispatchAsync(HttpContext http)
    {
        var path = http.Request.RouteValues["path"] as string ?? "";
        if (_routes.TryGetValue(path, out var route))
        {
            return pipeline.HandleAsync(http, route);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        log.Add("call", path, "no such endpoint", StatusCodes.Status404NotFound);
        return Task.CompletedTask;
    }

    private async Task WritePictureAsync(HttpContext http)
    {
        if (media.Shown(http.Request.RouteValues["id"] as string ?? "") is not { Kind: "image" or "video" } picture)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = picture.ContentType;
        await http.Response.Body.WriteAsync(picture.Bytes, http.RequestAborted);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.StopAsync();
            await _application.DisposeAsync();
        }
    }

    /// <summary>The host program owns the process: the simulator's server reacts to no signals of its own.</summary>
    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
