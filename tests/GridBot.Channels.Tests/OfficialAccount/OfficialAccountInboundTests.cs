// Every message and event of the Official Account, and which of them are the same.
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountInboundTests
{
    private readonly AccountSide platform = new();

    [Fact]
    public void a_text_is_read_with_its_sender_as_he_is_spelled()
    {
        var message = platform.Received(AccountSide.Text("路灯坏了", person: "oAbC-_9"));
        Assert.Equal(("official-account", InboundKind.Text, "路灯坏了", "oAbC-_9", "oAbC-_9", AccountSide.Account),
            (message.Channel, message.Kind, message.Text, message.UserId, message.PlatformUserId, message.AgentId));
        Assert.Equal(AccountSide.Now, message.SentAt);
        Assert.Equal($"official-account Text {message.Key}", message.ToString());
    }

    [Theory]
    [InlineData("image", "<PicUrl>http://p/0</PicUrl><MediaId>M1</MediaId>", InboundKind.Image)]
    [InlineData("voice", "<MediaId>M1</MediaId><Format>amr</Format><MediaId16K>M16</MediaId16K><Recognition>not this</Recognition>", InboundKind.Voice)]
    [InlineData("voice", "<MediaId>M1</MediaId><Format>amr</Format><Recognition></Recognition>", InboundKind.Voice)]
    [InlineData("video", "<MediaId>M1</MediaId><ThumbMediaId>T</ThumbMediaId>", InboundKind.Video)]
    [InlineData("shortvideo", "<MediaId>M1</MediaId><ThumbMediaId>T</ThumbMediaId>", InboundKind.Video)]
    public void media_are_named_by_their_id(string type, string fields, InboundKind kind)
    {
        var message = platform.Received(AccountSide.Xml(type, fields + "<MsgId>1</MsgId>"));
        Assert.Equal((kind, "M1", ""), (message.Kind, message.MediaId, message.Text));
    }

    [Fact]
    public void a_place_and_a_link_are_read()
    {
        var place = platform.Received(AccountSide.Xml("location", "<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y><Scale>20</Scale><Label><![CDATA[某街]]></Label><MsgId>1</MsgId>"));
        Assert.Equal((InboundKind.Location, 23.134, 113.358, "某街"), (place.Kind, place.Latitude, place.Longitude, place.PlaceLabel));
        var link = platform.Received(AccountSide.Xml("link", "<Title>t</Title><Description>d</Description><Url>u</Url><MsgId>1</MsgId>"));
        Assert.Equal((InboundKind.Link, "t\nd\nu"), (link.Kind, link.Text));
        Assert.Equal(InboundKind.Unreadable, platform.Received(AccountSide.Xml("hologram", "<MsgId>1</MsgId>")).Kind);
    }

    [Theory]
    [InlineData("subscribe", "", InboundKind.Subscribed, "")]
    [InlineData("subscribe", "<EventKey>qrscene_7</EventKey><Ticket>T</Ticket>", InboundKind.Subscribed, "qrscene_7")]
    [InlineData("unsubscribe", "", InboundKind.Unsubscribed, "")]
    [InlineData("SCAN", "<EventKey>7</EventKey><Ticket>T</Ticket>", InboundKind.Entered, "7")]
    [InlineData("CLICK", "<EventKey>report</EventKey>", InboundKind.MenuClick, "report")]
    [InlineData("scancode_waitmsg", "<EventKey>code</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>", InboundKind.MenuClick, "code")]
    [InlineData("VIEW", "<EventKey>http://x</EventKey>", InboundKind.Ignored, "")]
    [InlineData("view_miniprogram", "<EventKey>p</EventKey><MenuId>1</MenuId>", InboundKind.Ignored, "")]
    [InlineData("LOCATION", "<Latitude>23.1</Latitude><Longitude>113.3</Longitude><Precision>10</Precision>", InboundKind.Ignored, "")]
    [InlineData("TEMPLATESENDJOBFINISH", "<MsgID>200163836</MsgID><Status>failed:user block</Status>", InboundKind.Ignored, "")]
    [InlineData("subscribe_msg_sent_event", "<SubscribeMsgSentEvent><List><TemplateId>t</TemplateId></List></SubscribeMsgSentEvent>", InboundKind.Ignored, "")]
    [InlineData("user_authorization_revoke", "<OpenID>o</OpenID>", InboundKind.Ignored, "")]
    [InlineData("something_new", "<EventKey>x</EventKey>", InboundKind.Ignored, "")]
    public void every_event_is_acknowledged(string name, string fields, InboundKind kind, string key)
    {
        var message = platform.Received(AccountSide.Xml("event", $"<Event><![CDATA[{name}]]></Event>{fields}"));
        Assert.Equal((kind, key), (message.Kind, message.EventKey));
        Assert.Equal("success", platform.Callback.EncodeReply(new PassiveReply.None(), message));
    }

    [Fact]
    public void a_second_delivery_has_the_key_of_the_first()
    {
        var first = platform.Received(AccountSide.Text("x", id: "23456"));
        Assert.Equal(first.Key, platform.Received(AccountSide.Text("x", id: "23456")).Key);
        Assert.NotEqual(first.Key, platform.Received(AccountSide.Text("x", id: "23457")).Key);

        // Ids of two persons may collide, and openids differ in case.
        Assert.NotEqual(first.Key, platform.Received(AccountSide.Text("x", person: AccountSide.Person.ToLowerInvariant(), id: "23456")).Key);

        // The other mode's delivery is the same message, another account's is not.
        var compatible = new AccountSide("compatible");
        Assert.Equal(first.Key, Assert.IsType<CallbackResult.Message>(compatible.SendPlain(AccountSide.Text("x", id: "23456"))).Inbound.Key);
        var other = new AccountSide("plain", o => o with { AppId = "wx1", EncodingAesKey = Secret.None });
        Assert.NotEqual(first.Key, Assert.IsType<CallbackResult.Message>(other.SendPlain(AccountSide.Text("x", id: "23456"))).Inbound.Key);
    }

    [Fact]
    public void events_of_one_second_differ_in_any_of_their_fields()
    {
        string Key(string fields) => platform.Received(AccountSide.Xml("event", fields)).Key;
        Assert.NotEqual(Key("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>1</MsgID><Status>success</Status>"), Key("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>2</MsgID><Status>success</Status>"));
        Assert.NotEqual(Key("<Event>CLICK</Event><EventKey>a</EventKey>"), Key("<Event>CLICK</Event><EventKey>b</EventKey>"));
        Assert.NotEqual(Key("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>1</MsgID>"), platform.Received(AccountSide.Text("x", id: "1")).Key);
        Assert.Equal(Key("<Event>CLICK</Event><EventKey>a</EventKey>"), Key("<EventKey><![CDATA[a]]></EventKey><Event><![CDATA[CLICK]]></Event>"));
    }
}
