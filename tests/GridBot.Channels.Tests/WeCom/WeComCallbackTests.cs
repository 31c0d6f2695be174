// The callback channel: what is refused with which status and word, and what every kind of message and event becomes.
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
    private const string Corp = "ww01";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    private static readonly WeComOptions Options = new()
    {
        CorpId = Corp, AgentId = 1000002, Secret = new("s"), CallbackToken = new("QDG6eK"), EncodingAesKey = new("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
    };

    private readonly CallbackCipher platform = new(Options.CallbackToken, Options.EncodingAesKey, Corp, new Random(5));

    private readonly WeComCallback callback = new(Options, new FakeTimeProvider(Now), new Random(6));

    [Fact]
    public void the_address_check_gives_back_the_bare_text()
    {
        var (query, encrypt) = Signed("1616140317555161061");
        Assert.Equal("1616140317555161061", Assert.IsType<CallbackResult.Echo>(callback.VerifyUrl(query with { EchoStr = encrypt })).Plaintext);
    }

    [Fact]
    public void the_address_check_refuses_what_a_message_would_be_refused_for()
    {
        var (query, encrypt) = Signed("1");
        Refused(400, "query", callback.VerifyUrl(query));
        Refused(403, "signature", callback.VerifyUrl(query with { EchoStr = encrypt + "A" }));
        Refused(403, "timestamp", callback.VerifyUrl(query with { EchoStr = encrypt, Timestamp = "1" }));
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
        Refused(400, "query", callback.Decode(new CallbackQuery(signature, timestamp, nonce), "<xml/>"u8));

    [Theory]
    [InlineData(-3600, true)]
    [InlineData(3600, true)]
    [InlineData(-3601, false)]
    [InlineData(3601, false)]
    [InlineData(long.MaxValue - 1_790_000_000, false)]
    public void the_timestamp_must_lie_in_the_window(long offset, bool accepted)
    {
        var result = Send(Text("x"), timestamp: Now.ToUnixTimeSeconds() + offset);
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
        var (query, _) = Signed(Text("x"));
        Refused(400, "size", callback.Decode(query, new byte[WeComCallback.MaxBodyBytes + 1]));
        Refused(400, "xml", callback.Decode(query, new byte[WeComCallback.MaxBodyBytes]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    public void an_envelope_that_cannot_be_read_is_400(string body) =>
        Refused(400, "xml", callback.Decode(Signed(Text("x")).Query, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void the_signature_is_checked_before_anything_is_decoded()
    {
        var (query, encrypt) = Signed(Text("x"));
        Refused(403, "signature", callback.Decode(query, Envelope("***")));
        Refused(403, "signature", callback.Decode(query with { Nonce = "other" }, Envelope(encrypt)));
        Refused(403, "signature", callback.Decode(query with { MsgSignature = new string('0', 40) }, Envelope(encrypt)));
    }

    [Fact]
    public void signed_garbage_is_refused_by_the_step_that_finds_it()
    {
        Refused(400, "base64", SendRaw("***"));
        Refused(400, "cipher", SendRaw(Convert.ToBase64String(new byte[17])));
        Refused(400, "buffer", SendRaw(Convert.ToBase64String(new byte[32])));
        var stranger = new CallbackCipher(Options.CallbackToken, Options.EncodingAesKey, "ww02", new Random(1));
        Refused(403, "receiver", SendRaw(stranger.Encrypt(Encoding.UTF8.GetBytes(Text("x")))));
        Refused(400, "xml", SendRaw(platform.Encrypt("no xml"u8)));
        Refused(400, "xml", SendRaw(platform.Encrypt("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>"u8)));
    }

    [Fact]
    public void without_a_legal_key_everything_is_403()
    {
        var (query, encrypt) = Signed(Text("x"));
        var keyless = new WeComCallback(Options with { EncodingAesKey = new("short") }, new FakeTimeProvider(Now), new Random(1));
        Refused(403, "key", keyless.Decode(query, Envelope(encrypt)));
    }

    [Property(MaxTest = 300)]
    public void no_input_makes_it_throw(byte[] body, NonNull<string> signature, NonNull<string> nonce)
    {
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.IsType<CallbackResult.Refused>(callback.Decode(new CallbackQuery(signature.Get, timestamp, nonce.Get), body));
        Assert.IsType<CallbackResult.Refused>(callback.VerifyUrl(new CallbackQuery(signature.Get, timestamp, nonce.Get, signature.Get)));
    }

    [Property(MaxTest = 300)]
    public void any_text_arrives_without_what_xml_forbids(NonNull<string> text)
    {
        var expected = CleanXml.Clean(text.Get).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Assert.Equal(expected, Received(Text(text.Get)).Text);
    }

    [Fact]
    public void user_ids_are_compared_in_lower_case_and_answered_as_spelled()
    {
        var message = Received(Text("x", user: "ZhangSan"));
        Assert.Equal("zhangsan", message.UserId);
        Assert.Equal("ZhangSan", message.PlatformUserId);
        Assert.Contains("<ToUserName><![CDATA[ZhangSan]]>", Decrypted(callback.EncodeReply(new PassiveReply.Text("好"), message)), StringComparison.Ordinal);
    }

    [Fact]
    public void all_kinds_of_messages_are_read()
    {
        Assert.Equal((InboundKind.Image, "M1"), Media(Received(Xml("image", "<PicUrl>http://p/0</PicUrl><MediaId>M1</MediaId><MsgId>1</MsgId>"))));
        Assert.Equal((InboundKind.Voice, "M2"), Media(Received(Xml("voice", "<MediaId>M2</MediaId><Format>amr</Format><MsgId>2</MsgId>"))));
        Assert.Equal((InboundKind.Video, "M3"), Media(Received(Xml("video", "<MediaId>M3</MediaId><ThumbMediaId>T3</ThumbMediaId><MsgId>3</MsgId>"))));
        var place = Received(Xml("location", "<Location_X>38.914</Location_X><Location_Y>121.614</Location_Y><Scale>20</Scale><Label>中山广场</Label><AppType>wxwork</AppType><MsgId>4</MsgId>"));
        Assert.Equal((InboundKind.Location, 38.914, 121.614, "中山广场"), (place.Kind, place.Latitude, place.Longitude, place.PlaceLabel));
        var link = Received(Xml("link", "<Title>t</Title><Description>d</Description><Url>u</Url><PicUrl>p</PicUrl><MsgId>5</MsgId>"));
        Assert.Equal((InboundKind.Link, "t\nd\nu"), (link.Kind, link.Text));
    }

    [Theory]
    [InlineData("<Location_X>x</Location_X><Location_Y>121</Location_Y>")]
    [InlineData("<Location_X>91</Location_X><Location_Y>121</Location_Y>")]
    [InlineData("<Location_X>38</Location_X><Location_Y>NaN</Location_Y>")]
    [InlineData("")]
    public void a_place_off_the_earth_has_no_coordinates(string fields)
    {
        var place = Received(Xml("location", fields + "<Label>x</Label><MsgId>4</MsgId>"));
        Assert.Equal((InboundKind.Location, null, null, "x"), (place.Kind, place.Latitude, place.Longitude, place.PlaceLabel));
    }

    [Theory]
    [InlineData("subscribe", "", InboundKind.Subscribed)]
    [InlineData("unsubscribe", "", InboundKind.Unsubscribed)]
    [InlineData("enter_agent", "<EventKey/>", InboundKind.Entered)]
    [InlineData("click", "<EventKey>K</EventKey>", InboundKind.MenuClick)]
    [InlineData("scancode_push", "<EventKey>K</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>", InboundKind.MenuClick)]
    [InlineData("scancode_waitmsg", "<EventKey>K</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>", InboundKind.MenuClick)]
    [InlineData("view", "<EventKey>http://x</EventKey>", InboundKind.Ignored)]
    [InlineData("LOCATION", "<Latitude>1</Latitude><Longitude>2</Longitude><Precision>3</Precision>", InboundKind.Ignored)]
    [InlineData("taskcard_click", "<EventKey>K</EventKey><TaskId>T</TaskId>", InboundKind.CardTap)]
    [InlineData("template_card_event", "<EventKey>K</EventKey><TaskId>T</TaskId><CardType>button_interaction</CardType><ResponseCode>R</ResponseCode>", InboundKind.CardTap)]
    [InlineData("template_card_menu_event", "<EventKey>K</EventKey><TaskId>T</TaskId><CardType>text_notice</CardType><ResponseCode>R</ResponseCode>", InboundKind.CardTap)]
    [InlineData("close_inactive_agent", "", InboundKind.Ignored)]
    [InlineData("reopen_inactive_agent", "", InboundKind.Ignored)]
    [InlineData("switch_workbench_mode", "<Mode>1</Mode>", InboundKind.Ignored)]
    [InlineData("batch_job_result", "<BatchJob><JobId>j</JobId><JobType>t</JobType><ErrCode>0</ErrCode><ErrMsg>ok</ErrMsg></BatchJob>", InboundKind.Ignored)]
    [InlineData("change_contact", "<ChangeType>update_user</ChangeType><UserID>u</UserID>", InboundKind.Ignored)]
    [InlineData("change_contact", "<ChangeType>one_of_tomorrow</ChangeType>", InboundKind.Ignored)]
    [InlineData("an_event_of_tomorrow", "", InboundKind.Ignored)]
    public void all_kinds_of_events_are_read(string name, string fields, InboundKind kind) =>
        Assert.Equal(kind, Received(Xml("event", $"<Event><![CDATA[{name}]]></Event>{fields}")).Kind);

    [Theory]
    [InlineData("<xml/>")]
    [InlineData("<xml><MsgType>text</MsgType><Content>x</Content></xml>")]
    [InlineData("<xml><FromUserName>u</FromUserName></xml>")]
    [InlineData("<xml><FromUserName>u</FromUserName><MsgType>hologram</MsgType><CreateTime>99999999999999999</CreateTime></xml>")]
    public void what_is_not_known_is_acknowledged_and_ignored(string xml)
    {
        var message = Received(xml);
        Assert.Equal(InboundKind.Ignored, message.Kind);
        Assert.Equal(Now, message.SentAt);
    }

    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    public void a_tap_on_a_card_is_read_in_both_spellings(string list, string item)
    {
        var tap = Received(Xml("event",
            $"<Event>template_card_event</Event><EventKey>q1:yes</EventKey><TaskId>t-1</TaskId><ResponseCode>RC1</ResponseCode><agentid>7</agentid>"
            + $"<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><{list}><{item}>o1</{item}><{item}>o2</{item}></{list}></SelectedItem></SelectedItems>"));
        Assert.Equal((InboundKind.CardTap, "q1:yes", "t-1", "RC1", "7"), (tap.Kind, tap.EventKey, tap.TaskId, tap.ResponseCode, tap.AgentId));
        var selection = Assert.Single(tap.Selections);
        Assert.Equal("q", selection.QuestionKey);
        Assert.Equal(["o1", "o2"], selection.OptionIds);
    }

    [Fact]
    public void a_second_delivery_has_the_same_key_even_with_its_elements_in_another_order()
    {
        const string first = "<xml><FromUserName>u</FromUserName><CreateTime>5</CreateTime><MsgType>event</MsgType><Event>click</Event><EventKey>a</EventKey><AgentID>1</AgentID></xml>";
        const string again = "<xml>\n<AgentID>1</AgentID><EventKey><![CDATA[a]]></EventKey>\n<Event>click</Event><MsgType>event</MsgType><CreateTime>5</CreateTime><FromUserName>u</FromUserName></xml>";
        Assert.Equal(Received(first).Key, Received(again).Key);
        Assert.Matches("^[0-9a-f]{64}$", Received(first).Key);
        Assert.Equal(Received(Text("x", id: "9")).Key, Received(Text("x", id: "9")).Key);
    }

    [Fact]
    public void different_messages_and_events_of_one_second_have_different_keys()
    {
        string[] all =
        [
            Text("x", id: "1"), Text("x", id: "2"), Text("x", id: "1", user: "other"),
            Xml("event", "<Event>click</Event><EventKey>a</EventKey>"), Xml("event", "<Event>click</Event><EventKey>b</EventKey>"),
            Xml("event", "<Event>unsubscribe</Event><AgentID>1</AgentID>"), Xml("event", "<Event>unsubscribe</Event><AgentID>2</AgentID>"),
            Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey><TaskId>1</TaskId>"), Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey><TaskId>2</TaskId>"),
            Xml("event", "<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>1</UserID>"), Xml("event", "<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>2</UserID>"),
        ];
        Assert.Equal(all.Length, all.Select(x => Received(x).Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void a_reply_is_signed_encrypted_and_goes_the_other_way()
    {
        var inner = SafeXml.Parse(Decrypted(callback.EncodeReply(new PassiveReply.Text("记下了]]>😀\n1. 提交"), Received(Text("x", user: "zs")))))!;
        Assert.Equal(("zs", Corp, "text", "记下了]]>😀\n1. 提交"), (inner.Value("ToUserName"), inner.Value("FromUserName"), inner.Value("MsgType"), inner.Value("Content")));
        Assert.Equal(Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), inner.Value("CreateTime"));
    }

    [Fact]
    public void a_long_reply_is_cut_between_characters()
    {
        var inner = SafeXml.Parse(Decrypted(callback.EncodeReply(new PassiveReply.Text(string.Concat(Enumerable.Repeat("你👨‍👩‍👧", 300))), Received(Text("x")))))!;
        var content = inner.Value("Content");
        Assert.InRange(Encoding.UTF8.GetByteCount(content), WeComCallback.MaxReplyTextBytes - 24, WeComCallback.MaxReplyTextBytes);
        Assert.EndsWith("…", content, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', content);
    }

    [Fact]
    public void a_card_is_updated_only_in_answer_to_a_tap()
    {
        var tap = Received(Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey>"));
        var inner = SafeXml.Parse(Decrypted(callback.EncodeReply(new PassiveReply.UpdateButton("已选:是"), tap)))!;
        Assert.Equal(("update_button", "已选:是"), (inner.Value("MsgType"), inner.Child("Button")!.Value("ReplaceName")));
        Assert.Equal("", callback.EncodeReply(new PassiveReply.UpdateButton("x"), Received(Text("x"))));
    }

    [Fact]
    public void nothing_to_say_is_an_empty_body()
    {
        Assert.Equal("", callback.EncodeReply(new PassiveReply.None(), Received(Text("x"))));
        Assert.Equal("", callback.EncodeReply(new PassiveReply.Text(""), Received(Text("x"))));
    }

    private static void Refused(int status, string reason, CallbackResult result) => Assert.Equal(new CallbackResult.Refused(status, reason), result);

    private static (InboundKind Kind, string MediaId) Media(InboundMessage message) => (message.Kind, message.MediaId);

    private static string Text(string content, string user = "zs", string id = "1") => CleanXml.Write(xml =>
    {
        xml.WriteCDataElement("ToUserName", Corp);
        xml.WriteCDataElement("FromUserName", user);
        xml.WriteElementString("CreateTime", "1790000000");
        xml.WriteCDataElement("MsgType", "text");
        xml.WriteCDataElement("Content", content);
        xml.WriteElementString("MsgId", id);
    });

    private static string Xml(string type, string fields) =>
        $"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><FromUserName><![CDATA[zs]]></FromUserName><CreateTime>1790000000</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}</xml>";

    private static byte[] Envelope(string encrypt) =>
        Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><AgentID><![CDATA[1]]></AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>");

    private InboundMessage Received(string xml) => Assert.IsType<CallbackResult.Message>(Send(xml)).Inbound;

    private CallbackResult Send(string xml, long? timestamp = null) => SendRaw(platform.Encrypt(Encoding.UTF8.GetBytes(xml)), timestamp);

    private CallbackResult SendRaw(string encrypt, long? timestamp = null) => callback.Decode(Query(encrypt, timestamp), Envelope(encrypt));

    private (CallbackQuery Query, string Encrypt) Signed(string plain)
    {
        var encrypt = platform.Encrypt(Encoding.UTF8.GetBytes(plain));
        return (Query(encrypt, null), encrypt);
    }

    private CallbackQuery Query(string encrypt, long? timestamp)
    {
        var seconds = (timestamp ?? Now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return new(platform.Sign(seconds, "n1", encrypt), seconds, "n1");
    }

    private string Decrypted(string reply)
    {
        var envelope = SafeXml.Parse(reply)!;
        var result = platform.Decrypt(envelope.Value("MsgSignature"), envelope.Value("TimeStamp"), envelope.Value("Nonce"), envelope.Value("Encrypt"));
        Assert.True(result.IsOk);
        return Encoding.UTF8.GetString(result.Plain.Span);
    }
}
