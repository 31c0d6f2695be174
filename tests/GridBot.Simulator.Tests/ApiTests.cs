// Tokens, general checks, robots, chats, media and directory.
using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class ApiTests
{
    [Fact]
    public async Task The_same_token_comes_back_until_it_expires()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(7200, (int)(await stage.SignInAsync())["expires_in"]!);
        var first = stage.Token;
        stage.Clock.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal(7000, (int)(await stage.SignInAsync())["expires_in"]!);
        Assert.Equal(first, stage.Token);
        stage.Clock.Advance(TimeSpan.FromSeconds(7000));
        Assert.Equal(42001, Stage.Code(await stage.GetAsync($"user/get?access_token={first}&userid=zhangsan")));
        await stage.SignInAsync();
        Assert.NotEqual(first, stage.Token);
    }

    [Fact]
    public async Task Wrong_credentials_are_told_apart_and_ten_wrong_secrets_block_for_an_hour()
    {
        await using var stage = await Stage.OpenAsync();
        var good = $"gettoken?corpid={stage.Simulator.Options.CorpId}&corpsecret={stage.Simulator.Options.Secret}";
        var bad = $"gettoken?corpid={stage.Simulator.Options.CorpId}&corpsecret=wrong";
        Assert.Equal(41002, Stage.Code(await stage.GetAsync("gettoken?corpsecret=x")));
        Assert.Equal(40013, Stage.Code(await stage.GetAsync("gettoken?corpid=ww&corpsecret=x")));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(40001, Stage.Code(await stage.GetAsync(bad)));
        }

        Assert.Equal(45009, Stage.Code(await stage.GetAsync(good)));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, Stage.Code(await stage.GetAsync(good)));
    }

    [Fact]
    public async Task Tokens_may_be_missing_unknown_revoked_or_expired_early()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(41001, Stage.Code(await stage.GetAsync("user/get?userid=zhangsan")));
        Assert.Equal(40014, Stage.Code(await stage.GetAsync("user/get?access_token=x&userid=zhangsan")));
        await stage.SignInAsync();
        stage.Simulator.ExpireTokens();
        Assert.Equal(42001, Stage.Code(await stage.SendAsync(new { content = "一" })));
        stage.Simulator.RevokeTokens();
        Assert.Equal(40014, Stage.Code(await stage.SendAsync(new { content = "一" })));
        await stage.SignInAsync();
        Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = "一" })));
    }

    [Fact]
    public async Task An_error_is_http_200_with_hint_caller_link_and_headers()
    {
        await using var stage = await Stage.OpenAsync();
        using var response = await stage.GetRawAsync("/cgi-bin/user/get?access_token=x&userid=zhangsan");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("40014", response.Headers.GetValues("error-code").Single());
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Matches("\"invalid access_token, hint: \\[\\w+\\], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query\\?e=40014\"", text);
    }

    [Theory]
    [InlineData("{\"touser\":")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Malformed_json_is_warned_about(string body)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        var answer = await stage.PostAsync($"message/send?access_token={stage.Token}", body);
        Assert.Equal(40058, Stage.Code(answer));
        Assert.Contains("Warning: wrong json format.", (string)answer["errmsg"]!, StringComparison.Ordinal);
        Assert.Equal(40058, Stage.Code(await stage.GetAsync($"message/send?access_token={stage.Token}")));
    }

    [Fact]
    public async Task Too_many_calls_of_one_api_are_refused_until_the_minute_is_over()
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions { Limits = new SimulatorLimits { CorpCallsPerMinute = 3 } });
        await stage.SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, Stage.Code(await stage.GetAsync($"user/get?access_token={stage.Token}&userid=zhangsan")));
        }

        Assert.Equal(45009, Stage.Code(await stage.GetAsync($"user/get?access_token={stage.Token}&userid=zhangsan")));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Stage.Code(await stage.GetAsync($"user/get?access_token={stage.Token}&userid=zhangsan")));
    }

    [Fact]
    public async Task A_trusted_address_can_be_entered_after_the_callback_and_counts_after_a_minute()
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions { RequireTrustedAddress = true }, connect: false);
        Assert.False(stage.Simulator.EnterTrustedAddresses(["127.0.0.1"]));
        await stage.Simulator.SaveCallbackUrlAsync(stage.Bot.Url, TestContext.Current.CancellationToken);
        Assert.True(stage.Simulator.EnterTrustedAddresses(["127.0.0.1"]));
        Assert.Equal(60020, Stage.Code(await stage.SendAsync(new { content = "一" })));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = "一" })));
    }

    [Fact]
    public async Task A_robot_posts_twenty_times_a_minute()
    {
        await using var stage = await Stage.OpenAsync();
        var path = stage.Simulator.WebhookUrl("gonganju").PathAndQuery["/cgi-bin/".Length..];
        const string Body = """{"msgtype":"markdown","markdown":{"content":"**急** <font color=\"warning\">火情</font>"}}""";
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, Stage.Code(await stage.PostAsync(path, Body)));
        }

        Assert.Equal(45009, Stage.Code(await stage.PostAsync(path, Body)));
        Assert.Equal(20, stage.Simulator.GroupMessages("gonganju").Count);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Stage.Code(await stage.PostAsync(path, Body)));
    }

    [Fact]
    public async Task A_robot_refuses_long_content_foreign_cards_and_bad_pictures()
    {
        await using var stage = await Stage.OpenAsync();
        var path = stage.Simulator.WebhookUrl("gonganju").PathAndQuery["/cgi-bin/".Length..];
        var answer = await stage.PostAsync(path, $$$"""{"msgtype":"markdown","markdown":{"content":"{{{new string('x', 4097)}}}"}}""");
        Assert.StartsWith("markdown.content exceed max length 4096. invalid Request Parameter", (string)answer["errmsg"]!, StringComparison.Ordinal);
        Assert.Equal(40058, Stage.Code(await stage.PostAsync(path, $$$"""{"msgtype":"text","text":{"content":"{{{new string('x', 2049)}}}"}}""")));
        Assert.Equal(42031, Stage.Code(await stage.PostAsync(path, """{"msgtype":"template_card","template_card":{"card_type":"button_interaction"}}""")));
        Assert.Equal(40058, Stage.Code(await stage.PostAsync(path, $$$"""{"msgtype":"image","image":{"base64":"{{{Convert.ToBase64String(Stage.Png())}}}","md5":"00"}}""")));
        Assert.Equal(40004, Stage.Code(await stage.PostAsync(path, """{"msgtype":"image","image":{"base64":"AAAA","md5":"00"}}""")));
        Assert.Empty(stage.Simulator.GroupMessages("gonganju"));
    }

    [Fact]
    public async Task A_robot_may_be_unknown_or_stopped()
    {
        await using var stage = await Stage.OpenAsync();
        const string Body = """{"msgtype":"text","text":{"content":"一"}}""";
        Assert.Equal(93000, Stage.Code(await stage.PostAsync("webhook/send?key=none", Body)));
        var path = stage.Simulator.WebhookUrl("gonganju").PathAndQuery["/cgi-bin/".Length..];
        stage.Simulator.SetRobot("gonganju", stage.Simulator.Groups[0].RobotKey, stopped: true);
        Assert.Equal(93004, Stage.Code(await stage.PostAsync(path, Body)));
    }

    [Fact]
    public async Task A_chat_is_created_and_written_to()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(86216, Stage.Code(await stage.CallAsync("appchat/create", new { name = "一", userlist = new[] { "zhangsan" } })));
        Assert.Equal(86001, Stage.Code(await stage.CallAsync("appchat/create", new { name = "一", chatid = "a-b", userlist = new[] { "zhangsan", "chenjing" } })));
        Assert.Equal("c1", (string)(await stage.CallAsync("appchat/create", new { name = "一", chatid = "c1", userlist = new[] { "zhangsan", "chenjing" } }))["chatid"]!);
        Assert.Equal(86215, Stage.Code(await stage.CallAsync("appchat/create", new { name = "一", chatid = "c1", userlist = new[] { "zhangsan", "chenjing" } })));
        Assert.Equal(40050, Stage.Code(await stage.CallAsync("appchat/send", new { chatid = "c2", msgtype = "text", text = new { content = "一" } })));
        Assert.Equal(0, Stage.Code(await stage.CallAsync("appchat/send", new { chatid = "c1", msgtype = "text", text = new { content = "一" } })));
        Assert.Equal("一", Assert.Single(stage.Simulator.GroupMessages("c1")).Text);
    }

    [Fact]
    public async Task An_upload_is_answered_with_a_string_time_and_an_empty_message_and_lives_three_days()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        var answer = await stage.UploadAsync($"media/upload?access_token={stage.Token}&type=image", Stage.Png());
        Assert.Equal("", (string)answer["errmsg"]!);
        Assert.Equal(stage.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), (string)answer["created_at"]!);
        var id = (string)answer["media_id"]!;
        using var found = await stage.GetRawAsync($"/cgi-bin/media/get?access_token={stage.Token}&media_id={id}");
        Assert.Equal("image/png", found.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Stage.Png(), await found.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        stage.Clock.Advance(TimeSpan.FromDays(3));
        await stage.SignInAsync();
        Assert.Equal(40007, Stage.Code(await stage.GetAsync($"media/get?access_token={stage.Token}&media_id={id}")));
    }

    [Fact]
    public async Task A_chinese_file_name_survives()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        var id = (string)(await stage.UploadAsync($"media/upload?access_token={stage.Token}&type=file", Stage.Png(), fileName: "现场照片.png"))["media_id"]!;
        using var found = await stage.GetRawAsync($"/cgi-bin/media/get?access_token={stage.Token}&media_id={id}");
        Assert.Equal("现场照片.png", found.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task An_upload_with_a_quoted_boundary_or_another_part_name_is_taken_for_empty()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        var path = $"media/upload?access_token={stage.Token}&type=image";
        var quoted = await stage.UploadAsync(path, Stage.Png(), "multipart/form-data; boundary=\"XX\"");
        Assert.StartsWith("empty media data", (string)quoted["errmsg"]!, StringComparison.Ordinal);
        Assert.Equal(41005, Stage.Code(await stage.UploadAsync(path, Stage.Png(), name: "file")));
        Assert.Equal(40004, Stage.Code(await stage.UploadAsync(path, new byte[20])));
        Assert.Equal(40006, Stage.Code(await stage.UploadAsync(path, [1, 2, 3])));
        Assert.Equal(45001, Stage.Code(await stage.UploadAsync(path, Stage.Png((10 << 20) + 1))));
    }

    [Fact]
    public async Task A_robots_media_belongs_to_that_robot()
    {
        await using var stage = await Stage.OpenAsync();
        var (mine, other) = (stage.Simulator.Groups[0].RobotKey, stage.Simulator.Groups[1].RobotKey);
        var id = (string)(await stage.UploadAsync($"webhook/upload_media?key={mine}&type=file", Stage.Png()))["media_id"]!;
        var body = $$$"""{"msgtype":"file","file":{"media_id":"{{{id}}}"}}""";
        Assert.Equal(40007, Stage.Code(await stage.PostAsync($"webhook/send?key={other}", body)));
        Assert.Equal(0, Stage.Code(await stage.PostAsync($"webhook/send?key={mine}", body)));
    }

    [Fact]
    public async Task A_part_of_a_media_can_be_asked_for()
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions { Limits = new SimulatorLimits { WholeDownloadBytes = 10 } });
        await stage.SignInAsync();
        var id = (string)(await stage.UploadAsync($"media/upload?access_token={stage.Token}&type=image", Stage.Png()))["media_id"]!;
        Assert.Equal(830002, Stage.Code(await stage.GetAsync($"media/get?access_token={stage.Token}&media_id={id}")));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Simulator.ApiBase, $"/cgi-bin/media/get?access_token={stage.Token}&media_id={id}"));
        request.Headers.Range = new RangeHeaderValue(0, 9);
        using var response = await stage.SendRawAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(Stage.Png()[..10], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Members_sign_in_codes_and_callback_addresses_are_answered()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        var user = await stage.GetAsync($"user/get?access_token={stage.Token}&userid=ZHANGSAN");
        Assert.Equal("张珊", (string)user["name"]!);
        Assert.Null(user["mobile"]);
        Assert.Equal(60111, Stage.Code(await stage.GetAsync($"user/get?access_token={stage.Token}&userid=nobody")));
        var code = stage.Simulator.IssueLoginCode("chenjing");
        Assert.Equal("chenjing", (string)(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={code}"))["userid"]!);
        Assert.Equal(42022, Stage.Code(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={code}")));
        Assert.Equal(40029, Stage.Code(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code=none")));
        var late = stage.Simulator.IssueLoginCode("chenjing");
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(42003, Stage.Code(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={late}")));
        var addresses = await stage.GetAsync($"getcallbackip?access_token={stage.Token}");
        Assert.Null(addresses["errcode"]);
        Assert.Contains(addresses["ip_list"]!.AsArray(), address => ((string)address!).EndsWith('*'));
    }
}
