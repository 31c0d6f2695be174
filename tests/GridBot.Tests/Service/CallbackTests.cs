// What arrives at the callback address and is refused: at once, with a reason in the log, never with its content.
using System.Net;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class CallbackTests
{
    private const string Words = "和平路12号3单元楼道堆满纸箱";

    [Fact]
    public async Task The_address_check_is_answered_with_the_bare_plaintext()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        const string plain = "1616140317555161061";
        var echo = stage.Client.Encrypt(plain);
        var (status, body) = await stage.Client.GetAsync($"/wecom/callback?{stage.Client.Query(echo)}&echostr={Uri.EscapeDataString(echo)}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(plain, body);
        (status, body) = await stage.Client.GetAsync($"/wecom/callback?{stage.Client.Query(echo)}0&echostr={Uri.EscapeDataString(echo + "AAAA")}");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(body);
        (status, _) = await stage.Client.GetAsync("/wecom/callback");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task What_is_forged_or_broken_is_refused_with_one_word_in_the_log()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        var client = stage.Client;
        var inner = CallbackClient.Inner("zhang", "text", $"<Content>{Words}</Content><MsgId>{CallbackClient.NewId()}</MsgId>");
        var good = client.Encrypt(inner);
        var foreign = new GridBot.Simulator.Crypto.CallbackCipher(FakeWeCom.Token, FakeWeCom.AesKey, "ww9999999999999999").Encrypt(inner, new byte[16]);
        var blocks = Convert.ToBase64String(new byte[64]);
        var old = CallbackClient.Now() - 7200;
        (string Reason, HttpStatusCode Status, string Query, string Body)[] cases =
        [
            ("signature", HttpStatusCode.Forbidden, client.Query(good), CallbackClient.Envelope(client.Encrypt(inner))),
            ("timestamp", HttpStatusCode.Forbidden, client.Query(good, old), CallbackClient.Envelope(good)),
            ("timestamp", HttpStatusCode.Forbidden, client.Query(good, CallbackClient.Now() + 7200), CallbackClient.Envelope(good)),
            ("receiver", HttpStatusCode.Forbidden, client.Query(foreign), CallbackClient.Envelope(foreign)),
            ("buffer", HttpStatusCode.BadRequest, client.Query(blocks), CallbackClient.Envelope(blocks)),
            ("cipher", HttpStatusCode.BadRequest, client.Query("QUJD"), CallbackClient.Envelope("QUJD")),
            ("base64", HttpStatusCode.BadRequest, client.Query("%%%"), CallbackClient.Envelope("%%%")),
            ("xml", HttpStatusCode.BadRequest, client.Query(good), CallbackClient.Envelope(good)[..80]),
            ("xml", HttpStatusCode.BadRequest, client.Query(good), ""),
            ("query", HttpStatusCode.BadRequest, "", CallbackClient.Envelope(good)),
            ("query", HttpStatusCode.BadRequest, client.Query(good).Replace("timestamp=", "timestamp=x", StringComparison.Ordinal), CallbackClient.Envelope(good)),
            ("size", HttpStatusCode.BadRequest, client.Query(good), CallbackClient.Envelope(good) + new string(' ', 1 << 20)),
        ];
        foreach (var (reason, status, query, body) in cases)
        {
            var before = stage.Log.Lines.Count;
            var answer = await client.PostRawAsync(query, body);
            Assert.Equal((reason, status), (reason, answer.Status));
            Assert.Empty(answer.Raw);
            var lines = stage.Log.Lines.Skip(before).Where(line => line.Contains("[1001]", StringComparison.Ordinal)).ToList();
            Assert.EndsWith($"refused: {reason} ", Assert.Single(lines), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Words, stage.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang", stage.Log.All, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("person"));
        Assert.Contains("""gridbot_callbacks_refused_total{channel="wecom",reason="signature"} 1""", await stage.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xml_inside_a_genuine_callback_that_is_broken_or_hostile_is_refused_or_ignored()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        var bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>" + CallbackClient.Inner("zhang", "text", "<Content>&c;</Content><MsgId>1</MsgId>");
        foreach (var inner in (string[])[bomb, "<xml><FromUserName>zhang", "no xml at all", ""])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await stage.Client.PostAsync(inner)).Status);
        }

        foreach (var inner in (string[])["<xml/>", CallbackClient.Inner("zhang", "event", "<Event>hologram</Event>"), CallbackClient.Inner("zhang", "event", "<Event>LOCATION</Event>")])
        {
            var answer = await stage.Client.PostAsync(inner);
            Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Raw));
        }

        Assert.Equal(0, await stage.CountAsync("seen"));
    }
}
