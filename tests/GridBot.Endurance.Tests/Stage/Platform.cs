// The platform's API as the bot calls it: strict, a little slow, and it keeps everything.
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GridBot.Endurance.Tests.People;
using GridBot.Simulator;
using GridBot.Simulator.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A notice of a report that a group has received: not what became of the report, which is told of once each.</summary>
/// <param name="Group">The group.</param>
/// <param name="Number">The report.</param>
/// <param name="At">When, as a timestamp.</param>
/// <param name="Words">The post it stood in.</param>
internal sealed record Told(string Group, string Number, long At, string Words);

/// <summary>Tokens, messages to people, notices to groups. It outlives every process of the bot; anything else that is called is a fault.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private const string Ok = """{"errcode":0,"errmsg":"ok","msgid":"m","response_code":"r"}""";
    private const string BadToken = """{"errcode":40014,"errmsg":"invalid access_token"}""";
    private const string BadSecret = """{"errcode":40001,"errmsg":"invalid credential"}""";
    private const string AccessToken = "the-access-token-of-this-platform";

    /// <summary>An answer takes up to this long, so that programs die while they wait for one.</summary>
    public static readonly TimeSpan UsualAnswer = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> phones = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<Told> told = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly DuplicateCheck duplicates;
    private readonly SimulatorOptions account;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly WebApplication server;
    private int tokens;

    private Platform(SimulatorOptions account, Random random, TimeProvider time)
    {
        this.account = account;
        this.random = random;
        this.time = time;
        duplicates = new DuplicateCheck(time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/cgi-bin/gettoken", GetToken);
        server.MapPost("/cgi-bin/message/send", (Delegate)SendAsync);
        server.MapPost("/cgi-bin/message/update_template_card", (HttpContext call) => Json(IsOurs(call) ? Ok : BadToken));
        server.MapPost("/cgi-bin/webhook/send", (Delegate)NotifyAsync);
        server.MapFallback((HttpContext call) =>
        {
            faults.Enqueue($"the platform does not know {call.Request.Method} {call.Request.Path}");
            return Results.NotFound();
        });
    }

    public Uri ApiBase => new(server.Urls.First());

    /// <summary>Everything groups were told, in the order in which it came.</summary>
    public IReadOnlyCollection<Told> Notices => told;

    /// <summary>Calls that a real platform would have refused.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>How long an answer takes at most.</summary>
    public TimeSpan LongestAnswer { get; set; } = UsualAnswer;

    /// <summary>Access tokens handed out.</summary>
    public int Tokens => Volatile.Read(ref tokens);

    public static async Task<Platform> StartAsync(SimulatorOptions account, Random random, TimeProvider time, CancellationToken cancellationToken)
    {
        var platform = new Platform(account, random, time);
        await platform.server.StartAsync(cancellationToken);
        return platform;
    }

    /// <summary>What a person reads on the phone, oldest first. What the platform's duplicate check held back is not among it.</summary>
    public IReadOnlyCollection<string> ReadBy(string user) => phones.TryGetValue(user, out var read) ? read : [];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private IResult GetToken(string corpid, string corpsecret)
    {
        if (corpid != account.CorpId || corpsecret != account.Secret)
        {
            return Json(BadSecret);
        }

        Interlocked.Increment(ref tokens);
        return Json($$"""{"errcode":0,"errmsg":"ok","access_token":"{{AccessToken}}","expires_in":7200}""");
    }

    private async Task<IResult> SendAsync(HttpContext call)
    {
        if (!IsOurs(call))
        {
            return Json(BadToken);
        }

        var (raw, body) = await ReadAsync(call);
        if (!duplicates.IsDuplicate(body, raw))
        {
            phones.GetOrAdd((string?)body["touser"] ?? "", _ => new ConcurrentQueue<string>()).Enqueue(string.Join('\n', Leaves(body)));
        }

        await DawdleAsync(call.RequestAborted);
        return Json(Ok);
    }

    private async Task<IResult> NotifyAsync(HttpContext call)
    {
        var key = (string?)call.Request.Query["key"] ?? "";
        if (!key.StartsWith(Corporation.RobotPrefix, StringComparison.Ordinal))
        {
            faults.Enqueue("a robot's key is wrong");
            return Json("""{"errcode":93000,"errmsg":"invalid webhook url"}""");
        }

        var (_, body) = await ReadAsync(call);
        var (at, words) = (time.GetTimestamp(), string.Join('\n', Leaves(body)));
        foreach (var number in Numbers.LinkedIn(words))
        {
            told.Enqueue(new Told(key[Corporation.RobotPrefix.Length..], number, at, words));
        }

        await DawdleAsync(call.RequestAborted);
        return Json(Ok);
    }

    private static async Task<(string Raw, JsonObject Body)> ReadAsync(HttpContext call)
    {
        using var reader = new StreamReader(call.Request.Body);
        var raw = await reader.ReadToEndAsync(call.RequestAborted);
        return (raw, JsonNode.Parse(raw)!.AsObject());
    }

    private Task DawdleAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.Delay(random.NextDouble() * LongestAnswer, time, cancellationToken);
        }
    }

    private static bool IsOurs(HttpContext call) => call.Request.Query["access_token"] == AccessToken;

    private static IResult Json(string text) => Results.Text(text, "application/json");

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null).SelectMany(field => Leaves(field.Value!)),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Leaves(item!)),
        _ => [node.ToString()],
    };
}
