// The platform's side of the Official Account's callback: signs and encrypts as it does, and reads the answers.
using System.Globalization;
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Xml;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

/// <summary>A callback channel with a platform that talks to it.</summary>
public sealed class AccountSide
{
    public const string App = "wx2c2769f8efd9abc2";
    public const string Account = "gh_10f6c3c3ac5a";
    public const string Person = "oyORnuP8q7ou2gfYjqLzSIWZf0rs";
    public const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    public const string OlderKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    public AccountSide(string mode = "safe", Func<OfficialAccountOptions, OfficialAccountOptions>? change = null)
    {
        var options = new OfficialAccountOptions { AppId = App, AppSecret = new("s"), CallbackToken = new("QDG6eK"), EncodingAesKey = new(Key), Mode = mode };
        Options = change?.Invoke(options) ?? options;
        Callback = new OfficialAccountCallback(Options, new FakeTimeProvider(Now), new Random(6));
        Cipher = CipherOf(Key);
    }

    public OfficialAccountOptions Options { get; }

    public CallbackCipher Cipher { get; }

    public OfficialAccountCallback Callback { get; }

    public static string Seconds => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static CallbackCipher CipherOf(string key, string app = App) => new(new("QDG6eK"), new(key), app, new Random(5));

    public static string Text(string content, string person = Person, string id = "1") => CleanXml.Write(xml =>
    {
        xml.WriteCDataElement("ToUserName", Account);
        xml.WriteCDataElement("FromUserName", person);
        xml.WriteElementString("CreateTime", "1790000000");
        xml.WriteCDataElement("MsgType", "text");
        xml.WriteCDataElement("Content", content);
        xml.WriteElementString("MsgId", id);
    });

    public static string Xml(string type, string fields) =>
        $"<xml><ToUserName><![CDATA[{Account}]]></ToUserName><FromUserName><![CDATA[{Person}]]></FromUserName><CreateTime>1790000000</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}</xml>";

    public static byte[] Envelope(string encrypt, string beside = "") => Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{Account}]]></ToUserName>{beside}<Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>");

    public static CallbackQuery PlainQuery(string? openId = Person) =>
        new(null, Seconds, "n1") { Signature = CallbackSignature.Compute("QDG6eK", Seconds, "n1"), OpenId = openId };

    public CallbackQuery Query(string encrypt, CallbackCipher? cipher = null) =>
        PlainQuery() with { MsgSignature = (cipher ?? Cipher).Sign(Seconds, "n1", encrypt), EncryptType = "aes" };

    public InboundMessage Received(string xml) => Assert.IsType<CallbackResult.Message>(Send(xml)).Inbound;

    public CallbackResult Send(string xml, CallbackCipher? cipher = null)
    {
        var encrypt = (cipher ?? Cipher).Encrypt(Encoding.UTF8.GetBytes(xml));
        return Callback.Decode(Query(encrypt, cipher), Envelope(encrypt));
    }

    public CallbackResult SendPlain(string xml, CallbackQuery? query = null) => Callback.Decode(query ?? PlainQuery(), Encoding.UTF8.GetBytes(xml));

    public string Decrypted(string reply)
    {
        var envelope = SafeXml.Parse(reply)!;
        var result = Cipher.Decrypt(envelope.Value("MsgSignature"), envelope.Value("TimeStamp"), envelope.Value("Nonce"), envelope.Value("Encrypt"));
        Assert.True(result.IsOk);
        return Encoding.UTF8.GetString(result.Plain.Span);
    }
}
