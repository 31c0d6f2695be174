// What the proxy lets through, what it stops, and what it does when replicas fail.
using System.Net;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed class NginxTests
{
    private const string Callback = "wecom/callback?msg_signature=0&timestamp=1&nonce=2";

    /// <summary>The platform calls from 127.0.0.1, everybody else is a stranger.</summary>
    private const string Listed = "default 0;\n127.0.0.1 1;\n";

    private const string Stranger = "127.0.0.9";

    [Theory]
    [InlineData("nginx/upstream.conf")]
    [InlineData("compose/upstream.conf")]
    public async Task Nginx_accepts_the_configuration(string replicas)
    {
        var run = await NginxProcess.TestAsync(DeployFolder.Text(replicas));
        Assert.True(run.ExitCode == 0 && !run.Errors.Contains("warn", StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public async Task A_callback_of_one_MiB_arrives_whole_and_a_larger_one_not_at_all()
    {
        await using var replica = await StubReplica.StartAsync();
        await using var nginx = await NginxProcess.StartAsync([replica.Address]);
        using var client = nginx.Client();
        var whole = new string('x', 1024 * 1024);
        Assert.Equal((HttpStatusCode.OK, whole.Length), await LengthAsync(client, whole));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await LengthAsync(client, whole + "x")).Status);
        Assert.Single(replica.Requests);
    }

    [Fact]
    public async Task A_burst_of_the_platform_is_never_limited_whether_its_addresses_are_listed_or_not()
    {
        foreach (var list in (string?[])[null, Listed])
        {
            await using var replica = await StubReplica.StartAsync();
            await using var nginx = await NginxProcess.StartAsync([replica.Address], list);
            using var client = nginx.Client();
            var answers = await FloodAsync(client, 1500);
            Assert.Equal(1500, answers.Count(status => status == HttpStatusCode.OK));
        }
    }

    [Fact]
    public async Task A_stranger_who_floods_is_refused_and_the_platform_is_not()
    {
        await using var replica = await StubReplica.StartAsync();
        await using var nginx = await NginxProcess.StartAsync([replica.Address], Listed);
        using var platform = nginx.Client();
        using var stranger = nginx.Client(Stranger);
        var floods = FloodAsync(stranger, 400);
        var messages = await FloodAsync(platform, 200);
        var flood = await floods;
        Assert.All(messages, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.True(flood.Count(status => status == HttpStatusCode.TooManyRequests) > 200, $"{flood.Count(status => status == HttpStatusCode.OK)} of 400 got through");
        // A few do: the platform's addresses change before the list does.
        Assert.Contains(HttpStatusCode.OK, flood);
    }

    [Fact]
    public async Task A_replica_that_is_gone_refuses_or_breaks_off_costs_no_message()
    {
        await using var refusing = await StubReplica.StartAsync();
        await using var breaking = await StubReplica.StartAsync();
        await using var sound = await StubReplica.StartAsync();
        await using var gone = await StubReplica.StartAsync();
        var nobody = gone.Address;
        await gone.DisposeAsync();
        refusing.Refuse();
        breaking.BreakOff();
        foreach (var bad in (string[])[refusing.Address, breaking.Address, nobody])
        {
            await using var nginx = await NginxProcess.StartAsync([bad, sound.Address]);
            using var client = nginx.Client();
            foreach (var id in Enumerable.Range(0, 20).Select(i => $"{bad} {i}"))
            {
                using var answer = await client.PostAsync(Callback, new StringContent(id), TestContext.Current.CancellationToken);
                Assert.Equal((HttpStatusCode.OK, id), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            }
        }

        // They were asked; it is not that nginx had sent them nothing.
        Assert.NotEmpty(refusing.Requests);
        Assert.NotEmpty(breaking.Requests);
    }

    [Fact]
    public async Task When_all_replicas_are_overloaded_the_platform_hears_it_at_once_and_the_first_message_after_it_is_taken()
    {
        await using var one = await StubReplica.StartAsync();
        await using var other = await StubReplica.StartAsync();
        var answer = one.Answer;
        await using var nginx = await NginxProcess.StartAsync([one.Address, other.Address]);
        using var client = nginx.Client();
        one.Refuse();
        other.Refuse();
        Assert.All(await FloodAsync(client, 100), status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        (one.Answer, other.Answer) = (answer, answer);
        Assert.All(await FloodAsync(client, 10), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Health_metrics_and_everything_unknown_are_not_published_and_no_other_method_reaches_the_callback()
    {
        await using var replica = await StubReplica.StartAsync();
        await using var nginx = await NginxProcess.StartAsync([replica.Address]);
        using var client = nginx.Client();
        foreach (var path in (string[])["metrics", "health/live", "health/ready", "", "simulator", "wecom/callback/more"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, HttpMethod.Get, path));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Delete, Callback));
        Assert.Empty(replica.Requests);
    }

    [Fact]
    public async Task The_program_hears_the_address_nginx_saw_and_not_the_one_a_visitor_claims()
    {
        await using var replica = await StubReplica.StartAsync();
        await using var nginx = await NginxProcess.StartAsync([replica.Address]);
        using var client = nginx.Client(Stranger);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "signin?code=the-code-of-a-person"));
        Assert.Equal(Stranger, Assert.Single(replica.Requests).ForwardedFor);
        Assert.DoesNotContain("the-code-of-a-person", nginx.AccessLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_service_answers_through_it_also_with_TLS()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await using var nginx = await NginxProcess.StartAsync([stage.Address.Authority]);
        using var phone = new CallbackClient(() => nginx.Address);
        Assert.Equal(HttpStatusCode.OK, (await phone.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱")).Status);
        await stage.Platform.SentAsync("zhang");
        Assert.NotEmpty((await phone.TextAsync("zhang", "提交")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.PostRawAsync($"msg_signature=0&timestamp={CallbackClient.Now()}&nonce=2", CallbackClient.Envelope("AAAA"))).Status);
        using var client = nginx.Client();
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, HttpMethod.Get, new Uri(nginx.TlsAddress, "wecom/callback").ToString()));
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> FloodAsync(HttpClient client, int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StatusAsync(client, HttpMethod.Post, Callback)));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("<xml/>");
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, int Length)> LengthAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body);
        using var answer = await client.PostAsync(Callback, content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length);
    }
}
