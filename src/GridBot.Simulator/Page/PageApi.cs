// The JSON API behind the page: the state, what a person does, and faults to try.
using System.Net;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator.Page;

/// <summary>Everything below /simulator/api. Bodies are JSON or images, which other sites' pages cannot post unasked.</summary>
internal sealed class PageApi(WeComSimulator simulator)
{
    private const int LargestPhoto = 10 << 20;
    private const int LogEntries = 200;

    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/api/state", http => WriteAsync(http, ReadState()));
        group.MapGet("/api/media/{id}", WriteMediaAsync);
        group.MapPost("/api/phones/{user}/text", ActAsync<TextAction>);
        group.MapPost("/api/phones/{user}/location", ActAsync<LocationAction>);
        group.MapPost("/api/phones/{user}/tap", ActAsync<TapAction>);
        group.MapPost("/api/phones/{user}/enter", ActAsync<EnterAction>);
        group.MapPost("/api/phones/{user}/image", SendPhotoAsync);
        group.MapPost("/api/faults", PlanFaultAsync);
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
            simulator.Faults.Pending);
    }

    private async Task ActAsync<T>(HttpContext http)
        where T : class, IPhoneAction
    {
        if (FindPhone(http) is not { } phone)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var action = http.Request.HasJsonContentType() ? await ReadAsync<T>(http) : null;
        if (action is not { IsValid: true })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // The delivery goes on when the page is closed meanwhile, so it does not hang on the request.
        await WriteAsync(http, PageOutcome.Of(await action.RunAsync(phone)));
    }

    private static async Task<T?> ReadAsync<T>(HttpContext http)
        where T : class
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(RelaxedJson.Options, http.RequestAborted);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task SendPhotoAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var typed = http.Request.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true;
        if (typed && http.Request.ContentLength is > 0 and <= LargestPhoto)
        {
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        }

        var bytes = buffer.ToArray();
        if (FindPhone(http) is not { } phone || MediaShelf.Sniff(bytes) is not ("image/jpeg" or "image/png"))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteAsync(http, PageOutcome.Of(await phone.SendImageAsync(bytes)));
    }

    private async Task WriteMediaAsync(HttpContext http)
    {
        if (simulator.Media.Shown(http.Request.RouteValues["id"] as string ?? "") is not { } item)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Anything but a picture is only ever downloaded, so that an uploaded page cannot run here.
        var picture = item.ContentType is "image/jpeg" or "image/png";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.ContentDisposition = picture ? "inline" : "attachment";
        http.Response.ContentType = picture ? item.ContentType : "application/octet-stream";
        await http.Response.Body.WriteAsync(item.Bytes, http.RequestAborted);
    }

    private async Task PlanFaultAsync(HttpContext http)
    {
        var name = http.Request.HasJsonContentType() ? (await ReadAsync<FaultAction>(http))?.Name : null;
        if (!Plan(name))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        simulator.Events.Add("fault", name!, $"planned faults: {simulator.Faults.Pending}");
        await WriteAsync(http, new { pending = simulator.Faults.Pending });
    }

    private bool Plan(string? name)
    {
        switch (name)
        {
            case "token":
                simulator.ExpireTokens();
                return true;
            case "robot":
                simulator.Faults.Next("webhook/send", new Fault.Code(45009), 2);
                return true;
            case "network":
                simulator.Faults.Next(FaultPlan.AnyEndpoint, new Fault.ResetBefore(), 3);
                return true;
            case "busy":
                simulator.Faults.Next(FaultPlan.AnyEndpoint, new Fault.Code(-1), 3);
                return true;
            case "gateway":
                simulator.Faults.Next(FaultPlan.AnyEndpoint, new Fault.Status(HttpStatusCode.BadGateway), 3);
                return true;
            case "answer":
                simulator.Faults.Next(FaultPlan.Callback, new Fault.ResetAfter());
                return true;
            case "clear":
                simulator.Faults.Clear();
                return true;
            default:
                return false;
        }
    }

    private SimulatorPhone? FindPhone(HttpContext http)
    {
        var id = http.Request.RouteValues["user"] as string ?? "";
        return simulator.Users.Any(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase)) ? simulator.Phone(id) : null;
    }

    private static Task WriteAsync<T>(HttpContext http, T value)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(value, RelaxedJson.Options, http.RequestAborted);
    }
}
