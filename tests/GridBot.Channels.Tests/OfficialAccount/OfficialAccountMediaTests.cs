// Downloads from the Official Account over real HTTP: bytes, videos that lie elsewhere, errors in disguise.
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountMediaTests
{
    private const string Get = "GET /cgi-bin/media/get";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[70_000]];
    private static readonly byte[] Video = [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, .. new byte[70_000]];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_photo_arrives_byte_for_byte()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken("T").Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(AccountChannel.Fetch("M+/1"), Stop));
        Assert.Equal(Jpeg, channel.Sink.Files["a1"].ToArray());
        Assert.Equal([("a1", "image/jpeg", (long)Jpeg.Length)], channel.Sink.Stored);
        var call = fake.To("/cgi-bin/media/get").Single();
        Assert.Equal(("T", "M+/1"), (call.Query["access_token"].ToString(), call.Query["media_id"].ToString()));
    }

    [Theory]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61 }, "image/gif")]
    [InlineData(new byte[] { 0x49, 0x44, 0x33, 0x03, 0 }, "audio/mpeg")]
    [InlineData(new byte[] { 0xFF, 0xFB, 0x90, 0 }, "audio/mpeg")]
    [InlineData(new byte[] { 0x23, 0x21, 0x41, 0x4D, 0x52, 0x0A, 0 }, "audio/amr")]
    public async Task its_kind_is_told_by_its_bytes(byte[] bytes, string type)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Get, Bytes(bytes, "image/jpeg"));
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(AccountChannel.Fetch(), Stop));
        Assert.Equal([("a1", type, (long)bytes.Length)], channel.Sink.Stored);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task a_video_is_fetched_from_where_it_lies_without_the_token(string contentType)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken()
            .Once(Get, Bytes(System.Text.Encoding.UTF8.GetBytes($$"""{"video_url":"{{fake.Address}}video/1?key=2"}"""), contentType))
            .Once("GET /video/1", Bytes(Video, "video/mp4"));
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(AccountChannel.Fetch(), Stop));
        Assert.Equal([("a1", "video/mp4", (long)Video.Length)], channel.Sink.Stored);
        Assert.False(fake.To("/video/1").Single().Query.ContainsKey("access_token"));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task an_address_that_is_no_web_address_is_not_followed(string address)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Get, $$"""{"video_url":"{{address}}"}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Again("unreadable"), await channel.SendAsync(AccountChannel.Fetch(), Stop));
        Assert.Empty(channel.Sink.Files);
    }

    [Theory]
    [InlineData(302, "unreadable")]
    [InlineData(404, "unreadable")]
    [InlineData(503, "http-5xx")]
    public async Task a_video_that_lies_there_no_more_is_asked_for_again_later(int status, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Get, $$"""{"video_url":"{{fake.Address}}video"}""").Once("GET /video", "gone", status);
        await using var channel = new AccountChannel(fake, o => o with { Retries = 0 });
        Assert.Equal(new SendResult.Again(reason), await channel.SendAsync(AccountChannel.Fetch(), Stop));
    }

    [Fact]
    public async Task a_video_that_names_another_one_is_not_followed_further()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Get, $$"""{"video_url":"{{fake.Address}}video"}""").Once("GET /video", $$"""{"video_url":"{{fake.Address}}video"}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Again("unreadable"), await channel.SendAsync(AccountChannel.Fetch(), Stop));
    }

    [Fact]
    public async Task an_error_with_status_200_is_no_photo()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Get, """{"errcode":40007,"errmsg":"invalid media_id rid: 1"}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Never("media", 40007), await channel.SendAsync(AccountChannel.Fetch(), Stop));
        Assert.Equal([("a1", "media")], channel.Sink.Lost);
    }

    [Fact]
    public async Task a_refused_token_is_renewed_before_anything_is_written()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once("POST /cgi-bin/stable_token", """{"access_token":"A","expires_in":7200}""").Once("POST /cgi-bin/stable_token", """{"access_token":"B","expires_in":7200}""")
            .Once(Get, """{"errcode":40001,"errmsg":"invalid credential"}""").Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(AccountChannel.Fetch(), Stop));
    }

    private static Func<HttpContext, FakeCall, Task> Bytes(byte[] bytes, string contentType) => async (context, _) =>
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    };
}
