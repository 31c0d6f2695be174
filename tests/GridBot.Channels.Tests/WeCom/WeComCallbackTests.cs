// The callback channel: what is refused with which status and word, and what is answered.
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.Crypto;
using GridBot.Channels.WeCom;
using GridBot.Channels.Xml;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class WeComCallbackTests
{
    private readonly PlatformSide platform = new();

    [Fact]
    public void the_address_check_gives_back_the_bare_text()
    {
        var (query, encrypt) = platform.Signed("1616140317555161061");
        Assert.Equal("1616140317555161061", Assert.IsType<CallbackResult.Echo>(platform.Callback.VerifyUrl(query with { EchoStr = encrypt })).Plaintext);
    }

    [Fact]
    public void the_address_check_refuses_what_a_message_would_be_refused_for()
    {
        var (query, encrypt) = platform.Signed("1");
        Refused(400, "query", platform.Callback.VerifyUrl(query));
        Refused(403, "signature", platform.Callback.VerifyUrl(query with { EchoStr = encrypt + "A" }));
        Refused(403, "timestamp", platform.Callback.VerifyUrl(query with { EchoStr = encrypt, Timestamp = "1" }));
    }

    [Theory]
    [InlineData(null, "1", "1")]
    [InlineData("a", null, "1")]
    [InlineData("a", "1", null)]
    [InlineData("", "1", "1")]
    [InlineData("a", "", "1")]
    [InlineData("a", "1", "")]
    [InlineData("a", "one", "1")]
    [InlineData("a", "-5", "1")]
    [InlineData("a", "99999999999999999999", "1")]
    public void a_query_that_lacks_something_is_400(string? signature, string? timestamp, string? nonce) =>
        Refused(400, "query", platform.Callback.Decode(new CallbackQuery(signature, timestamp, nonce), "<xml/>"u8));

    [Theory]
    [InlineData(-3600, true)]
    [InlineData(3600, true)]
    [InlineData(-3601, false)]
    [InlineData(3601, false)]
    [InlineData(long.MaxValue - 1_790_000_000, false)]
    public void the_timestamp_must_lie_in_the_window(long offset, bool accepted)
    {
        var result = platform.Send(PlatformSide.Text("x"), timestamp: PlatformSide.Now.ToUnixTimeSeconds() + offset);
        if (accepted)
        {
            Assert.IsType<CallbackResult.Message>(result);
        }
        else
        {
            Refused(403, "timestamp", result);
        }
    }

    [Fact]
    public void a_body_is_at_most_one_mebibyte()
    {
        var (query, _) = platform.Signed(PlatformSide.Text("x"));
        Refused(400, "size", platform.Callback.Decode(query, new byte[WeComCallback.MaxBodyBytes + 1]));
        Refused(400, "xml", platform.Callback.Decode(query, new byte[WeComCallback.MaxBodyBytes]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    public void an_envelope_that_cannot_be_read_is_400(string body) =>
        Refused(400, "xml", platform.Callback.Decode(platform.Signed(PlatformSide.Text("x")).Query, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void the_signature_is_checked_before_anything_is_decoded()
    {
        var (query, encrypt) = platform.Signed(PlatformSide.Text("x"));
        Refused(403, "signature", platform.Callback.Decode(query, PlatformSide.Envelope("***")));
        Refused(403, "signature", platform.Callback.Decode(query with { Nonce = "other" }, PlatformSide.Envelope(encrypt)));
        Refused(403, "signature", platform.Callback.Decode(query with { MsgSignature = new string('0', 40) }, PlatformSide.Envelope(encrypt)));
    }

    [Fact]
    public void signed_garbage_is_refused_by_the_step_that_finds_it()
    {
        Refused(400, "base64", platform.SendRaw("***"));
        Refused(400, "cipher", platform.SendRaw(Convert.ToBase64String(new byte[17])));
        Refused(400, "buffer", platform.SendRaw(Convert.ToBase64String(new byte[32])));
        var stranger = new CallbackCipher(PlatformSide.Options.CallbackToken, PlatformSide.Options.EncodingAesKey, "ww02", new Random(1));
        Refused(403, "receiver", platform.SendRaw(stranger.Encrypt(Encoding.UTF8.GetBytes(PlatformSide.Text("x")))));
        Refused(400, "xml", platform.SendRaw(platform.Cipher.Encrypt("no xml"u8)));
        Refused(400, "xml", platform.SendRaw(platform.Cipher.Encrypt("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>"u8)));
    }

    [Fact]
    public void without_a_legal_key_everything_is_403()
    {
        var (query, encrypt) = platform.Signed(PlatformSide.Text("x"));
        var keyless = new WeComCallback(PlatformSide.Options with { EncodingAesKey = new("short") }, new FakeTimeProvider(PlatformSide.Now), new Random(1));
        Refused(403, "key", keyless.Decode(query, PlatformSide.Envelope(encrypt)));
    }

    [Property(MaxTest = 300)]
    public void no_input_makes_it_throw(byte[] body, NonNull<string> signature, NonNull<string> nonce)
    {
        var timestamp = PlatformSide.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.IsType<CallbackResult.Refused>(platform.Callback.Decode(new CallbackQuery(signature.Get, timestamp, nonce.Get), body));
        Assert.IsType<CallbackResult.Refused>(platform.Callback.VerifyUrl(new CallbackQuery(signature.Get, timestamp, nonce.Get, signature.Get)));
    }

    [Fact]
    public void a_reply_is_signed_encrypted_and_goes_the_other_way()
    {
        var inner = SafeXml.Parse(platform.Decrypted(platform.Callback.EncodeReply(new PassiveReply.Text("记下了]]>😀\n1. 提交"), platform.Received(PlatformSide.Text("x", user: "zs")))))!;
        Assert.Equal(("zs", PlatformSide.Corp, "text", "记下了]]>😀\n1. 提交"), (inner.Value("ToUserName"), inner.Value("FromUserName"), inner.Value("MsgType"), inner.Value("Content")));
        Assert.Equal(PlatformSide.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), inner.Value("CreateTime"));
    }

    [Fact]
    public void a_long_reply_is_cut_between_characters()
    {
        var inner = SafeXml.Parse(platform.Decrypted(platform.Callback.EncodeReply(new PassiveReply.Text(string.Concat(Enumerable.Repeat("你👨‍👩‍👧", 300))), platform.Received(PlatformSide.Text("x")))))!;
        var content = inner.Value("Content");
        Assert.InRange(Encoding.UTF8.GetByteCount(content), WeComCallback.MaxReplyTextBytes - 24, WeComCallback.MaxReplyTextBytes);
        Assert.EndsWith("…", content, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', content);
    }

    [Fact]
    public void a_card_is_updated_only_in_answer_to_a_tap()
    {
        var tap = platform.Received(PlatformSide.Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey>"));
        var inner = SafeXml.Parse(platform.Decrypted(platform.Callback.EncodeReply(new PassiveReply.UpdateButton("已选:是"), tap)))!;
        Assert.Equal(("update_button", "已选:是"), (inner.Value("MsgType"), inner.Child("Button")!.Value("ReplaceName")));
        Assert.Equal("", platform.Callback.EncodeReply(new PassiveReply.UpdateButton("x"), platform.Received(PlatformSide.Text("x"))));
    }

    [Fact]
    public void nothing_to_say_is_an_empty_body()
    {
        Assert.Equal("", platform.Callback.EncodeReply(new PassiveReply.None(), platform.Received(PlatformSide.Text("x"))));
        Assert.Equal("", platform.Callback.EncodeReply(new PassiveReply.Text(""), platform.Received(PlatformSide.Text("x"))));
    }

    private static void Refused(int status, string reason, CallbackResult result) => Assert.Equal(new CallbackResult.Refused(status, reason), result);
}
