// Every code of the platform's list, and every shape of an answer.
using System.Text;
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class WeComErrorCodesTests
{
    private static readonly TimeSpan Rate = TimeSpan.FromSeconds(60);
    private static readonly ApiWaits Waits = new(Rate, TimeSpan.FromHours(1), TimeSpan.FromSeconds(15));

    public static TheoryData<ApiAction, string, int[]> Classes => new()
    {
        { ApiAction.Sent, "ok", [0] },
        { ApiAction.Again, "busy", [-1] },
        { ApiAction.Again, "conflict", [6000] },
        { ApiAction.Again, "concurrency", [45033] },
        { ApiAction.Again, "rate", [45009] },
        { ApiAction.Refresh, "token", [40014, 42001, 41001] },
        { ApiAction.Configuration, "credentials", [40001, 40091, 40013, 41002, 41004] },
        { ApiAction.Configuration, "address", [60020] },
        { ApiAction.Configuration, "permission", [48001, 48002, 48006, 48009, 301002, 50003, 60011] },
        { ApiAction.Configuration, "callback-url", [43012] },
        { ApiAction.Configuration, "robot", [93000, 93004, 93008] },
        { ApiAction.Configuration, "chat", [40050, 86001, 86003, 49008] },
        { ApiAction.Never, "recipient", [81013, 81012, 82001, 82002, 82003, 40003, 60111, 46004, 60021, 40031, 40032, 50002, 60003, 60123] },
        { ApiAction.Never, "content", [40008, 40033, 40035, 40058, 40063, 44004, 45002, 45008, 45034, 82004, 40201] },
        { ApiAction.Never, "media", [40004, 40006, 40007, 40009, 40011, 41005, 41006, 44001, 45001, 45007] },
        { ApiAction.Never, "too-large", [830002, 45029] },
        { ApiAction.Never, "card-task", [42014, 42015, 42016, 42017, 42018, 42019, 42020] },
        { ApiAction.Never, "card", [42027, 42028, 42029, 42030, 42031, 42032, 42033, 42034, 42035, 42036, 42037, 42038, 42039, 42040, 42041, 42042, 42043, 42044, 42045, 42046, 42047, 42048, 42049, 42050, 42051] },
        { ApiAction.Never, "response-code", [60140] },
        { ApiAction.Never, "oauth", [40029, 42003, 42022, 84014, 84015, 84025, 50001] },
        { ApiAction.Never, "chat-change", [86215, 86216, 86217, 86220] },
        { ApiAction.Never, "signature", [49004] },
        { ApiAction.Never, "unknown-code", [1, -2, 99999, int.MaxValue, int.MinValue] },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void every_code_has_its_class(ApiAction action, string reason, int[] codes) =>
        Assert.All(codes, code => Assert.Equal(new ApiVerdict(action, reason), WeComErrorCodes.Table.Classify(code)));

    [Fact]
    public void no_code_is_in_the_table_that_is_not_tested_here() =>
        Assert.Empty(WeComErrorCodes.Table.Known.Except(Classes.SelectMany(row => row.Data.Item3)));

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok","msgid":"m1"}""", typeof(SendResult.Sent), "ok", 0)]
    [InlineData("""{"msgid":"m1"}""", typeof(SendResult.Sent), "ok", 0)]
    [InlineData("""{"errcode":"0"}""", typeof(SendResult.Sent), "ok", 0)]
    [InlineData("""{"errcode":"45009"}""", typeof(SendResult.Again), "rate", 45009)]
    [InlineData("""{"errcode":-1}""", typeof(SendResult.Again), "busy", -1)]
    [InlineData("""{"errcode":40014}""", typeof(SendResult.Again), "token", 40014)]
    [InlineData("""{"errcode":60020}""", typeof(SendResult.Misconfigured), "address", 60020)]
    [InlineData("""{"errcode":81013}""", typeof(SendResult.Never), "recipient", 81013)]
    [InlineData("""{"errcode":123456}""", typeof(SendResult.Never), "unknown-code", 123456)]
    [InlineData("""{"errcode":"many"}""", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("""{"errcode":1.5}""", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("""{"errcode":99999999999}""", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("""{"errcode":null}""", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("[]", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("", typeof(SendResult.Again), "unreadable", 0)]
    [InlineData("<html>502 Bad Gateway</html>", typeof(SendResult.Again), "unreadable", 0)]
    public void an_answer_is_read_whatever_its_shape(string body, Type type, string reason, int code)
    {
        var result = ApiAnswer.Parse(200, Encoding.UTF8.GetBytes(body)).ToResult(WeComErrorCodes.Table, Waits);
        Assert.Equal((type, reason, code), (result.GetType(), result.Reason, result.Code));
    }

    [Theory]
    [InlineData(500, typeof(SendResult.Again), "http-5xx")]
    [InlineData(502, typeof(SendResult.Again), "http-5xx")]
    [InlineData(503, typeof(SendResult.Again), "http-5xx")]
    [InlineData(408, typeof(SendResult.Again), "time-out")]
    [InlineData(429, typeof(SendResult.Again), "rate")]
    [InlineData(302, typeof(SendResult.Misconfigured), "http-status")]
    [InlineData(400, typeof(SendResult.Misconfigured), "http-status")]
    [InlineData(404, typeof(SendResult.Misconfigured), "http-status")]
    public void an_http_error_says_more_than_its_body(int status, Type type, string reason)
    {
        var result = ApiAnswer.Parse(status, "{\"errcode\":0}"u8.ToArray()).ToResult(WeComErrorCodes.Table, Waits);
        Assert.Equal((type, reason), (result.GetType(), result.Reason));
    }

    [Fact]
    public void too_frequent_says_when()
    {
        Assert.Equal(new SendResult.Again("rate", 45009, Rate), ApiAnswer.Parse(200, """{"errcode":45009}"""u8.ToArray()).ToResult(WeComErrorCodes.Table, Waits));
        Assert.Equal(new SendResult.Again("busy", -1), ApiAnswer.Parse(200, """{"errcode":-1}"""u8.ToArray()).ToResult(WeComErrorCodes.Table, Waits));
    }

    [Theory]
    [InlineData("invalid, hint: [1700000000-ab12], from ip: 1.2.3.4, more info at https://x", "1700000000-ab12")]
    [InlineData("hint: [a b<secret>]", "absecret")]
    [InlineData("hint: [", "")]
    [InlineData("ok", "")]
    public void of_the_message_only_the_hint_is_kept(string message, string hint) =>
        Assert.Equal(hint, ApiAnswer.Parse(200, JsonSerializerBytes(message)).Hint);

    private static byte[] JsonSerializerBytes(string message) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { errcode = 40014, errmsg = message });
}
