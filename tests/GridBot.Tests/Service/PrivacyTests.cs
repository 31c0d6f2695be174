// What must not be kept is kept nowhere: not in the database's bytes, not among the attachments, not in the log.
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class PrivacyTests
{
    private const string Refused = "17号楼阿不都一家是维吾尔族,天天在家念经,你们盯着点";

    [Fact]
    public async Task Of_a_refused_text_only_a_count_is_left()
    {
        const string words = "3号楼新搬来一家回族的";
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        var answer = await stage.Client.TextAsync("zhang", words);
        Assert.Contains("本服务只受理", answer.Text, StringComparison.Ordinal);
        foreach (var part in (string[])["回族", "新搬来", "3号楼"])
        {
            Assert.Empty(stage.Folder.FilesWith(part));
            Assert.DoesNotContain(part, stage.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(part, await stage.MetricsAsync(), StringComparison.Ordinal);
        }

        Assert.Matches("gridbot_refusals_total\\{rule=\"[a-z0-9-]+\"\\} 1", await stage.MetricsAsync());
        Assert.Equal((0L, 0L), (await stage.CountAsync("report"), await stage.CountAsync("outbox WHERE kind <> 'CaseTimer'")));
    }

    [Fact]
    public async Task The_scan_of_the_files_finds_what_is_kept()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        Assert.NotEmpty(stage.Folder.FilesWith("和平路12号"));
    }

    [Fact]
    public async Task A_photo_of_a_refused_burst_is_dropped_with_it()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        await stage.Client.ImageAsync("zhang", "media-4711");
        await stage.Client.TextAsync("zhang", "3号楼新搬来一家回族的");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Equal(0, await stage.CountAsync("attachment"));
    }

    [Theory]
    [InlineData("fresh")]
    [InlineData("in mid-draft")]
    [InlineData("as a correction")]
    [InlineData("in the menu")]
    [InlineData("after filing")]
    public async Task A_refused_text_leaves_only_its_key_wherever_it_is_said(string state)
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        foreach (var said in state switch
        {
            "in mid-draft" => ["暖气一点不热,屋里才15度"],
            "as a correction" => ["和平路12号3单元楼道堆满纸箱", "改地点"],
            "in the menu" => ["菜单"],
            "after filing" => ["和平路12号3单元楼道堆满纸箱", "提交"],
            _ => (string[])[],
        })
        {
            await stage.Client.TextAsync("zhang", said);
        }

        var reports = await stage.CountAsync("report");
        await stage.Client.ImageAsync("zhang", "media-before");
        var id = CallbackClient.NewId();
        var first = await stage.Client.TextAsync("zhang", Refused, id);
        await stage.Client.ImageAsync("zhang", "media-after");
        await stage.Client.LocationAsync("zhang", "喀什东街");
        Assert.Contains("没有保存", first.Text, StringComparison.Ordinal);
        Assert.Contains("没有保存", (await stage.Client.TextAsync("zhang", Refused, id)).Text, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));

        foreach (var part in (string[])["阿不都", "念经", "17号楼", "喀什", "media-after"])
        {
            Assert.Empty(stage.Folder.FilesWith(part));
            Assert.DoesNotContain(part, stage.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(part, await stage.MetricsAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain(stage.Platform.Calls("webhook/send"), call => call.Words.Contains(part, StringComparison.Ordinal));
        }

        Assert.Equal((0L, reports), (await stage.CountAsync("attachment"), await stage.CountAsync("report")));
        Assert.Equal(0, await stage.QueryAsync<long>("SELECT COUNT(*) FROM seen WHERE reply LIKE '%没有保存%' OR reply LIKE '%\\u6ca1\\u6709\\u4fdd\\u5b58%'"));
        Assert.Matches("gridbot_refusals_total\\{rule=\"[a-z0-9-]+\"\\} 1\n", await stage.MetricsAsync());
        Assert.DoesNotContain("没有保存", await stage.QueryAsync<string>("SELECT state FROM session"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_goes_on_after_a_refused_text_and_is_filed_without_it()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", Refused);
        Assert.Contains("已上报", (await stage.Client.TextAsync("zhang", "提交")).Text, StringComparison.Ordinal);
        Assert.Equal("和平路12号3单元楼道堆满纸箱", await stage.QueryAsync<string>("SELECT body FROM report"));
    }

    [Fact]
    public async Task A_place_whose_label_is_refused_leaves_no_trace()
    {
        await using var stage = await ServiceStage.OpenAsync();
        Assert.Contains("没有保存", (await stage.Client.LocationAsync("zhang", "上访户老王家")).Text, StringComparison.Ordinal);
        Assert.Empty(stage.Folder.FilesWith("上访户"));
        Assert.DoesNotContain("上访户", stage.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_numbers_are_masked_everywhere_and_the_user_id_stands_nowhere()
    {
        const string user = "13800138000";
        const string phone = "13912345678";
        const string card = "210202199003077534";
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("webhook/send", _ => FakeAnswer.Code(-1));
        await stage.Client.TextAsync(user, $"和平路12号3单元楼道堆满纸箱,电话{phone},证件{card}");
        Assert.DoesNotContain(phone, (await stage.Platform.SentAsync(user)).Words, StringComparison.Ordinal);
        Assert.Contains("已上报", (await stage.Client.TextAsync(user, "提交")).Text, StringComparison.Ordinal);
        await Eventually.AsAsync(() => stage.Platform.Calls("webhook/send").Count, count => count >= 1);
        Assert.Contains("电话", stage.Platform.Calls("webhook/send")[0].Words, StringComparison.Ordinal);
        foreach (var number in (string[])[phone, card])
        {
            Assert.DoesNotContain(stage.Platform.Calls("webhook/send"), call => call.Words.Contains(number, StringComparison.Ordinal));
            Assert.Empty(stage.Folder.FilesWith(number));
            Assert.DoesNotContain(number, stage.Log.All, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(user, stage.Log.All, StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(stage, user));
    }

    private static async Task<IReadOnlyList<string>> TablesWithAsync(ServiceStage stage, string words)
    {
        await using var connection = new SqliteConnection(stage.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            if ((await ReadAsync(connection, $"SELECT * FROM \"{table}\"")).Exists(value => value.Contains(words, StringComparison.Ordinal)))
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                values.Add(reader.GetValue(i).ToString() ?? "");
            }
        }

        return values;
    }
}
