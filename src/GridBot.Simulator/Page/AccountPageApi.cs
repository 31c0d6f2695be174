// The JSON API behind the page's second phone: the account's state and what a resident does.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator.Page;

/// <summary>Everything below /simulator/api/account.</summary>
internal sealed class AccountPageApi(OfficialAccountSimulator account)
{
    private const int LogEntries = 100;

    /// <summary>Maps the endpoints.</summary>
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/api/account/state", http => PageJson.WriteAsync(http, ReadState()));
        group.MapGet("/api/account/media/{id}", http => PageJson.WriteMediaAsync(http, account.Media));
        group.MapPost("/api/account/phones/{user}/text", ActAsync<TextAction>);
        group.MapPost("/api/account/phones/{user}/location", ActAsync<LocationAction>);
        group.MapPost("/api/account/phones/{user}/menu", ActAsync<MenuAction>);
        group.MapPost("/api/account/phones/{user}/choice", ActAsync<ChoiceAction>);
        group.MapPost("/api/account/phones/{user}/follow", ActAsync<FollowAction>);
        group.MapPost("/api/account/phones/{user}/accept", ActAsync<AcceptAction>);
        group.MapPost("/api/account/phones/{user}/image", SendPhotoAsync);
    }

    private AccountState ReadState()
    {
        var sequence = account.Events.Last;
        return new AccountState(
            sequence,
            account.Options.AccountName,
            account.CallbackUrl is not null,
            [.. account.Residents.Select(resident => new PageResident(resident.OpenId, resident.Name, resident.Home, account.Phone(resident.OpenId).IsFollowing))],
            account.Menu?.Entries ?? [],
            [.. account.Options.Templates.Where(template => template.IsSubscription).Select(template => new PageNotice(template.Id, template.Title))],
            [.. account.Residents.SelectMany(resident => account.Board.Phone(resident.OpenId))],
            [.. account.Events.After(0).Where(entry => entry.Kind != "phone").TakeLast(LogEntries)]);
    }

    private Task ActAsync<T>(HttpContext http)
        where T : class, IPhoneAction<ResidentPhone> => PageJson.ActAsync<T, ResidentPhone>(http, FindPhone(http));

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

    private ResidentPhone? FindPhone(HttpContext http)
    {
        var id = http.Request.RouteValues["user"] as string ?? "";
        return account.Residents.Any(resident => resident.OpenId == id) ? account.Phone(id) : null;
    }
}
