// After a full run, no identity, no number and nothing refused stands anywhere: database, log of writes, attachments, log lines, metrics.
using GridBot.Simulator;
using GridBot.Storage.Privacy;
using GridBot.Storage.Retention;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class PlantedDataTests
{
    private const string Contact = "13800138000";
    private const string Neighbour = "13912345678";
    private const string Card = "210202199003077534";
    private const string Refused = "3号楼新搬来一家回族的,天天念经";
    private const string RefusedMark = "念经";

    [Fact]
    public async Task After_a_full_run_nothing_planted_is_found_anywhere()
    {
        await using var stage = await SimulatedStage.OpenAsync(change: settings => settings with { Conversation = settings.Conversation with { QuietHours = false } });
        var (resident, worker) = (stage.Account.Phone(DefaultResidents.All[0].OpenId), stage.Simulator.Phone("zhangsan"));
        await resident.SendTextAsync($"锦绣小区停水两天了没人管,邻居电话{Neighbour},身份证{Card}", stage.Token);
        await resident.SendImageAsync(TestPicture.Jpeg, stage.Token);
        await resident.SendTextAsync($"留电话 {Contact}", stage.Token);
        await resident.SendTextAsync(Refused, stage.Token);
        var filed = await resident.SendTextAsync("提交", stage.Token);
        var number = ReportNumbers.In(filed.Reply!.Content);
        await worker.SendTextAsync(Refused, stage.Token);
        await worker.SendTextAsync($"解放路8号井盖没了,找王师傅{Neighbour}", stage.Token);
        await Eventually.AsAsync(() => worker.Messages.Count(message => !message.Mine), count => count >= 2);
        await worker.SendTextAsync("提交", stage.Token);
        await stage.Services.GetRequiredService<ContactDesk>().ShowAsync(number, "wu", TimeProvider.System.GetUtcNow(), stage.Token);
        await Eventually.AsAsync(() => Directory.GetFiles(stage.Folder.File("data/attachments")).Length, files => files > 0);
        await stage.Services.GetRequiredService<RetentionStore>().ApplyAsync(new RetentionRules(), TimeProvider.System.GetUtcNow().AddDays(4), dryRun: false, stage.Token);
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri(stage.Address, "/metrics"), stage.Token);

        // That the marks are those that would be found: the words that are to stay are there.
        Assert.NotEmpty(stage.Folder.FilesWith("锦绣小区"));
        foreach (var planted in (string[])[DefaultResidents.All[0].OpenId, DefaultResidents.All[0].Name, "zhangsan", Contact, Neighbour, Card, RefusedMark, "回族"])
        {
            Assert.Empty(stage.Folder.FilesWith(planted));
            Assert.DoesNotContain(planted, stage.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(planted, metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_database_alone_opens_nobody_and_with_its_keys_it_does()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var openId = DefaultResidents.All[0].OpenId;
        await stage.Account.Phone(openId).SendTextAsync("锦绣小区停水两天了没人管", stage.Token);
        await using var connection = new SqliteConnection(stage.ConnectionString);
        await connection.OpenAsync(stage.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, address FROM person";
        await using var reader = await command.ExecuteReaderAsync(stage.Token);
        Assert.True(await reader.ReadAsync(stage.Token));
        var (person, address) = (reader.GetString(0), reader.GetString(1));
        var stranger = new FieldSeal(new FixedKeys(new FieldKey("k1", new byte[32], default), new FieldKey("k1", new byte[32], default)), TimeProvider.System, new Random(1));

        Assert.Null(stranger.Open(address, $"person:{person}"));
        Assert.Equal(openId, stage.Services.GetRequiredService<FieldSeal>().Open(address, $"person:{person}"));
    }
}
