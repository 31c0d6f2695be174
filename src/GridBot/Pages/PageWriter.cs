// Writes pages: a component becomes HTML, in which everything is encoded that is no markup of ours.
using System.Text;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Pages.Parts;
using GridBot.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace GridBot.Pages;

/// <summary>Renders components to whole answers. Nothing runs in the browser.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers, DialogLibrary library, PublicAddress address, IAntiforgery forms)
{
    /// <summary>Writes a page.</summary>
    /// <typeparam name="TPage">Its component.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="values">The component's parameters, without its frame.</param>
    public async Task WriteAsync<TPage>(HttpContext context, int status, params (string Name, object? Value)[] values)
        where TPage : PagePart
    {
        var parameters = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        parameters[nameof(PagePart.Frame)] = Frame(context);
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Writes a page of one sentence.</summary>
    /// <param name="context">The request.</param>
    /// <param name="said">The sentence.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="signInTo">The page that signing in is offered for; null to offer nothing.</param>
    /// <param name="back">The page that is linked; null for none.</param>
    public Task TellAsync(HttpContext context, Phrase said, int status = StatusCodes.Status200OK, string? signInTo = null, string? back = null)
        => TellAsync(context, library.Current.Wording.Say(said), status, signInTo, back);

    /// <summary>Writes a page of one sentence that is worded already.</summary>
    public Task TellAsync(HttpContext context, string said, int status, string? signInTo = null, string? back = null)
        => WriteAsync<SentencePage>(context, status, (nameof(SentencePage.Said), said), (nameof(SentencePage.SignInTo), signInTo), (nameof(SentencePage.Back), back));

    /// <summary>Whether a form that was sent is one of ours, for this very browser and person.</summary>
    public Task<bool> IsOwnFormAsync(HttpContext context) => forms.IsRequestValidAsync(context);

    private PageFrame Frame(HttpContext context)
    {
        var user = Session.UserOf(context);
        var dialogs = library.Current;
        // Storing a token sets this header, too, and warns when it was set before; what the gate set stands in the end.
        var cacheControl = context.Response.Headers.CacheControl;
        context.Response.Headers.Remove(HeaderNames.CacheControl);
        // Only who is signed in has forms to send.
        var token = user is null ? null : forms.GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = cacheControl;
        return new PageFrame(dialogs.Wording, address, token?.FormFieldName ?? "", token?.RequestToken ?? "", user is null ? "" : OfficerSeat.Of(dialogs, user)?.Name ?? "", user is not null);
    }
}
