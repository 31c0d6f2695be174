// Malformed callbacks in great numbers over HTTP: refused with 400 or 403, never a 500, no growth, nothing of them in the log.
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>The decoders meet 100,000 inputs in the channels' own tests; here a part of that goes through server, door and endpoint.</summary>
public sealed class CallbackFuzzTests
{
    private const int Seed = 20261123;
    private const int Inputs = 6000;
    private const int AtOnce = 16;
    private const string Mark = "PLANTED";
    private const long MostGrowth = 96L * 1024 * 1024;

    private static readonly string[] Paths = ["/wecom/callback", "/official-account/callback"];

    private static readonly string[] Bodies =
    [
        "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[{0}]]></Encrypt></xml>",
        "<xml><ToUserName>{0}</ToUserName><FromUserName>o</FromUserName><MsgType>text</MsgType><Content>{0}</Content><MsgId>1</MsgId></xml>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;{0}</Encrypt></xml>",
        "<!DOCTYPE x [<!ENTITY a \"{0}\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><xml><Encrypt>&b;&b;&b;</Encrypt></xml>",
        "{{\"Encrypt\":\"{0}\"}}",
        "<xml><Encrypt>{0}",
        "{0}",
    ];

    [Fact]
    public async Task Malformed_callbacks_are_refused_and_leave_nothing()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        using var client = new HttpClient { BaseAddress = stage.Address };
        var random = new Random(Seed);
        await SendAsync(client, random, AtOnce * 8, stage.Token);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var statuses = await SendAsync(client, random, Inputs, stage.Token);

        Assert.All(statuses.Keys, status => Assert.True(status is 400 or 403, $"{status}: {statuses[status]}"));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MostGrowth);
        Assert.DoesNotContain(Mark, stage.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("passwd", stage.Log.All, StringComparison.Ordinal);
        Assert.Empty(stage.Folder.FilesWith(Mark));
        Assert.False(string.IsNullOrEmpty((await stage.Account.Phone(Simulator.DefaultResidents.All[0].OpenId).SendTextAsync("菜单", stage.Token)).Reply?.Content));
    }

    private static async Task<Dictionary<int, int>> SendAsync(HttpClient client, Random random, int inputs, CancellationToken token)
    {
        var statuses = new Dictionary<int, int>();
        for (var sent = 0; sent < inputs; sent += AtOnce)
        {
            var requests = Enumerable.Range(0, AtOnce).Select(_ => Draw(random)).ToList();
            foreach (var status in await Task.WhenAll(requests.Select(request => StatusAsync(client, request, token))))
            {
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            }
        }

        return statuses;
    }

    private static async Task<int> StatusAsync(HttpClient client, HttpRequestMessage request, CancellationToken token)
    {
        using (request)
        {
            using var response = await client.SendAsync(request, token);
            return (int)response.StatusCode;
        }
    }

    private static HttpRequestMessage Draw(Random random)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string[] fields = ["signature", "msg_signature", "timestamp", "nonce", "openid", "encrypt_type", "echostr"];
        var query = string.Join('&', fields.Where(_ => random.Next(4) > 0).Select(field => $"{field}={Uri.EscapeDataString(field switch
        {
            "timestamp" => random.Next(3) == 0 ? "9999999999999999999" : $"{now}",
            "encrypt_type" => random.Next(2) == 0 ? "aes" : "raw",
            _ => Text(random, 40),
        })}"));
        var path = $"{Paths[random.Next(Paths.Length)]}?{query}";
        if (random.Next(8) == 0)
        {
            return new HttpRequestMessage(HttpMethod.Get, path);
        }

        var body = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Bodies[random.Next(Bodies.Length)], Text(random, 600)));
        for (var flips = random.Next(4); flips > 0 && body.Length > 0; flips--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("text/xml") } } };
    }

    private static string Text(Random random, int most)
    {
        var text = new StringBuilder(Mark);
        for (var length = random.Next(most); length > 0; length--)
        {
            text.Append((char)(random.Next(8) == 0 ? random.Next(1, 0xD800) : random.Next(33, 127)));
        }

        return text.ToString();
    }
}
