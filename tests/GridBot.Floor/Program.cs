// The floor: what a message costs at the least on GridBot's host and database. Answers every message alike, after one durable insert.
using GridBot.Floor;
using GridBot.Hosting;
using GridBot.Storage;
using GridBot.Tests.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

// The host as the program sets it up.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxConcurrentConnections = 10_000;
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Random>(new CryptographicRandom());
var storage = FloorSettings.Storage(builder.Configuration);
builder.Services.AddStorage(storage);
builder.Services.AddSingleton(FloorSettings.WeCom(builder.Configuration));
builder.Services.AddSingleton<GridBot.Channels.WeCom.WeComCallback>();
builder.Services.AddSingleton<FloorStore>();
builder.Services.AddSingleton<FloorEndpoint>();

await new DatabaseMigrator(storage, TestSeal.Create()).MigrateAsync(CancellationToken.None);
await using var app = builder.Build();
await app.Services.GetRequiredService<FloorStore>().CreateAsync(CancellationToken.None);
app.MapPost(FloorEndpoint.Path, (HttpContext context, FloorEndpoint endpoint) => endpoint.ReceiveAsync(context));
app.MapGet("/health/ready", () => Results.Ok());
await app.StartAsync();
await Console.Out.WriteLineAsync($"The floor listens on {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
await app.WaitForShutdownAsync();
