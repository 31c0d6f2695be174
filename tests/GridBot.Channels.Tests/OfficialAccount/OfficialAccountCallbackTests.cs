// The Official Account's callback: what each mode takes, what is refused with which status and word, and what is answered.
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Xml;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountCallbackTests
{
    private static readonly AccountSide Safe = new();
    private static readonly AccountSide Compatible = new("compatible");
    private static readonly AccountSide Plain = new("plain", o => o with { EncodingAesKey = Secret.None });

    [Fact]
    public void the_address_check_gives_back_the_bare_text_and_nothing_a_browser_could_run()
    {
        var query = AccountSide.PlainQuery() with { EchoStr = "4375120948345356249" };
        Assert.Equal(new CallbackResult.Echo("4375120948345356249"), Safe.Callback.VerifyUrl(query));
        Refused(403, "signature", Safe.Callback.VerifyUrl(query with { Signature = new string('0', 40) }));
        Refused(403, "timestamp", Safe.Callback.VerifyUrl(query with { Timestamp = "1" }));
        Refused(400, "query", Safe.Callback.VerifyUrl(query with { Signature = null }));
        foreach (var echo in (string?[])[null, "", "<script>alert(1)</script>", "a b", "1\n", "１", new string('1', 129)])
        {
            Refused(400, "query", Safe.Callback.VerifyUrl(query with { EchoStr = echo }));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("raw")]
    [InlineData("none")]
    public void a_request_may_not_choose_plain_where_safe_is_configured(string? encryptType)
    {
        Refused(403, "mode", Safe.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery() with { EncryptType = encryptType }));

        // Nor with everything else that a safe message has.
        var encrypt = Safe.Cipher.Encrypt(Encoding.UTF8.GetBytes(AccountSide.Text("x")));
        Refused(403, "mode", Safe.Callback.Decode(Safe.Query(encrypt) with { EncryptType = encryptType }, AccountSide.Envelope(encrypt)));
    }

    [Fact]
    public void a_mode_that_is_none_counts_as_safe() => Refused(403, "mode", new AccountSide("Plain").SendPlain(AccountSide.Text("x")));

    [Fact]
    public void in_safe_mode_the_signature_over_the_cipher_text_counts_and_not_the_other()
    {
        var encrypt = Safe.Cipher.Encrypt(Encoding.UTF8.GetBytes(AccountSide.Text("x")));
        var query = Safe.Query(encrypt);
        Assert.IsType<CallbackResult.Message>(Safe.Callback.Decode(query with { Signature = "wrong" }, AccountSide.Envelope(encrypt)));
        Refused(403, "signature", Safe.Callback.Decode(query with { MsgSignature = query.Signature }, AccountSide.Envelope(encrypt)));
        Refused(400, "query", Safe.Callback.Decode(query with { MsgSignature = null }, AccountSide.Envelope(encrypt)));
        Refused(403, "timestamp", Safe.Callback.Decode(query with { Timestamp = "1" }, AccountSide.Envelope(encrypt)));
        Refused(400, "xml", Safe.Callback.Decode(query, "<xml/>"u8));
        Refused(400, "xml", Safe.Callback.Decode(query, "{}"u8));
        Refused(400, "size", Safe.Callback.Decode(query, new byte[OfficialAccountCallback.MaxBodyBytes + 1]));
    }

    [Fact]
    public void in_compatible_mode_only_the_cipher_text_is_trusted_where_there_is_one()
    {
        var encrypt = Compatible.Cipher.Encrypt(Encoding.UTF8.GetBytes(AccountSide.Text("true")));
        var body = AccountSide.Envelope(encrypt, "<FromUserName>intruder</FromUserName><MsgType>text</MsgType><Content>false</Content><MsgId>9</MsgId>");
        var message = Assert.IsType<CallbackResult.Message>(Compatible.Callback.Decode(Compatible.Query(encrypt), body)).Inbound;
        Assert.Equal(("true", AccountSide.Person, true), (message.Text, message.UserId, message.IsEncrypted));
        Refused(403, "signature", Compatible.Callback.Decode(Compatible.Query(encrypt) with { MsgSignature = "no" }, body));
        Assert.False(Assert.IsType<CallbackResult.Message>(Compatible.SendPlain(AccountSide.Text("x"))).Inbound.IsEncrypted);
    }

    [Fact]
    public void in_plain_mode_signature_time_and_sender_are_checked()
    {
        var message = Assert.IsType<CallbackResult.Message>(Plain.SendPlain(AccountSide.Text("你好"))).Inbound;
        Assert.Equal(("你好", AccountSide.Person, AccountSide.Account, false), (message.Text, message.PlatformUserId, message.AgentId, message.IsEncrypted));
        Assert.IsType<CallbackResult.Message>(Plain.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery(openId: null)));
        Refused(403, "signature", Plain.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery() with { Nonce = "other" }));
        Refused(400, "query", Plain.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery() with { Signature = "" }));
        Refused(403, "timestamp", Plain.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery() with { Timestamp = "1" }));
        Refused(403, "sender", Plain.SendPlain(AccountSide.Text("x"), AccountSide.PlainQuery(openId: "another")));
        Refused(403, "sender", Plain.SendPlain(AccountSide.Text("x", person: "a|b"), AccountSide.PlainQuery(openId: "a|b")));
        Refused(403, "sender", Plain.SendPlain("<xml><FromUserName>a</FromUserName></xml>", AccountSide.PlainQuery(openId: null)));
        Refused(400, "xml", Plain.SendPlain("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>"));
        var encrypt = Plain.Cipher.Encrypt(Encoding.UTF8.GetBytes(AccountSide.Text("x")));
        Refused(403, "mode", Plain.Callback.Decode(Plain.Query(encrypt), AccountSide.Envelope(encrypt)));
    }

    [Fact]
    public void during_a_change_of_keys_both_open()
    {
        var older = AccountSide.CipherOf(AccountSide.OlderKey);
        Assert.True(Safe.Send(AccountSide.Text("x"), older) is CallbackResult.Refused { Reason: "buffer" or "receiver" });
        var both = new AccountSide(change: o => o with { PreviousEncodingAesKey = new(AccountSide.OlderKey) });
        Assert.IsType<CallbackResult.Message>(both.Send(AccountSide.Text("x"), older));
        Assert.IsType<CallbackResult.Message>(both.Send(AccountSide.Text("x")));
        var encrypt = older.Encrypt("x"u8);
        Refused(403, "signature", both.Callback.Decode(both.Query(encrypt) with { Nonce = "n2" }, AccountSide.Envelope(encrypt)));
        Refused(403, "receiver", both.Send(AccountSide.Text("x"), AccountSide.CipherOf(AccountSide.Key, "wx0")));
    }

    [Fact]
    public void nothing_to_say_is_success()
    {
        var message = Safe.Received(AccountSide.Text("x"));
        Assert.Equal("success", Safe.Callback.EncodeReply(new PassiveReply.None(), message));
        Assert.Equal("success", Safe.Callback.EncodeReply(new PassiveReply.Text(""), message));
        Assert.Equal("success", Safe.Callback.EncodeReply(new PassiveReply.UpdateButton("x"), message));
    }

    [Fact]
    public void a_reply_goes_the_way_the_message_came()
    {
        var reply = new PassiveReply.Text("记下了]]>😀\n1. 提交");
        Check(Safe.Decrypted(Safe.Callback.EncodeReply(reply, Safe.Received(AccountSide.Text("x")))));
        Check(Compatible.Decrypted(Compatible.Callback.EncodeReply(reply, Compatible.Received(AccountSide.Text("x")))));
        Check(Compatible.Callback.EncodeReply(reply, ((CallbackResult.Message)Compatible.SendPlain(AccountSide.Text("x"))).Inbound));
        Check(Plain.Callback.EncodeReply(reply, ((CallbackResult.Message)Plain.SendPlain(AccountSide.Text("x"))).Inbound));

        static void Check(string xml)
        {
            var inner = SafeXml.Parse(xml)!;
            Assert.Equal((AccountSide.Person, AccountSide.Account, AccountSide.Seconds, "text", "记下了]]>😀\n1. 提交"),
                (inner.Value("ToUserName"), inner.Value("FromUserName"), inner.Value("CreateTime"), inner.Value("MsgType"), inner.Value("Content")));
        }
    }

    [Fact]
    public void a_long_reply_is_cut_between_characters()
    {
        var reply = Safe.Callback.EncodeReply(new PassiveReply.Text(string.Concat(Enumerable.Repeat("你👨‍👩‍👧", 300))), Safe.Received(AccountSide.Text("x")));
        var content = SafeXml.Parse(Safe.Decrypted(reply))!.Value("Content");
        Assert.InRange(Encoding.UTF8.GetByteCount(content), OfficialAccountCallback.MaxReplyTextBytes - 24, OfficialAccountCallback.MaxReplyTextBytes);
        Assert.DoesNotContain('\uFFFD', content);
    }

    [Property(MaxTest = 300)]
    public void no_input_makes_it_throw(byte[] body, string signature, string nonce, string encryptType, string echo)
    {
        var query = new CallbackQuery(signature, AccountSide.Seconds, nonce, echo) { Signature = signature, EncryptType = encryptType, OpenId = nonce };
        foreach (var side in (AccountSide[])[Safe, Compatible, Plain])
        {
            foreach (var tried in (CallbackQuery[])[query, query with { EncryptType = "aes" }, AccountSide.PlainQuery() with { EchoStr = echo }])
            {
                Assert.IsType<CallbackResult.Refused>(side.Callback.Decode(tried, body));
                Assert.True(side.Callback.VerifyUrl(tried) is CallbackResult.Refused or CallbackResult.Echo);
            }
        }
    }

    [Property(MaxTest = 300)]
    public void what_is_written_arrives(NonNull<string> content, bool encrypted)
    {
        var text = CleanXml.Clean(content.Get).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var result = encrypted ? Safe.Send(AccountSide.Text(text)) : Plain.SendPlain(AccountSide.Text(text));
        Assert.Equal(text, Assert.IsType<CallbackResult.Message>(result).Inbound.Text);
    }

    private static void Refused(int status, string reason, CallbackResult result) => Assert.Equal(new CallbackResult.Refused(status, reason), result);
}
