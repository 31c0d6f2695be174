// Maps signing in: to the platform, back with a code, and out again.
using GridBot.Channels.WeCom;
using GridBot.Conversation.Turns;
using GridBot.Pages;
using Microsoft.AspNetCore.DataProtection;

namespace GridBot.SignIn;

/// <summary>Signs people in through WeCom. What it remembers of a sign-in stands in a cookie: nothing is kept here, and replicas share it.</summary>
internal sealed class SignInEndpoint(WeComSignIn platform, IDataProtectionProvider protection, SignInLimit limit, PageWriter pages, PublicAddress address, TimeProvider time, Random random, ILogger<SignInEndpoint> logger)
{
    public const string Path = "/signin";

    /// <summary>Where the platform sends people back to.</summary>
    public const string BackPath = "/signin/wecom";

    public const string EndPath = "/signin/end";

    private const string Purpose = "GridBot.SignIn.Ticket";

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpContext context, string? to, SignInEndpoint endpoint) => endpoint.Begin(context, to));
        endpoints.MapGet(BackPath, (HttpContext context, string? code, string? state, SignInEndpoint endpoint) => endpoint.CompleteAsync(context, code ?? "", state ?? ""));
        endpoints.MapPost(EndPath, (HttpContext context, SignInEndpoint endpoint) => endpoint.EndAsync(context));
        endpoints.MapGet(EndPath, (HttpContext context, PageWriter pages) => pages.TellAsync(context, Phrase.PageSignedOut));
    }

    /// <summary>The address that begins a sign-in and leads back to a page.</summary>
    public static string LinkTo(string page) => $"{Path}?to={Uri.EscapeDataString(page)}";

    private async Task Begin(HttpContext context, string? to)
    {
        if (await IsTooOftenAsync(context))
        {
            return;
        }

        if (!LocalPath.TryParse(to, out var path))
        {
            await pages.TellAsync(context, Phrase.PageLinkBroken, StatusCodes.Status400BadRequest);
            return;
        }

        SendThrough(context, path.Value, again: false);
    }

    private void SendThrough(HttpContext context, LocalPath to, bool again)
    {
        var ticket = SignInTicket.Draw(to, again, time.GetUtcNow(), random);
        context.Response.Cookies.Append(SignInTicket.CookieOf(ticket.State), ticket.Write(protector), CookieOptions(context, SignInTicket.Life));
        context.Response.Redirect(platform.Authorize(address.Full(BackPath), ticket.State).AbsoluteUri);
    }

    private async Task CompleteAsync(HttpContext context, string code, string state)
    {
        if (await IsTooOftenAsync(context))
        {
            return;
        }

        var cookie = SignInTicket.CookieOf(state);
        if (SignInTicket.Read(protector, context.Request.Cookies[cookie], state, time.GetUtcNow()) is not { } ticket)
        {
            SignInLog.NoTicket(logger);
            await pages.TellAsync(context, Phrase.PageSignInLost, StatusCodes.Status400BadRequest);
            return;
        }

        // A ticket is good for one return.
        context.Response.Cookies.Delete(cookie, CookieOptions(context, null));
        switch (await platform.WhoAsync(code, context.RequestAborted))
        {
            case SignInAnswer.Member member:
                await Session.BeginAsync(context, member.User);
                context.Response.Redirect(address.Local(ticket.To.Text));
                break;
            case SignInAnswer.Outsider:
                await Session.BeginAsync(context, user: null);
                context.Response.Redirect(address.Local(ticket.To.Text));
                break;
            case SignInAnswer.CodeSpent when !ticket.Again:
                SendThrough(context, ticket.To, again: true);
                break;
            case SignInAnswer.CodeSpent:
                await pages.TellAsync(context, Phrase.PageSignInFailed, StatusCodes.Status400BadRequest, ticket.To.Text);
                break;
            case SignInAnswer.Unavailable unavailable:
                SignInLog.Unavailable(logger, unavailable.Reason);
                await pages.TellAsync(context, Phrase.PageSignInUnavailable, StatusCodes.Status503ServiceUnavailable, ticket.To.Text);
                break;
        }
    }

    private async Task EndAsync(HttpContext context)
    {
        // Nobody else's page may sign people out either.
        if (await pages.IsOwnFormAsync(context))
        {
            await Session.EndAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address.Local(EndPath);
    }

    private async Task<bool> IsTooOftenAsync(HttpContext context)
    {
        if (limit.Admits(context))
        {
            return false;
        }

        SignInLog.TooOften(logger);
        await pages.TellAsync(context, Phrase.PageTooOften, StatusCodes.Status429TooManyRequests);
        return true;
    }

    /// <summary>The cookie is sent to the page of return only, also when the platform leads there.</summary>
    private CookieOptions CookieOptions(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = address.Local(BackPath),
        MaxAge = life,
        IsEssential = true,
    };
}
