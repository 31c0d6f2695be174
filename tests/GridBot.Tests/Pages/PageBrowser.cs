// A browser without scripts: cookies, links and forms, one redirect at a time.
using System.Globalization;
using System.Net;
using System.Web;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Pages;

/// <summary>One person's browser.</summary>
internal sealed class PageBrowser : IDisposable
{
    private readonly Func<Uri> bot;
    private readonly HttpClient http;

    public PageBrowser(Func<Uri> bot, string client = "")
    {
        this.bot = bot;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseProxy = false });
        if (client.Length > 0)
        {
            http.DefaultRequestHeaders.UserAgent.ParseAdd(client);
        }
    }

    public CookieContainer Cookies { get; } = new();

    public async Task<PageAnswer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot(), path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends fields as a plain form.</summary>
    public async Task<PageAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot(), path)) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request);
    }

    /// <summary>Fills in and sends the form of a step on a page.</summary>
    public async Task<PageAnswer> StepAsync(PageAnswer page, string number, string step, params (string Name, string Value)[] entered)
        => await PostAsync($"/reports/{number}/{step}", page.Form($"/{step}").Concat(entered.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends the form of settling a case, with photos.</summary>
    public async Task<PageAnswer> FinishAsync(PageAnswer page, string number, string result, params byte[][] photos)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Form("/finish").Append(KeyValuePair.Create("words", result)))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var photo in photos)
        {
            form.Add(new ByteArrayContent(photo), "photos", "photo.jpg");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot(), $"/reports/{number}/finish")) { Content = form };
        // Asks first whether so much is wanted, so that a refusal can be read before the connection is closed.
        request.Headers.ExpectContinue = true;
        return await SendAsync(request);
    }

    /// <summary>Goes to the platform to sign in, and tells with what query.</summary>
    public async Task<System.Collections.Specialized.NameValueCollection> LeaveAsync(string to)
    {
        var begun = await GetAsync($"/signin?to={Uri.EscapeDataString(to)}");
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        return HttpUtility.ParseQueryString(new Uri(begun.Location).Query);
    }

    /// <summary>Comes back from the platform with a code.</summary>
    public Task<PageAnswer> ReturnAsync(string? state, string code) => GetAsync(string.Create(CultureInfo.InvariantCulture, $"/signin/wecom?code={Uri.EscapeDataString(code)}&state={state}"));

    /// <summary>Signs in as a member and follows the way back.</summary>
    public async Task<PageAnswer> SignInAsync(string user, string to)
    {
        var back = await ReturnAsync((await LeaveAsync(to))["state"], PageStage.CodeOf(user));
        Assert.Equal((HttpStatusCode.Redirect, to), (back.Status, back.Location));
        return await GetAsync(back.Location);
    }

    private async Task<PageAnswer> SendAsync(HttpRequestMessage request)
    {
        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new PageAnswer(response.StatusCode, response.Headers.Location?.OriginalString ?? "", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    public void Dispose() => http.Dispose();
}
