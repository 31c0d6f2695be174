// A public account, its bot and an API client on one fake clock.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

/// <summary>Everything a test of the account needs.</summary>
internal sealed class AccountStage : IAsyncDisposable
{
    public const string Liu = "oKd5Xt0uQwLr8ZpBnVjHs2FyMe01";
    public const string Lin = "oKd5Xt4hJzUo6SqPlGcAr1KtXw03";

    private readonly HttpClient _http = new();

    private AccountStage(PublicAccountOptions options)
    {
        Account = new OfficialAccountSimulator(options, Clock, new Random(11), NullLogger<OfficialAccountSimulator>.Instance);
        Bot = new AccountBot(Account.Options);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public OfficialAccountSimulator Account { get; }

    public AccountBot Bot { get; }

    public ResidentPhone Phone => Account.Phone(Liu);

    public string Token { get; private set; } = "";

    public static CancellationToken Ended => TestContext.Current.CancellationToken;

    public static async Task<AccountStage> OpenAsync(PublicAccountOptions? options = null, bool connect = true)
    {
        var stage = new AccountStage(options ?? new PublicAccountOptions());
        await stage.Account.StartAsync(Ended);
        await stage.Bot.StartAsync();
        if (connect)
        {
            var check = await stage.Account.SaveCallbackUrlAsync(stage.Bot.Url, Ended);
            Assert.True(check.Accepted, check.Reason);
        }

        return stage;
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await GetRawAsync(path);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(Ended))!;
    }

    public Task<HttpResponseMessage> GetRawAsync(string path) => _http.GetAsync(new Uri(Account.ApiBase, "/cgi-bin/" + path), Ended);

    /// <summary>Fetches a token that kills the one before.</summary>
    public async Task<string> NewTokenAsync() =>
        (string)(await GetAsync($"token?grant_type=client_credential&appid={Account.Options.AppId}&secret={Account.Options.AppSecret}"))["access_token"]!;

    public Task<JsonObject> StableTokenAsync(bool force = false) => PostAsync(
        "stable_token",
        JsonSerializer.Serialize(new { grant_type = "client_credential", appid = Account.Options.AppId, secret = Account.Options.AppSecret, force_refresh = force }));

    public async Task<JsonObject> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(Account.ApiBase, "/cgi-bin/" + path), content, Ended);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(Ended))!;
    }

    /// <summary>Takes the stable token for the calls that follow.</summary>
    public async Task SignInAsync() => Token = (string)(await StableTokenAsync())["access_token"]!;

    /// <summary>Calls an endpoint with the stable token, signing in first when needed.</summary>
    public async Task<JsonObject> CallAsync(string path, object? body = null)
    {
        if (Token.Length == 0)
        {
            await SignInAsync();
        }

        return body is null ? await GetAsync($"{path}?access_token={Token}") : await PostAsync($"{path}?access_token={Token}", JsonSerializer.Serialize(body));
    }

    /// <summary>Sends a customer-service text and returns its code.</summary>
    public async Task<int> WriteAsync(string content, string openId = Liu) =>
        Code(await CallAsync("message/custom/send", new { touser = openId, msgtype = "text", text = new { content } }));

    /// <summary>Fills the progress template, with one field changed, left out (null) or added.</summary>
    public Task<JsonObject> SendTemplateAsync(string? field = null, string? value = null, string openId = Liu, string template = DefaultResidents.ProgressTemplate)
    {
        var data = new JsonObject();
        foreach (var (name, text) in new[] { ("character_string1", "WG20261122-001"), ("thing2", "楼道堆物"), ("phrase3", "已接收"), ("time4", "2026-11-22 16:00"), ("thing5", "请放心") })
        {
            data[name] = new JsonObject { ["value"] = text };
        }

        if (field is not null)
        {
            data.Remove(field);
            if (value is not null)
            {
                data[field] = new JsonObject { ["value"] = value };
            }
        }

        return CallAsync("message/template/send", new { touser = openId, template_id = template, url = "https://a.cn/r", data });
    }

    public async Task<JsonObject> UploadAsync(string kind, byte[] bytes, string fileName)
    {
        await SignInAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes($"--XX\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{fileName}\"\r\n\r\n"), .. bytes, .. "\r\n--XX--\r\n"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=XX");
        using var response = await _http.PostAsync(new Uri(Account.ApiBase, $"/cgi-bin/media/upload?access_token={Token}&type={kind}"), content, Ended);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(Ended))!;
    }

    public static int Code(JsonObject answer) => (int?)answer["errcode"] ?? 0;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Bot.DisposeAsync();
        await Account.DisposeAsync();
    }
}
