// What the operator sees: health, metrics, and no secret anywhere.
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class OperationTests
{
    [Fact]
    public async Task A_locked_database_is_told_as_unavailable_and_the_repeated_message_is_handled()
    {
        await using var stage = await ServiceStage.OpenAsync(settings => settings with { Database = settings.Database with { LockWait = TimeSpan.FromMilliseconds(400) } });
        var id = CallbackClient.NewId();
        await using (var connection = new SqliteConnection(stage.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var refused = await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱", id);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (refused.Status, refused.Raw));
        }

        Assert.Contains("[1002]", stage.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("和平路", stage.Log.All, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱", id)).Status);
        await stage.Platform.SentAsync("zhang");
    }

    [Theory]
    [InlineData("INSERT INTO VersionInfo (Version, Description) VALUES (99999999999999, 'of a later program')", HttpStatusCode.OK, "\"newer\"")]
    [InlineData("DELETE FROM VersionInfo WHERE Version = (SELECT MAX(Version) FROM VersionInfo)", HttpStatusCode.ServiceUnavailable, "\"unavailable\"")]
    public async Task A_database_of_a_later_version_is_served_on_and_one_of_an_earlier_version_is_not(string change, HttpStatusCode status, string told)
    {
        await using var stage = await ServiceStage.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.GetAsync("/health/ready")).Status);
        await using (var connection = new SqliteConnection(stage.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
            command.CommandText = change;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var ready = await stage.Client.GetAsync("/health/ready");
        Assert.Equal(status, ready.Status);
        Assert.Contains(told, ready.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "ok"), await stage.Client.GetAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, (await stage.Client.TextAsync("zhang", "帮助")).Status);
    }

    [Fact]
    public async Task The_metrics_tell_turns_latency_outbox_sends_reports_and_refusals_of_this_host()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("webhook/send", _ => FakeAnswer.Code(-1));
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        await stage.Client.TextAsync("zhang", "3号楼新搬来一家回族的");
        await stage.Platform.NoticeAsync("gonganju", 2);
        var metrics = await Eventually.AsAsync(stage.MetricsAsync, text => text.Contains("result=\"Again\",reason=\"busy\"", StringComparison.Ordinal));
        foreach (var line in (string[])
        [
            "gridbot_turns_total{kind=\"Text\",outcome=\"handled\"} 3\n", "gridbot_turn_seconds_count 3\n", "gridbot_turn_seconds_bucket{le=", "gridbot_reports_total{matter=\"7\",urgency=\"Normal\"} 1\n",
            "gridbot_refusals_total{rule=", "gridbot_outbox_rows{state=\"waiting\"} 1\n", "gridbot_outbox_oldest_seconds ", "gridbot_sends_total{kind=\"PersonMessage\",result=\"Sent\",reason=\"ok\"} ",
            "gridbot_send_age_seconds_count{kind=\"PersonMessage\"} ", "process_cpu_seconds_total ",
        ])
        {
            Assert.Contains(line, metrics, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("zhang", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_logged_shown_or_printed()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Next("message/send", FakeAnswer.Code(40001), FakeAnswer.Code(42001), new FakeAnswer.Cut());
        stage.Platform.Next("webhook/send", new FakeAnswer.Cut(), new FakeAnswer.Status(HttpStatusCode.BadGateway), FakeAnswer.Code(93000));
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.PostRawAsync("msg_signature=0&timestamp=1&nonce=2", "<xml/>");
        await stage.Platform.SentAsync("zhang", 4);
        await stage.Client.TextAsync("zhang", "提交");
        await stage.Platform.NoticeAsync("gonganju", 4);
        var seen = string.Join('\n', stage.Log.All, await stage.MetricsAsync(), await stage.ReadinessAsync(), stage.Platform.Options.ToString());
        foreach (var secret in (string[])[FakeWeCom.AppSecret, FakeWeCom.Token, FakeWeCom.AesKey, FakeWeCom.AccessToken, "robot-gonganju", "gridbot.db"])
        {
            Assert.DoesNotContain(secret, seen, StringComparison.Ordinal);
        }
    }
}
