// The page's files, its JSON API and its live feed.
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class PageTests
{
    [Theory]
    [InlineData("/simulator")]
    [InlineData("/simulator/")]
    public async Task The_page_is_served_with_relative_links_and_a_strict_policy(string path)
    {
        await using var stage = await Stage.OpenAsync();
        using var response = await stage.GetRawAsync(path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<base href=\"/simulator/\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var name in new[] { "composer", "send", "person-select", "location", "photo" })
        {
            Assert.Contains($"data-testid=\"{name}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_asset_is_embedded()
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var name in (string[])["app.js", "dom.js", "feed.js", "screen.js", "phone.js", "resident.js", "menu.js", "resident.css", "groups.js", "card.js", "bubble.js", "markdown.js", "sheets.js", "log.js", "open.js", "sign-in.css", "base.css", "phone.css", "groups.css", "drawer.css", "icon.svg", "sample-corridor.png", "sample-manhole.png", "sample-smoke.png"])
        {
            using var asset = await stage.GetRawAsync($"/simulator/assets/{name}");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        }

        using var missing = await stage.GetRawAsync("/simulator/assets/none.js");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task What_the_page_posts_reaches_the_bot_and_the_state_shows_it()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, "好"));
        using var text = await stage.PageAsync("api/phones/zhangsan/text", JsonContent.Create(new { text = "井盖没了" }));
        using var place = await stage.PageAsync("api/phones/zhangsan/location", JsonContent.Create(new { latitude = 38.9, longitude = 121.6, label = "中山广场" }));
        using var photo = await stage.PageAsync("api/phones/zhangsan/image", Stage.Image(Stage.Png()));
        using var entered = await stage.PageAsync("api/phones/zhangsan/enter", JsonContent.Create(new { }));
        Assert.All([text, place, photo, entered], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(["text", "location", "image", "event"], stage.Bot.Messages.Select(message => message["MsgType"]));
        var state = await StateAsync(stage);
        Assert.Equal(["text", "text", "location", "text", "image", "text", "text"], state["phoneMessages"]!.AsArray().Select(message => (string)message!["kind"]!));
        Assert.True((bool)state["connected"]!);
        var media = (string)state["phoneMessages"]![4]!["mediaId"]!;
        using var picture = await stage.GetRawAsync($"/simulator/api/media/{media}");
        Assert.Equal(Stage.Png(), await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public static TheoryData<string, string> BadPosts => new()
    {
        { "api/phones/zhangsan/text", "{\"text\":\"\"}" },
        { "api/phones/zhangsan/text", "not json" },
        { "api/phones/zhangsan/location", "{\"latitude\":91,\"longitude\":0,\"label\":\"x\"}" },
        { "api/phones/zhangsan/tap", "{}" },
        { "api/phones/zhangsan/image", "{}" },
        { "api/faults", "{\"name\":\"none\"}" },
    };

    [Theory]
    [MemberData(nameof(BadPosts))]
    public async Task A_senseless_post_is_refused(string path, string body)
    {
        await using var stage = await Stage.OpenAsync();
        using var response = await stage.PageAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(stage.Bot.Messages);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        using var response = await stage.PageAsync("api/phones/zhangsan/text", new StringContent("{\"text\":\"x\"}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var nobody = await stage.PageAsync("api/phones/nobody/text", JsonContent.Create(new { text = "x" }));
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task The_fault_buttons_plan_faults()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        using var token = await stage.PageAsync("api/faults", JsonContent.Create(new { name = "token" }));
        Assert.Equal(42001, Stage.Code(await stage.SendAsync(new { content = "一" })));
        using var busy = await stage.PageAsync("api/faults", JsonContent.Create(new { name = "busy" }));
        Assert.Equal(-1, Stage.Code(await stage.SendAsync(new { content = "一" })));
        using var clear = await stage.PageAsync("api/faults", JsonContent.Create(new { name = "clear" }));
        Assert.Equal(0, stage.Simulator.Faults.Pending);
    }

    [Fact]
    public async Task The_feed_catches_up_from_a_number_and_then_follows()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Simulator.Phone("zhangsan").SendTextAsync("第一条", TestContext.Current.CancellationToken);
        var seen = (long)(await StateAsync(stage))["sequence"]!;
        await stage.Simulator.Phone("zhangsan").SendTextAsync("第二条", TestContext.Current.CancellationToken);
        using var response = await stage.GetRawAsync($"/simulator/events?after={seen}");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var first = await NextAsync(reader);
        Assert.Equal(seen + 1, (long)first["sequence"]!);
        Assert.Equal("第二条", (string)first["phone"]!["text"]!);
        await stage.Simulator.Phone("chenjing").SendTextAsync("第三条", TestContext.Current.CancellationToken);
        JsonObject later;
        do
        {
            later = await NextAsync(reader);
        }
        while ((string?)later["phone"]?["text"] != "第三条");
        Assert.Equal("chenjing", (string)later["subject"]!);
    }

    [Fact]
    public async Task The_feed_tells_a_reader_from_another_run_to_begin_anew()
    {
        await using var stage = await Stage.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Simulator.ApiBase, "/simulator/events"));
        request.Headers.Add("Last-Event-ID", "999999");
        using var response = await stage.StreamAsync(request);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.StartsWith("event:", StringComparison.Ordinal));
        Assert.Equal("event: reset", line);
    }

    [Fact]
    public async Task Another_host_shows_the_page_below_its_own_path()
    {
        await using var stage = await Stage.OpenAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        await using var host = builder.Build();
        host.UsePathBase("/city");
        host.UseRouting();
        host.MapSimulator(stage.Simulator);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(address + "/city/simulator"), TestContext.Current.CancellationToken);
        Assert.Contains("<base href=\"/city/simulator/\">", page, StringComparison.Ordinal);
        Assert.Contains("zhangsan", await http.GetStringAsync(new Uri(address + "/city/simulator/api/state"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> StateAsync(Stage stage)
    {
        using var response = await stage.GetRawAsync("/simulator/api/state");
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<JsonObject> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (JsonObject)JsonNode.Parse(line["data: ".Length..])!;
            }
        }

        throw new EndOfStreamException();
    }
}
