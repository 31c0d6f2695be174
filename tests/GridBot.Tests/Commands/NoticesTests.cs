// The operator's look into the outbox, as a command beside the service.
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class NoticesTests : IDisposable
{
    private const string Number = "WG20261122-7K3F";

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_what_waits_and_what_is_parked_and_why_the_ledger_and_sends_again()
    {
        await FillAsync();
        var all = await RunAsync("notices");
        Assert.Equal((0, ""), (all.ExitCode, all.Errors));
        var lines = all.Output.Split('\n');
        Assert.Equal("BROKEN group shuiwu since 2026-11-22 12:00:00: robot 93000; 2 waiting, 1 of them urgent; next try 2096-11-22 12:00:00", lines[0]);
        Assert.Equal(["id", "kind", "to", "report", "state", "due", "tries", "last"], Cells(lines[2]));
        Assert.Equal(["bad", "GroupNotice", "gonganju", Number, "parked: content", "2026-11-22 12:00:00", "1", "content 40058"], Cells(lines[3]));
        Assert.Contains(lines, line => Cells(line) is ["said", "PersonMessage", "person", "-", "due", ..]);
        Assert.Contains(lines, line => Cells(line) is ["urgent", "GroupNotice!", "shuiwu", "-", ..]);
        Assert.Contains("1 parked, 3 to be sent; ! is urgent.", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("zhangsanfeng", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", all.Output, StringComparison.Ordinal);

        var parked = await RunAsync("notices", "--parked");
        Assert.Contains("1 parked, 0 to be sent", parked.Output, StringComparison.Ordinal);

        var ledger = await RunAsync("notices", "--report", Number.ToLowerInvariant());
        Assert.Equal(["time", "id", "kind", "to", "try", "result", "reason", "posts"], Cells(ledger.Output.Split('\n')[0]));
        Assert.Equal(["2026-11-22 12:00:00", "bad", "GroupNotice", "gonganju", "1", "never", "content 40058", "1"], Cells(ledger.Output.Split('\n')[1]));
        Assert.Contains("0 delivered (the platform answered errcode 0), 0 to be sent, 1 parked.", ledger.Output, StringComparison.Ordinal);

        Assert.Equal((0, "1 row(s) due now; a running service sends them within seconds, within its rate limits.\n"), Brief(await RunAsync("notices", "--resend", "bad")));
        Assert.Contains("Nothing is parked.", (await RunAsync("notices", "--parked")).Output, StringComparison.Ordinal);
        Assert.Contains("2 row(s) due now", (await RunAsync("notices", "--resend", "all")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_end_with_their_codes()
    {
        Assert.Equal(3, (await RunAsync("notices")).ExitCode);
        await new DatabaseMigrator(Options, TestSeal.Create()).MigrateAsync(Token);
        Assert.Equal((0, "Nothing waits and nothing is parked.\n"), Brief(await RunAsync("notices")));
        Assert.Equal((0, $"Nothing was sent about {Number}, and nothing waits.\n"), Brief(await RunAsync("notices", "--report", Number)));
        Assert.Equal((0, "Nothing to send again.\n"), Brief(await RunAsync("notices", "--resend", "all")));
        Assert.Equal(1, (await RunAsync("notices", "--report", "WG")).ExitCode);
        Assert.Equal(1, (await RunAsync("notices", "--resend", "nobody")).ExitCode);
        Assert.Equal(2, (await RunAsync("notices", "--parked", "--resend", "all")).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private StorageOptions Options => new() { ConnectionString = $"Data Source={folder.File("gridbot.db")};Pooling=False" };

    /// <summary>A parked notice, a broken group with two, one of them urgent, and a message to a person.</summary>
    private async Task FillAsync()
    {
        await new DatabaseMigrator(Options, TestSeal.Create()).MigrateAsync(Token);
        await using var database = new SqliteDatabase(Options);
        await new TurnStore(database, TestSeal.Create()).RunAsync(
            async (turn, token) =>
            {
                await turn.FindOrAddPersonAsync("wecom", "zhangsanfeng", "person-1", Noon, token);
                await turn.EnqueueAsync(Notice("bad", "gonganju") with { Subject = Number }, token);
                await turn.EnqueueAsync(Notice("gone", "shuiwu"), token);
                await turn.EnqueueAsync(Notice("urgent", "shuiwu") with { Urgent = true }, token);
                await turn.EnqueueAsync(
                    Notice("said", "wecom:zhangsanfeng") with { Kind = OutboxKind.PersonMessage, Payload = OutboxPayload.Write(OutboundMessage.Plain("secret")) }, token);
                return 0;
            },
            Token);
        IOutboxStore outbox = new OutboxStore(database, TestSeal.Create());
        foreach (var item in await outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token))
        {
            IReadOnlyList<RowFate> fate = [new RowFate(item, item.Id == "bad" ? new Fate.ParkFor("content") : new Fate.RetryAt(Noon.AddYears(70)))];
            await outbox.RecordAsync(fate, "owner", Noon, item.Id == "bad" ? new SendResult.Never("content", 40058) : new SendResult.Misconfigured("robot", 93000), Token);
        }
    }

    private static OutboxItem Notice(string id, string group) => new()
    {
        Id = id, Kind = OutboxKind.GroupNotice, Target = group, Payload = OutboxPayload.Write(new GroupNotice("secret")), DueAt = Noon, CreatedAt = Noon,
    };

    private static string[] Cells(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (int ExitCode, string Output) Brief(ProgramRun run) => (run.ExitCode, run.Output);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(folder.Path, arguments, "", ("Database__ConnectionString", Options.ConnectionString));
}
