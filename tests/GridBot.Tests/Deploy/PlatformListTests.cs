// The script that asks the platform for its addresses, and keeps the old list when the platform does not say.
using System.Net;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed class PlatformListTests
{
    private const string Old = "default 0;\n192.0.2.1 1;\n";

    [Fact]
    public async Task Addresses_networks_and_wildcards_become_a_list_that_nginx_reads()
    {
        var (run, list) = await UpdateAsync("""{"ip_list":["101.226.103.*","198.51.100.7","203.0.113.0/24","2001:db8::/32"]}""");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("4", run.Output.Trim());
        Assert.Equal(["default 0;", "101.226.103.0/24 1;", "198.51.100.7 1;", "2001:db8::/32 1;", "203.0.113.0/24 1;"], list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'));
        await using var replica = await StubReplica.StartAsync();
        await using var nginx = await NginxProcess.StartAsync([replica.Address], list);
    }

    [Theory]
    [InlineData("""{"errcode":60020,"errmsg":"not allow to access from your ip"}""")]
    [InlineData("""{"ip_list":[]}""")]
    [InlineData("""{"ip_list":["not an address; include /etc/passwd;"]}""")]
    [InlineData("")]
    public async Task The_old_list_stays_when_the_answer_is_none(string answer)
    {
        var (run, list) = await UpdateAsync(answer);
        Assert.Equal((1, Old), (run.ExitCode, list));
        Assert.DoesNotContain(FakeWeCom.AppSecret, run.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(ToolRun Run, string List)> UpdateAsync(string answer)
    {
        await using var platform = await StubReplica.StartAsync();
        platform.Answer = (http, _) => Write(http, http.Request.Path.Value switch
        {
            "/cgi-bin/gettoken" when http.Request.Query["corpsecret"] == FakeWeCom.AppSecret => """{"errcode":0,"errmsg":"ok","access_token":"t-1","expires_in":7200}""",
            "/cgi-bin/getcallbackip" when http.Request.Query["access_token"] == "t-1" => answer,
            _ => null,
        });
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("secret"), FakeWeCom.AppSecret, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("platform.conf"), Old, TestContext.Current.CancellationToken);
        var run = await ToolRun.RunAsync("bash", [DeployFolder.File("nginx/update-platform.sh"), FakeWeCom.Corp, folder.File("secret"), folder.File("platform.conf"), $"http://{platform.Address}"]);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
        return (run, await File.ReadAllTextAsync(folder.File("platform.conf"), TestContext.Current.CancellationToken));
    }

    private static Task Write(Microsoft.AspNetCore.Http.HttpContext http, string? text)
    {
        http.Response.StatusCode = (int)(text is null ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, text ?? "", http.RequestAborted);
    }
}
