// Both platforms on one page, below a host as the main program is.
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Simulator.Tests.OfficialAccount;

/// <summary>A host that shows a member's and a resident's phone.</summary>
internal sealed class TwoPhones : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly HttpClient _http = new();

    private TwoPhones(Stage member, AccountStage resident, WebApplication host, Uri address)
    {
        Member = member;
        Resident = resident;
        _host = host;
        Address = address;
    }

    public Stage Member { get; }

    public AccountStage Resident { get; }

    /// <summary>Of the page.</summary>
    public Uri Address { get; }

    public static async Task<TwoPhones> OpenAsync()
    {
        var member = await Stage.OpenAsync();
        var resident = await AccountStage.OpenAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var host = builder.Build();
        host.UseRouting();
        host.MapSimulator(member.Simulator, resident.Account);
        await host.StartAsync(AccountStage.Ended);
        return new TwoPhones(member, resident, host, new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/simulator"));
    }

    public async Task<JsonObject> StateAsync(string path = "api/account/state") =>
        (JsonObject)JsonNode.Parse(await _http.GetStringAsync(new Uri($"{Address}/{path}"), AccountStage.Ended))!;

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => _http.PostAsync(new Uri($"{Address}/api/{path}"), content, AccountStage.Ended);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await Resident.DisposeAsync();
        await Member.DisposeAsync();
    }
}
