// Plays open.weixin.qq.com: who opens a page of the application is sent back to it with a code.
using GridBot.Simulator.Page;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator.SignIn;

/// <summary>
/// GET connect/oauth2/authorize. In the platform's client this happens in silence; a browser is asked as whom to open the page, unless the query names a <c>user</c> (only here) or a link was
/// just opened on somebody's phone.
/// </summary>
internal sealed class SignInEndpoint(WeComSimulator simulator)
{
    /// <summary>Below the simulator's base.</summary>
    public const string Path = "/connect/oauth2/authorize";

    /// <summary>Cookie with the id of the member on whose phone a link was opened. The page sets it for a minute; a phone's own browser always carries it.</summary>
    public const string UserCookie = "simulator-user";

    private const string UserParameter = "user";

    /// <summary>Maps the endpoint.</summary>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync);

    private Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (request, fault) = SignInRequest.Read(http.Request.Query, simulator.Options);
        if (request is null)
        {
            return RefuseAsync(http, fault);
        }

        var named = http.Request.Query[UserParameter].ToString();
        if (named.Length > 0 && Find(named) is null)
        {
            return RefuseAsync(http, 60111);
        }

        return (Find(named) ?? Find(http.Request.Cookies[UserCookie] ?? "")) is { } user
            ? SendBack(http, request, user)
            : PageAssets.WriteTextAsync(http, SignInPage.Choose(simulator.Users.Where(IsAsked), request, ChoiceStart(http), AssetFolder(http)));
    }

    private Task SendBack(HttpContext http, SignInRequest request, string user)
    {
        simulator.Events.Add("sign-in", user, $"sent back to {request.Target.Authority} with a code", 0);
        http.Response.Headers.Location = request.Answer(simulator.IssueLoginCode(user)).AbsoluteUri;
        http.Response.StatusCode = StatusCodes.Status302Found;
        return Task.CompletedTask;
    }

    /// <summary>As everywhere on the platform, a refusal is a page with status 200.</summary>
    private Task RefuseAsync(HttpContext http, int fault)
    {
        simulator.Events.Add("sign-in", "authorize", $"errcode {fault} {Api.ErrorText.Of(fault)}", fault);
        http.Response.Headers["error-code"] = fault.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return PageAssets.WriteTextAsync(http, SignInPage.Refuse(fault, AssetFolder(http)));
    }

    /// <summary>The id as the directory writes it; null when nobody has it.</summary>
    private string? Find(string id) => id == LoginCodes.Outsider
        ? id
        : simulator.Users.FirstOrDefault(user => IsAsked(user) && string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase))?.Id;

    private static bool IsAsked(SimulatorUser user) => user.Visible;

    /// <summary>This very request with the parameter to which a choice adds its id.</summary>
    private static string ChoiceStart(HttpContext http) => $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}&{UserParameter}=";

    private static string AssetFolder(HttpContext http) => $"{http.Request.PathBase}/simulator/assets/";
}
