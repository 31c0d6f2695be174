// The text form of messages, raw JSON, and the options' faults.
using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.Json;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests;

public sealed class MessageTextTests
{
    [Fact]
    public void a_message_reads_as_in_a_conversation()
    {
        var message = new OutboundMessage("记下了,请核对:\n【消防安全】通道堵塞", [new("地点", "和平路12号"), new("时间", "刚刚"), new("", "一般")], [new("a", "提交"), new("b", "修改")], "发照片会一起带上", "q");
        Assert.Equal("记下了,请核对:\n【消防安全】通道堵塞\n地点 和平路12号|时间 刚刚|一般\n1. 提交\n2. 修改\n发照片会一起带上", MessageText.Render(message));
        Assert.Equal("x", MessageText.Render(OutboundMessage.Plain("x")));
        Assert.Equal("", MessageText.Render(OutboundMessage.Plain("")));
    }

    [Property(MaxTest = 1000)]
    public void any_text_survives_raw_json(NonNull<string> text)
    {
        var json = Write(text.Get);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get)), document.RootElement.GetString());
    }

    [Theory]
    [InlineData("你好😀<>&'+/`é\u007F\u2028", "\"你好😀<>&'+/`é\u007F\u2028\"")]
    [InlineData("\"\\\n\r\t\u0001\u001F", "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f\"")]
    public void only_what_json_demands_is_escaped(string text, string json) => Assert.Equal(json, System.Text.Encoding.UTF8.GetString(Write(text)));

    [Fact]
    public void options_tell_all_their_faults_at_once()
    {
        Assert.Empty(new WeComOptions().Validate());
        Assert.Empty(Good().Validate());
        var bad = new WeComOptions
        {
            CorpId = "ww01", AgentId = 0, CallbackToken = new("no good"), EncodingAesKey = new("short"), ApiBase = new Uri("ftp://x"), SendTimeout = TimeSpan.Zero, TokenMargin = TimeSpan.FromHours(2),
            DuplicateCheck = TimeSpan.FromHours(5), Retries = -1, BreakAfter = 0, TextBytes = 3,
        };
        var faults = bad.Validate();
        Assert.Equal(
            ["WeCom:AgentId", "WeCom:Secret", "WeCom:CallbackToken", "WeCom:EncodingAesKey", "WeCom:ApiBase", "WeCom:SendTimeout", "WeCom:TokenMargin", "WeCom:DuplicateCheck", "WeCom:Retries", "WeCom:BreakAfter", "WeCom:TextBytes"],
            faults.Select(f => f.Key));
        Assert.All(faults, f => Assert.True(f.Fault.Length > 0 && f.Remedy.Length > 0));
        Assert.DoesNotContain("no good", string.Join(' ', faults), StringComparison.Ordinal);
    }

    [Fact]
    public void defaults_are_what_the_documentation_says()
    {
        var o = new WeComOptions();
        Assert.Equal("https://qyapi.weixin.qq.com/", o.ApiBase.ToString());
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)), (o.CallbackWindow, o.TokenMargin, o.CredentialFaultHold));
        Assert.Equal((2048, 4096, 2048, 20L * 1024 * 1024), (o.TextBytes, o.RobotMarkdownBytes, o.ChatMarkdownBytes, o.MediaBytes));
        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), TimeSpan.FromHours(1)), (o.RateWait, o.RobotRateWait, o.TokenRateWait));
    }

    private static WeComOptions Good() => new()
    {
        CorpId = "ww01", AgentId = 1, Secret = new("s"), CallbackToken = new("t"), EncodingAesKey = new("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
    };

    private static byte[] Write(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = RawJsonEncoder.Instance }))
        {
            writer.WriteStringValue(text);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
