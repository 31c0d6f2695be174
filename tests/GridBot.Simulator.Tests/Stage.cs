// A simulator, a stub bot and an API client on one fake clock.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Simulator.Tests;

/// <summary>Everything a test of the simulator needs.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Stage(SimulatorOptions options)
    {
        Simulator = new WeComSimulator(options, Clock, new Random(7), NullLogger<WeComSimulator>.Instance);
        Bot = new StubBot(Simulator.Options);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public WeComSimulator Simulator { get; }

    public StubBot Bot { get; }

    public string Token { get; private set; } = "";

    public static async Task<Stage> OpenAsync(SimulatorOptions? options = null, bool connect = true)
    {
        var stage = new Stage(options ?? new SimulatorOptions());
        await stage.Simulator.StartAsync(TestContext.Current.CancellationToken);
        await stage.Bot.StartAsync();
        if (connect)
        {
            var check = await stage.Simulator.SaveCallbackUrlAsync(stage.Bot.Url, TestContext.Current.CancellationToken);
            Assert.True(check.Accepted, check.Reason);
        }

        return stage;
    }

    public async Task<JsonObject> SignInAsync()
    {
        var answer = await GetAsync($"gettoken?corpid={Simulator.Options.CorpId}&corpsecret={Simulator.Options.Secret}");
        Token = (string?)answer["access_token"] ?? "";
        return answer;
    }

    public async Task<JsonObject> GetAsync(string path) =>
        (JsonObject)JsonNode.Parse(await _http.GetStringAsync(new Uri(Simulator.ApiBase, "/cgi-bin/" + path), TestContext.Current.CancellationToken))!;

    public Task<HttpResponseMessage> GetRawAsync(string path) =>
        _http.GetAsync(new Uri(Simulator.ApiBase, path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Sends a request whose answer does not end.</summary>
    public Task<HttpResponseMessage> StreamAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async Task<JsonObject> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(Simulator.ApiBase, "/cgi-bin/" + path), content, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Calls an endpoint of the application with the token, signing in first when needed.</summary>
    public async Task<JsonObject> CallAsync(string path, object body)
    {
        if (Token.Length == 0)
        {
            await SignInAsync();
        }

        return await PostAsync($"{path}?access_token={Token}", System.Text.Json.JsonSerializer.Serialize(body));
    }

    public Task<JsonObject> SendAsync(object content, string msgtype = "text", string touser = "zhangsan")
    {
        var body = new JsonObject { ["touser"] = touser, ["msgtype"] = msgtype, ["agentid"] = Simulator.Options.AgentId };
        body[msgtype] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(content));
        return CallAsync("message/send", body);
    }

    /// <summary>Posts a multipart body written by hand, as the platform wants it.</summary>
    public async Task<JsonObject> UploadAsync(string path, byte[] bytes, string contentType = "multipart/form-data; boundary=XX", string name = "media", string fileName = "a.png")
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"--XX\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"; filelength={bytes.Length}\r\nContent-Type: application/octet-stream\r\n\r\n"), .. bytes, .. "\r\n--XX--\r\n"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = null;
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await _http.PostAsync(new Uri(Simulator.ApiBase, "/cgi-bin/" + path), content, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Posts what the page posts.</summary>
    public async Task<HttpResponseMessage> PageAsync(string path, HttpContent content) =>
        await _http.PostAsync(new Uri(Simulator.ApiBase, "/simulator/" + path), content, TestContext.Current.CancellationToken);

    public static int Code(JsonObject answer) => (int)answer["errcode"]!;

    /// <summary>A small valid PNG header with some bytes.</summary>
    public static byte[] Png(int size = 64) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[size]];

    public static HttpContent Image(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Bot.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
