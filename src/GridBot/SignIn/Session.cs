// Who is signed in: a user id of the platform in a cookie that only this program can write.
using System.Security.Claims;
using GridBot.Channels.WeCom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GridBot.SignIn;

/// <summary>The session of a browser. It says who somebody is, never what they may do: that is read from the dialogs at every request.</summary>
internal static class Session
{
    /// <summary>Channel of the user ids.</summary>
    public const string Channel = WeComCallback.Channel;

    /// <summary>How long a session lasts, however much it is used: a long shift.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Stands for somebody who is no member; ids of members begin with a letter or digit.</summary>
    private const string Outsider = "@outsider";

    private const string CookieName = "gridbot-session";

    /// <summary>Sets up the cookie. It goes with the browser: on a shared computer closing it is enough.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = false;
    }

    /// <summary>User id of who is signed in; null for nobody. It is an id without any rights for who is no member.</summary>
    public static string? UserOf(HttpContext context) => context.User.Identity is { IsAuthenticated: true } ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    /// <summary>Signs somebody in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="user">User id; null for somebody who is no member, so that they are not sent through again and again.</param>
    public static Task BeginAsync(HttpContext context, string? user) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user ?? Outsider)], CookieAuthenticationDefaults.AuthenticationScheme)));

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
