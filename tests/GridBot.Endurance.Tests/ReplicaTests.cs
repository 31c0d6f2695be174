// Three replicas behind nginx: one dies or stands still, and two officers meet on two of them.
using System.Data.Common;
using Dapper;
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

[Collection(MariaDbTests.Name)]
public sealed class ReplicaTests(MariaDbStage stage) : IAsyncLifetime
{
    private const int Seed = 20261127;
    private const int People = 6;

    // The server shows the same picture of its transactions until nobody has looked for a tenth of a second.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private const int Looks = 15;

    private static readonly int Kills = RunLength.Of(1, 12);
    private static readonly TimeSpan Pause = RunLength.Of(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(60));

    private Scene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await stage.ReplicasAsync(Token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Replicas_that_are_killed_one_by_one_lose_and_double_nothing_and_any_replica_takes_any_message()
    {
        var tokens = scene.Platform.Tokens;
        await new Crowd(scene, People, new Random(Seed)).ReportWhileKilledAsync(Kills, Token);
        await new Books(scene).BalanceAsync();

        // One token serves all replicas and outlives each of them. (A replica that found no database, in another test, has fetched one of its own.)
        Assert.True(scene.Platform.Tokens <= Math.Max(1, tokens), $"{scene.Platform.Tokens - tokens} more tokens were fetched");
    }

    [Fact]
    public async Task A_replica_that_stands_still_with_leases_is_replaced_and_sends_nothing_twice_but_what_was_under_way()
    {
        var random = new Random(Seed + 1);
        var before = Doubles();
        HashSet<string> leased = [];
        await new Crowd(scene, People, random).ReportWhileAsync(
            async token =>
            {
                // A slow platform: whoever is paused is likely to be waiting for an answer.
                scene.Platform.LongestAnswer = TimeSpan.FromSeconds(1.5);
                var victim = scene.Replicas[random.Next(scene.Replicas.Count)];
                try
                {
                    leased = await PauseWithLeasesAsync(victim, token);
                    scene.Trouble.Note("pause");
                    var reports = scene.Platform.Notices.Count;
                    await Task.Delay(Pause, TimeProvider.System, token);
                    Assert.True(scene.Platform.Notices.Count > reports, "While one replica stood still, nobody was told of anything.");
                }
                finally
                {
                    scene.Trouble.Note("resumption");
                    await victim.ResumeAsync();
                    scene.Platform.LongestAnswer = Platform.UsualAnswer;
                }

                await victim.AwaitReadyAsync(token);
            },
            Token);
        await new Books(scene).BalanceAsync();
        var twice = Doubles();
        twice.ExceptWith(before);
        twice.ExceptWith(leased);
        Assert.True(twice.Count == 0, $"Sent twice, though the paused replica had not begun to send them: {string.Join(' ', twice)}");
    }

    [Fact]
    public async Task Of_two_officers_who_take_up_a_case_at_once_on_two_replicas_one_wins_and_the_other_learns_who()
    {
        (string User, string Name)[] officers = [("sunwei", "孙伟"), ("machao", "马超")];
        var met = 0;
        for (var round = 0; round < RunLength.Of(2, 20); round++)
        {
            var number = await FileAsync("gonganju");
            var (taps, haveMet) = await MeetAsync(number, officers.Select((officer, i) => scene.Line.DeliverAsync(scene.Replicas[i].Address, scene.Line.Tap(officer.User, $"case:{number}:accept"), Token)));
            met += haveMet ? 1 : 0;
            await using var connection = await scene.Database.OpenAsync(Token);
            var winner = Assert.Single(await connection.QueryAsync<string>("SELECT name FROM report_event WHERE number = @number AND action = 'Accept'", new { number }));
            Assert.Contains(winner, officers.Select(officer => officer.Name));
            Assert.Equal(winner, await connection.ExecuteScalarAsync<string>("SELECT handler FROM report WHERE number = @number AND state = 'Accepted'", new { number }));
            Assert.All(taps, tap => Assert.True(tap.IsAcknowledged && tap.Text.Contains(winner, StringComparison.Ordinal), $"An officer got {tap}; the case is with {winner}."));
        }

        Assert.True(met > 0, "The officers never met at a case.");
        await new Books(scene).BalanceAsync();
    }

    /// <summary>Lets several turns read a case before any of them may write it: the row is held until all wait for it.</summary>
    private async Task<(Delivery[] Last, bool HaveMet)> MeetAsync(string number, IEnumerable<Task<IReadOnlyList<Delivery>>> turns)
    {
        await using var holder = await scene.Database.OpenAsync(Token);
        await using var hold = await holder.BeginTransactionAsync(Token);
        await holder.ExecuteAsync("SELECT number FROM report WHERE number = @number FOR UPDATE", new { number }, hold);
        var under = turns.ToList();
        await using var watcher = await scene.Database.OpenAsync(Token);

        // On a machine with too much to do one may be turned away before the other comes: then they do not meet this time, and the platform delivers again.
        var waiting = 0L;
        for (var look = 0; look < Looks && waiting < under.Count; look++)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, Token);
            waiting = await watcher.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'");
        }

        await hold.CommitAsync(Token);
        return ([.. (await Task.WhenAll(under)).Select(deliveries => deliveries[^1])], waiting >= under.Count);
    }

    private async Task<string> FileAsync(string group)
    {
        int number;
        do
        {
            number = scene.NextStory();
        }
        while (Story.Of(number).Group != group);

        var account = await new Person(scene, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"resident{number}"), Story.Of(number), new Random(number)).ReportAsync(Token);
        scene.Accounts.Add(account with { State = "Accepted" });
        return account.Number;
    }

    /// <summary>Pauses a replica at an instant at which it holds leases; returns the reports whose notices were leased by anybody then.</summary>
    private async Task<HashSet<string>> PauseWithLeasesAsync(Replica victim, CancellationToken cancellationToken)
    {
        // The others finish theirs within this time; what is still leased afterwards is the victim's.
        var others = scene.Platform.LongestAnswer + TimeSpan.FromSeconds(1);
        await using var connection = await scene.Database.OpenAsync(cancellationToken);
        const int tries = 20;
        for (var i = 0; i < tries; i++)
        {
            await Until.HoldsAsync("notices are under way", () => LeasesAsync(connection), leases => leases.Count > 0, cancellationToken);
            await victim.PauseAsync();
            var held = await LeasesAsync(connection);
            await Task.Delay(others, TimeProvider.System, cancellationToken);
            if ((await LeasesAsync(connection)).Any(lease => held.Contains(lease)))
            {
                return [.. held.Select(lease => lease.Subject)];
            }

            await victim.ResumeAsync();
        }

        throw new InvalidOperationException("The replica never held a lease.");
    }

    private static async Task<List<(string Owner, string Subject)>> LeasesAsync(DbConnection connection)
        => [.. await connection.QueryAsync<(string, string)>("SELECT lease_owner, subject FROM outbox WHERE kind = 'GroupNotice' AND lease_owner <> ''")];

    private HashSet<string> Doubles() => [.. scene.Platform.Notices.GroupBy(notice => (notice.Group, notice.Number)).Where(times => times.Count() > 1).Select(times => times.Key.Number)];
}
