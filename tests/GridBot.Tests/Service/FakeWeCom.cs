// A strict WeCom: it answers only what a test registered and keeps every call, also those nobody registered.
using System.Text.Json.Nodes;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>The API server of the fake platform on a free port.</summary>
internal sealed class FakeWeCom : IAsyncDisposable
{
    public const string Corp = "ww0123456789abcdef";
    public const int Agent = 1000007;
    public const string AppSecret = "secret-of-the-application-4711";
    public const string Token = "TokenOfTheCallback1";
    public const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string AccessToken = "access-token-of-the-test";

    private readonly Lock gate = new();
    private readonly Dictionary<string, Func<FakeCall, FakeAnswer>> standing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<FakeAnswer>> planned = new(StringComparer.Ordinal);
    private readonly List<FakeCall> calls = [];
    private readonly List<string> unexpected = [];
    private readonly WebApplication app;

    private FakeWeCom(WebApplication app) => this.app = app;

    /// <summary>Settings with which the bot speaks to this platform; patience is short, so that tests see second tries.</summary>
    public WeComOptions Options => new()
    {
        CorpId = Corp,
        AgentId = Agent,
        Secret = new Secret(AppSecret),
        CallbackToken = new Secret(Token),
        EncodingAesKey = new Secret(AesKey),
        ApiBase = new Uri(app.Urls.First()),
        RobotRateWait = TimeSpan.FromMilliseconds(300),
        RateWait = TimeSpan.FromMilliseconds(300),
        RetryDelay = TimeSpan.FromMilliseconds(20),
    };

    public static async Task<FakeWeCom> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeWeCom(builder.Build());
        fake.app.Map("/{**path}", fake.AnswerAsync);
        await fake.app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Registers an endpoint with its usual answer.</summary>
    public void Allow(string path, Func<FakeCall, FakeAnswer>? answer = null)
    {
        lock (gate)
        {
            standing[path] = answer ?? (_ => FakeAnswer.Ok);
        }
    }

    /// <summary>What a bot that files reports calls.</summary>
    public void AllowSending()
    {
        Allow("gettoken", _ => new FakeAnswer.Json($$"""{"errcode":0,"errmsg":"ok","access_token":"{{AccessToken}}","expires_in":7200}"""));
        Allow("message/send");
        Allow("webhook/send");
    }

    /// <summary>Answers for the next calls of a registered endpoint.</summary>
    public void Next(string path, params FakeAnswer[] answers)
    {
        lock (gate)
        {
            planned.TryAdd(path, new Queue<FakeAnswer>());
            foreach (var answer in answers)
            {
                planned[path].Enqueue(answer);
            }
        }
    }

    public IReadOnlyList<FakeCall> Calls(string path)
    {
        lock (gate)
        {
            return [.. calls.Where(call => call.Path == path)];
        }
    }

    /// <summary>Messages to one person, oldest first.</summary>
    public IReadOnlyList<FakeCall> SentTo(string user) => [.. Calls("message/send").Where(call => call.ToUser == user)];

    /// <summary>Notices to one group; its robot's key is "robot-" and the group.</summary>
    public IReadOnlyList<FakeCall> Notices(string group) => [.. Calls("webhook/send").Where(call => call.Query == $"key=robot-{group}")];

    /// <summary>Waits until so many messages went to a person.</summary>
    public async Task<FakeCall> SentAsync(string user, int count = 1) => (await Eventually.AsAsync(() => SentTo(user), sent => sent.Count >= count))[count - 1];

    public async Task<FakeCall> NoticeAsync(string group, int count = 1) => (await Eventually.AsAsync(() => Notices(group), sent => sent.Count >= count))[count - 1];

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var name = path.StartsWith("/cgi-bin/", StringComparison.Ordinal) ? path["/cgi-bin/".Length..] : path;
        var body = http.Request.HasJsonContentType() || http.Request.Method == "POST" ? await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) : null;
        switch (Decide(new FakeCall(name, http.Request.QueryString.Value!.TrimStart('?'), body, TimeProvider.System.GetTimestamp())))
        {
            case FakeAnswer.Json json:
                http.Response.ContentType = "application/json; charset=utf-8";
                await http.Response.WriteAsync(json.Text, http.RequestAborted);
                break;
            case FakeAnswer.Bytes bytes:
                http.Response.ContentType = bytes.ContentType;
                http.Response.Headers.ContentDisposition = "attachment; filename=\"photo.jpg\"";
                await http.Response.Body.WriteAsync(bytes.Content, http.RequestAborted);
                break;
            case FakeAnswer.Status status:
                http.Response.StatusCode = (int)status.Value;
                break;
            case FakeAnswer.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case FakeAnswer.Cut:
                http.Abort();
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private FakeAnswer? Decide(FakeCall call)
    {
        lock (gate)
        {
            calls.Add(call);
            if (!standing.TryGetValue(call.Path, out var answer))
            {
                unexpected.Add(call.Path);
                return null;
            }

            return planned.TryGetValue(call.Path, out var next) && next.TryDequeue(out var planned1) ? planned1 : answer(call);
        }
    }

    /// <summary>Stops, and fails when something was called that nobody registered.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }
}
