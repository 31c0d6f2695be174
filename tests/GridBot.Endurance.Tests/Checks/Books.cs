// Compares what people were told with what the database holds and what the groups have read.
using System.Data.Common;
using Dapper;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests.Checks;

/// <summary>The books of a scene: they balance when nothing acknowledged was lost, nothing was done twice, and everybody was told.</summary>
internal sealed class Books(Scene scene)
{
    /// <summary>Sends of one kind that a replica has under way at once (Notices:Parallelism); so many can be cut off by one disturbance.</summary>
    private const int UnderWay = 8;

    /// <summary>People who are asked what the bot knows of their report; all of them in a long run.</summary>
    private static readonly int Asked = RunLength.Of(6, 60);

    private const string Rows = """
        SELECT r.number AS Number, r.matter AS Matter, r.state AS State, r.place AS Place, p.user_key AS UserKey,
            (SELECT COUNT(*) FROM report_event e WHERE e.number = r.number AND e.action = 'File') AS Filings
        FROM report r LEFT JOIN person p ON p.id = r.person
        """;

    private const string Keys = "SELECT message_key FROM seen";

    // An officer's cards are no part of it: of more than thirty cases a minute the platform lets an officer know of thirty.
    private const string Owed = "SELECT o.id AS Id, o.kind AS Kind, p.user_key AS UserKey FROM outbox o LEFT JOIN person p ON p.id = o.recipient";
    private const string Attempts = "SELECT outbox_id AS Id, attempt AS Attempt, tried_at AS TriedAt, result AS Result, reason AS Reason, together AS Together FROM outbox_attempt WHERE subject = @number ORDER BY tried_at";
    private const string Parked = "SELECT COUNT(*) FROM outbox WHERE state = 'parked'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What is owed now is sent in its time, though more comes.</summary>
    public async Task DrainAsync()
    {
        var owed = await OwedAsync();
        await Until.HoldsAsync("what was owed is sent", async () => (await OwedAsync()).Count(owed.Contains), left => left == 0, Token, TimeSpan.FromSeconds(45));
    }

    /// <summary>Waits until everything that is owed has been sent, and fails with all that is wrong.</summary>
    public async Task BalanceAsync()
    {
        await Until.HoldsAsync("all that is owed has been sent", async () => (await OwedAsync()).Count, owed => owed == 0, Token, TimeSpan.FromSeconds(90));
        var faults = new List<string>();
        await using (var connection = await scene.Database.OpenAsync(Token))
        {
            Compare(faults, (await connection.QueryAsync<Row>(new CommandDefinition(Rows, cancellationToken: Token))).AsList());
            CompareKeys(faults, (await connection.QueryAsync<string>(new CommandDefinition(Keys, cancellationToken: Token))).ToHashSet(StringComparer.Ordinal));
        }

        Add(faults, "rows set aside", await CountAsync(Parked));
        await CompareNoticesAsync(faults);
        CompareMessages(faults);
        faults.AddRange(scene.Platform.Faults.Distinct(StringComparer.Ordinal));
        faults.AddRange(scene.Replicas.SelectMany(replica => replica.Faults).Distinct(StringComparer.Ordinal).Take(5));
        if (await scene.Database.CheckAsync(Token) is { Length: > 0 } broken)
        {
            faults.Add($"the database says of itself: {broken}");
        }

        await AskAsync(faults);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{scene.Accounts.Count} reports, {scene.Accounts.Sum(account => account.Acknowledged.Count)} messages acknowledged, {scene.Accounts.Sum(account => account.Redelivered)} delivered again, "
            + $"{scene.Accounts.Sum(account => account.Repeated)} written again by hand, {Doubles().Count} notices twice, {scene.Platform.Tokens} access tokens; {scene.Trouble}");
        Assert.True(faults.Count == 0, $"The books do not balance after {scene.Trouble}:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}{Environment.NewLine}{scene.Said()}");
    }

    private void Compare(List<string> faults, List<Row> rows)
    {
        var reports = rows.ToLookup(row => row.UserKey ?? "", StringComparer.Ordinal);
        foreach (var account in scene.Accounts)
        {
            var own = reports[scene.KeyOf(account.User)].ToList();
            if (own.Count != 1)
            {
                faults.Add($"{account.User} reported once and was told {account.Number}; the database holds {own.Count}: {string.Join(' ', own.Select(row => row.Number))}");
            }
            else if (own[0] is var row && (row.Number != account.Number || row.Matter != account.Story.Matter || row.State != account.State || row.Filings != 1 || !row.Place.Contains(account.Story.Place, StringComparison.Ordinal)))
            {
                faults.Add($"{account.User} was told {account.Number} of matter {account.Story.Matter} at {account.Story.Place}, {account.State}; the database holds {row}");
            }
        }

        var users = scene.Accounts.Select(account => scene.KeyOf(account.User)).ToHashSet(StringComparer.Ordinal);
        Add(faults, "reports of nobody", rows.Where(row => !users.Contains(row.UserKey ?? "")).Select(row => row.ToString()));
    }

    private void CompareKeys(List<string> faults, HashSet<string> keys) => Add(
        faults,
        "messages that were acknowledged and are not known",
        scene.Accounts.SelectMany(account => account.Acknowledged.Where(id => !keys.Contains(MessageKey.Of(scene.Corporation.App, account.User, id))).Select(id => $"{account.User} {id}")));

    private async Task CompareNoticesAsync(List<string> faults)
    {
        var told = scene.Platform.Notices.Select(notice => (notice.Group, notice.Number)).ToHashSet();
        Add(faults, "reports whose bureau was never told", scene.Accounts.Where(account => !told.Contains((account.Story.Group, account.Number))).Select(account => account.Number));
        Add(faults, "notices of reports nobody was told of", told.Select(notice => notice.Number).Except(scene.Accounts.Select(account => account.Number), StringComparer.Ordinal));
        var doubles = Doubles();

        // On a machine with too much to do a lease may run out before the answer is recorded. The program tells that; the readers of a group see it, as docs/notices.md says.
        var unexplained = doubles.Where(times => !scene.Trouble.Between(times[0].At, times[^1].At)).Select(times => times[0].Number).ToList();
        if (unexplained.Count > scene.Replicas.Sum(replica => replica.LostLeases))
        {
            Add(faults, "notices that came twice without a reason", unexplained);
            foreach (var times in doubles.Where(times => unexplained.Contains(times[0].Number, StringComparer.Ordinal)))
            {
                faults.AddRange(times.Select(time => $"- at {time.At}: {time.Words}"));
                faults.AddRange(await AttemptsAsync(times[0].Number));
            }
        }

        // One send carries the notices of one group that went out together.
        var cutOff = doubles.Select(times => times[^1].At).Distinct().Count();
        var most = scene.Trouble.Count * UnderWay;
        if (cutOff > most)
        {
            faults.Add($"{cutOff} posts to groups came twice; {scene.Trouble.Count} disturbances can cut off {most}");
        }
    }

    /// <summary>Who was told everything at the first try reads no message twice.</summary>
    private void CompareMessages(List<string> faults) => Add(
        faults,
        "people who read the same message twice",
        scene.Accounts.Where(account => account.Repeated == 0 && scene.Platform.ReadBy(account.User) is var read && read.Distinct(StringComparer.Ordinal).Count() < read.Count).Select(account => account.User));

    /// <summary>Sessions can be read: the bot still knows who reported what.</summary>
    private async Task AskAsync(List<string> faults)
    {
        foreach (var account in scene.Accounts.Where((_, i) => i % Math.Max(1, scene.Accounts.Count / Asked) == 0))
        {
            var known = await new Person(scene, account.User, account.Story, new Random(0)).AskAsync(Token);
            if (!known.SequenceEqual([account.Number], StringComparer.Ordinal))
            {
                faults.Add($"{account.User} has {account.Number}; the bot says {string.Join(' ', known)}");
            }
        }
    }

    private List<List<Told>> Doubles() => [.. scene.Platform.Notices.GroupBy(notice => (notice.Group, notice.Number)).Where(times => times.Count() > 1).Select(times => times.OrderBy(notice => notice.At).ToList())];

    /// <summary>What the program's own ledger says of a report's notices.</summary>
    private async Task<IEnumerable<string>> AttemptsAsync(string number)
    {
        await using var connection = await scene.Database.OpenAsync(Token);
        var attempts = await connection.QueryAsync<(string Id, int Attempt, long TriedAt, string Result, string? Reason, int Together)>(new CommandDefinition(Attempts, new { number }, cancellationToken: Token));
        return attempts.Select(attempt => $"- ledger: {attempt}");
    }

    private async Task<HashSet<string>> OwedAsync()
    {
        await using var connection = await scene.Database.OpenAsync(Token);
        var reporters = scene.Accounts.Select(account => scene.KeyOf(account.User)).ToHashSet(StringComparer.Ordinal);
        var rows = await connection.QueryAsync<OwedRow>(new CommandDefinition(Owed, cancellationToken: Token));
        return [.. rows.Where(row => row.Kind == "GroupNotice" || reporters.Contains(row.UserKey ?? "")).Select(row => row.Id)];
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await scene.Database.OpenAsync(Token);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: Token));
    }

    private static void Add(List<string> faults, string what, IEnumerable<string> which)
    {
        const int shown = 5;
        var all = which.ToList();
        if (all.Count > 0)
        {
            faults.Add($"{all.Count} {what}: {string.Join(", ", all.Take(shown))}");
        }
    }

    private static void Add(List<string> faults, string what, long count)
    {
        if (count > 0)
        {
            faults.Add($"{count} {what}");
        }
    }

    /// <summary>A report as the database holds it.</summary>
    private sealed class OwedRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? UserKey { get; init; }
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";

        public int Matter { get; init; }

        public string State { get; init; } = "";

        public string Place { get; init; } = "";

        public string? UserKey { get; init; }

        public int Filings { get; init; }

        public override string ToString() => $"{Number} of matter {Matter} at {Place}, {State}, filed {Filings} times by {UserKey}";
    }
}
