// The JSON API behind the page: the state, what a person of the corporation does, and faults to try.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator.Page;

/// <summary>Everything below /simulator/api but what the second phone has for itself.</summary>
internal sealed class PageApi(WeComSimulator simulator, OfficialAccountSimulator? account)
{
    private const int LogEntries = 200;

    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/api/state", http => PageJson.WriteAsync(http, ReadState()));
        group.MapGet("/api/media/{id}", http => PageJson.WriteMediaAsync(http, simulator.Media));
        group.MapPost("/api/phones/{user}/text", ActAsync<TextAction>);
        group.MapPost("/api/phones/{user}/location", ActAsync<LocationAction>);
        group.MapPost("/api/phones/{user}/tap", ActAsync<TapAction>);
        group.MapPost("/api/phones/{user}/enter", ActAsync<EnterAction>);
        group.MapPost("/api/phones/{user}/image", SendPhotoAsync);
        group.MapPost("/api/faults", new PageFaults(simulator, account).PlanAsync);
    }

    private PageState ReadState()
    {
        // The sequence is read first: what happens meanwhile arrives by the feed again and replaces itself.
        var sequence = simulator.Events.Last;
        return new PageState(
            sequence,
            simulator.Options.AppName,
            simulator.CallbackUrl is not null,
            [.. simulator.Users.Where(user => user.Visible).Select(user => new PagePerson(user.Id, user.Name, user.Post, user.Group))],
            [.. simulator.Groups.Select(group => new PageGroup(group.Id, group.Name))],
            [.. simulator.Users.SelectMany(user => simulator.Board.Phone(user.Id))],
            [.. simulator.Groups.SelectMany(group => simulator.Board.Group(group.Id))],
            [.. simulator.Events.After(0).Where(entry => entry.Kind is not ("phone" or "group")).TakeLast(LogEntries)],
            simulator.Faults.Pending,
            account is not null);
    }

    private Task ActAsync<T>(HttpContext http)
        where T : class, IPhoneAction<SimulatorPhone> => PageJson.ActAsync<T, SimulatorPhone>(http, FindPhone(http));

    private async Task SendPhotoAsync(HttpContext http)
    {
        var bytes = await PageJson.ReadPhotoAsync(http);
        if (FindPhone(http) is not { } phone || bytes is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await PageJson.WriteAsync(http, PageOutcome.Of(await phone.SendImageAsync(bytes)));
    }

    private SimulatorPhone? FindPhone(HttpContext http)
    {
        var id = http.Request.RouteValues["user"] as string ?? "";
        return simulator.Users.Any(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase)) ? simulator.Phone(id) : null;
    }
}
