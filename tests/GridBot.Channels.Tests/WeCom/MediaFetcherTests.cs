// Downloads over real HTTP: kinds, errors in disguise, limits, faults of network and disk.
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class MediaFetcherTests
{
    private const string Get = "GET /cgi-bin/media/get";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200_000]];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_photo_arrives_byte_for_byte()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken("T").Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Fetch("M+/1"), Stop));
        Assert.Equal(Jpeg, channel.Sink.Files["a1"].ToArray());
        Assert.Equal([("a1", "image/jpeg", (long)Jpeg.Length)], channel.Sink.Stored);
        var call = fake.To("/cgi-bin/media/get").Single();
        Assert.Equal(("T", "M+/1"), (call.Query["access_token"].ToString(), call.Query["media_id"].ToString()));
    }

    [Fact]
    public async Task a_photo_of_somebody_who_had_everything_deleted_is_still_fetched_for_its_report()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        var row = Channel.Fetch() with { Target = "", Payload = OutboxPayload.Write(new MediaFetch("a1", "M1", "wecom")) };
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(row, Stop));
        Assert.Equal(Jpeg, channel.Sink.Files["a1"].ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }, "image/png")]
    [InlineData(new byte[] { 0x23, 0x21, 0x41, 0x4D, 0x52, 0x0A, 0 }, "audio/amr")]
    [InlineData(new byte[] { 0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x6D, 0x70 }, "video/mp4")]
    [InlineData(new byte[] { 0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E }, "application/octet-stream")]
    public async Task its_kind_is_told_by_its_bytes_and_not_by_the_header(byte[] bytes, string type)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, Bytes(bytes, "image/jpeg"));
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Equal([("a1", type, (long)bytes.Length)], channel.Sink.Stored);
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("text/plain")]
    [InlineData("image/jpeg")]
    public async Task an_error_with_status_200_is_no_photo(string contentType)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, Bytes("""{"errcode":40007,"errmsg":"invalid media_id"}"""u8.ToArray(), contentType));
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Never("media", 40007), await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Equal([("a1", "media")], channel.Sink.Lost);
        Assert.Empty(channel.Sink.Files);
    }

    [Fact]
    public async Task a_dead_token_is_renewed_before_anything_is_written()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, """{"errcode":42001}""").Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Equal(2, fake.To("/cgi-bin/gettoken").Count());
    }

    [Fact]
    public async Task passing_faults_are_repeated_at_once()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, "", 502).Once(Get, StrictPlatform.Reset).Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Fetch(), Stop));
    }

    [Fact]
    public async Task a_download_that_breaks_off_is_tried_again_from_its_beginning()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken()
            .Once(Get, async (context, _) =>
            {
                context.Response.ContentLength = Jpeg.Length;
                await context.Response.Body.WriteAsync(Jpeg.AsMemory(0, 100_000));
                await context.Response.Body.FlushAsync();
                context.Abort();
            })
            .Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Again("connection"), await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Empty(channel.Sink.Stored);
        Assert.Empty(channel.Sink.Lost);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Equal(Jpeg, channel.Sink.Files["a1"].ToArray());
    }

    [Fact]
    public async Task a_download_that_stalls_ends_with_its_time()
    {
        await using var fake = await StrictPlatform.StartAsync();
        var stalled = new TaskCompletionSource();
        fake.WithToken().Once(Get, async (context, call) =>
        {
            context.Response.ContentLength = Jpeg.Length;
            await context.Response.Body.WriteAsync(Jpeg.AsMemory(0, 10));
            await context.Response.Body.FlushAsync();
            stalled.SetResult();
            await StrictPlatform.Silence(context, call);
        });
        await using var channel = new Channel(fake);
        var fetch = channel.SendAsync(Channel.Fetch(), Stop);
        await stalled.Task;
        channel.Clock.Advance(channel.Options.MediaBodyTimeout);
        Assert.Equal(new SendResult.Again("time-out"), await fetch);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task what_is_over_the_limit_is_lost(bool announced)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, async (context, _) =>
        {
            context.Response.ContentType = "image/jpeg";
            context.Response.ContentLength = announced ? Jpeg.Length : null;
            await context.Response.Body.WriteAsync(Jpeg);
        });
        await using var channel = new Channel(fake, o => o with { MediaBytes = 100_000 });
        Assert.Equal(new SendResult.Never("too-large"), await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Equal([("a1", "too-large")], channel.Sink.Lost);
    }

    [Theory]
    [InlineData("", "image/jpeg")]
    [InlineData("{}", "application/json")]
    [InlineData("{\"errcode\":0}", "application/json")]
    [InlineData("not json", "application/json")]
    public async Task an_answer_without_a_media_is_tried_again(string body, string contentType)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, Bytes(System.Text.Encoding.UTF8.GetBytes(body), contentType));
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Again("unreadable"), await channel.SendAsync(Channel.Fetch(), Stop));
        Assert.Empty(channel.Sink.Files);
    }

    [Fact]
    public async Task a_full_disk_is_ours_and_not_the_networks()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, Bytes(Jpeg, "image/jpeg"));
        await using var channel = new Channel(fake);
        channel.Sink.Fault = new IOException("no space left on device");
        Assert.Equal(new SendResult.Again("storage"), await channel.SendAsync(Channel.Fetch(), Stop));
    }

    private static Func<HttpContext, FakeCall, Task> Bytes(byte[] bytes, string contentType) => async (context, _) =>
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"MEDIA.jpg\"";
        await context.Response.Body.WriteAsync(bytes);
    };
}
