// What every kind of message and event becomes, and which key it has.
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

public sealed class WeComInboundTests
{
    private readonly PlatformSide platform = new();

    [Property(MaxTest = 300)]
    public void any_text_arrives_without_what_xml_forbids(NonNull<string> text)
    {
        var expected = CleanXml.Clean(text.Get).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Assert.Equal(expected, platform.Received(PlatformSide.Text(text.Get)).Text);
    }

    [Property(MaxTest = 300)]
    public void any_genuine_xml_is_a_message_and_its_key_is_stable(NonNull<string> type, NonNull<string> name, NonNull<string> user, NonNull<string> field)
    {
        var xml = CleanXml.Write(w =>
        {
            w.WriteCDataElement("MsgType", type.Get);
            w.WriteCDataElement("Event", name.Get);
            w.WriteCDataElement("FromUserName", user.Get);
            w.WriteCDataElement("CreateTime", field.Get);
            w.WriteCDataElement("Location_X", field.Get);
            w.WriteCDataElement("SelectedItems", field.Get);
        });
        Assert.Equal(platform.Received(xml).Key, platform.Received(xml).Key);
    }

    [Fact]
    public void user_ids_are_compared_in_lower_case_and_answered_as_spelled()
    {
        var message = platform.Received(PlatformSide.Text("x", user: "ZhangSan"));
        Assert.Equal("zhangsan", message.UserId);
        Assert.Equal("ZhangSan", message.PlatformUserId);
        Assert.Contains("<ToUserName><![CDATA[ZhangSan]]>", platform.Decrypted(platform.Callback.EncodeReply(new PassiveReply.Text("好"), message)), StringComparison.Ordinal);
    }

    [Fact]
    public void all_kinds_of_messages_are_read()
    {
        Assert.Equal((InboundKind.Image, "M1"), Media(platform.Received(PlatformSide.Xml("image", "<PicUrl>http://p/0</PicUrl><MediaId>M1</MediaId><MsgId>1</MsgId>"))));
        Assert.Equal((InboundKind.Voice, "M2"), Media(platform.Received(PlatformSide.Xml("voice", "<MediaId>M2</MediaId><Format>amr</Format><MsgId>2</MsgId>"))));
        Assert.Equal((InboundKind.Video, "M3"), Media(platform.Received(PlatformSide.Xml("video", "<MediaId>M3</MediaId><ThumbMediaId>T3</ThumbMediaId><MsgId>3</MsgId>"))));
        var place = platform.Received(PlatformSide.Xml("location", "<Location_X>38.914</Location_X><Location_Y>121.614</Location_Y><Scale>20</Scale><Label>中山广场</Label><AppType>wxwork</AppType><MsgId>4</MsgId>"));
        Assert.Equal((InboundKind.Location, 38.914, 121.614, "中山广场"), (place.Kind, place.Latitude, place.Longitude, place.PlaceLabel));
        var link = platform.Received(PlatformSide.Xml("link", "<Title>t</Title><Description>d</Description><Url>u</Url><PicUrl>p</PicUrl><MsgId>5</MsgId>"));
        Assert.Equal((InboundKind.Link, "t\nd\nu"), (link.Kind, link.Text));
    }

    [Theory]
    [InlineData("<Location_X>x</Location_X><Location_Y>121</Location_Y>")]
    [InlineData("<Location_X>91</Location_X><Location_Y>121</Location_Y>")]
    [InlineData("<Location_X>38</Location_X><Location_Y>NaN</Location_Y>")]
    [InlineData("")]
    public void a_place_off_the_earth_has_no_coordinates(string fields)
    {
        var place = platform.Received(PlatformSide.Xml("location", fields + "<Label>x</Label><MsgId>4</MsgId>"));
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
        Assert.Equal(kind, platform.Received(PlatformSide.Xml("event", $"<Event><![CDATA[{name}]]></Event>{fields}")).Kind);

    [Theory]
    [InlineData("<xml/>")]
    [InlineData("<xml><MsgType>text</MsgType><Content>x</Content></xml>")]
    [InlineData("<xml><FromUserName>u</FromUserName></xml>")]
    [InlineData("<xml><FromUserName>u</FromUserName><MsgType>event</MsgType><Event>hologram</Event><CreateTime>99999999999999999</CreateTime></xml>")]
    public void what_is_not_known_is_acknowledged_and_ignored(string xml)
    {
        var message = platform.Received(xml);
        Assert.Equal(InboundKind.Ignored, message.Kind);
        Assert.Equal(PlatformSide.Now, message.SentAt);
    }

    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    public void a_tap_on_a_card_is_read_in_both_spellings(string list, string item)
    {
        var tap = platform.Received(PlatformSide.Xml("event",
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
        Assert.Equal(platform.Received(first).Key, platform.Received(again).Key);
        Assert.Matches("^[0-9a-f]{64}$", platform.Received(first).Key);
        Assert.Equal(platform.Received(PlatformSide.Text("x", id: "9")).Key, platform.Received(PlatformSide.Text("x", id: "9")).Key);
    }

    [Fact]
    public void different_messages_and_events_of_one_second_have_different_keys()
    {
        string[] all =
        [
            PlatformSide.Text("x", id: "1"), PlatformSide.Text("x", id: "2"), PlatformSide.Text("x", id: "1", user: "other"),
            PlatformSide.Xml("event", "<Event>click</Event><EventKey>a</EventKey>"), PlatformSide.Xml("event", "<Event>click</Event><EventKey>b</EventKey>"),
            PlatformSide.Xml("event", "<Event>unsubscribe</Event><AgentID>1</AgentID>"), PlatformSide.Xml("event", "<Event>unsubscribe</Event><AgentID>2</AgentID>"),
            PlatformSide.Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey><TaskId>1</TaskId>"), PlatformSide.Xml("event", "<Event>template_card_event</Event><EventKey>a</EventKey><TaskId>2</TaskId>"),
            PlatformSide.Xml("event", "<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>1</UserID>"), PlatformSide.Xml("event", "<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>2</UserID>"),
        ];
        Assert.Equal(all.Length, all.Select(x => platform.Received(x).Key).Distinct(StringComparer.Ordinal).Count());
    }

    private static (InboundKind Kind, string MediaId) Media(InboundMessage message) => (message.Kind, message.MediaId);
}
