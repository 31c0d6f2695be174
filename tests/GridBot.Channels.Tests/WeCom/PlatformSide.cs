// The platform's side of the callback: signs and encrypts as WeCom does, and reads the answers.
using System.Globalization;
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.WeCom;
using GridBot.Channels.Xml;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

/// <summary>A callback channel with a platform that talks to it.</summary>
public sealed class PlatformSide
{
    public const string Corp = "ww01";

    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    public static readonly WeComOptions Options = new()
    {
        CorpId = Corp, AgentId = 1000002, Secret = new("s"), CallbackToken = new("QDG6eK"), EncodingAesKey = new("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
    };

    public CallbackCipher Cipher { get; } = new(Options.CallbackToken, Options.EncodingAesKey, Corp, new Random(5));

    public WeComCallback Callback { get; } = new(Options, new FakeTimeProvider(Now), new Random(6));

    public static string Text(string content, string user = "zs", string id = "1") => CleanXml.Write(xml =>
    {
        xml.WriteCDataElement("ToUserName", Corp);
        xml.WriteCDataElement("FromUserName", user);
        xml.WriteElementString("CreateTime", "1790000000");
        xml.WriteCDataElement("MsgType", "text");
        xml.WriteCDataElement("Content", content);
        xml.WriteElementString("MsgId", id);
    });

    public static string Xml(string type, string fields) =>
        $"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><FromUserName><![CDATA[zs]]></FromUserName><CreateTime>1790000000</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}</xml>";

    public static byte[] Envelope(string encrypt) =>
        Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><AgentID><![CDATA[1]]></AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>");

    public InboundMessage Received(string xml) => Assert.IsType<CallbackResult.Message>(Send(xml)).Inbound;

    public CallbackResult Send(string xml, long? timestamp = null) => SendRaw(Cipher.Encrypt(Encoding.UTF8.GetBytes(xml)), timestamp);

    public CallbackResult SendRaw(string encrypt, long? timestamp = null) => Callback.Decode(Query(encrypt, timestamp), Envelope(encrypt));

    public (CallbackQuery Query, string Encrypt) Signed(string plain)
    {
        var encrypt = Cipher.Encrypt(Encoding.UTF8.GetBytes(plain));
        return (Query(encrypt, null), encrypt);
    }

    public CallbackQuery Query(string encrypt, long? timestamp)
    {
        var seconds = (timestamp ?? Now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return new(Cipher.Sign(seconds, "n1", encrypt), seconds, "n1");
    }

    public string Decrypted(string reply)
    {
        var envelope = SafeXml.Parse(reply)!;
        var result = Cipher.Decrypt(envelope.Value("MsgSignature"), envelope.Value("TimeStamp"), envelope.Value("Nonce"), envelope.Value("Encrypt"));
        Assert.True(result.IsOk);
        return Encoding.UTF8.GetString(result.Plain.Span);
    }
}
