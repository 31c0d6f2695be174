// The contract of migrations: from nothing, from every earlier version with its data, twice, and by several at once.
using Dapper;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public abstract class MigrationContract<TDatabase> : IAsyncDisposable
    where TDatabase : ITestDatabase, new()
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TDatabase test = new();

    public static TheoryData<long> EarlierVersions => [.. DatabaseMigrator.Steps.SkipLast(1).Select(step => step.Version)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const long FetchesByKeySince = 202611250010;

    private const long SealedSince = 202611260010;

    // What every version has; microseconds of Noon.
    private static string[] RowsOf(long version) =>
    [
        version < SealedSince
            ? "INSERT INTO person (id, channel, user_id, created_at) VALUES ('p1', 'wecom', 'Zhang', 1), ('p2', 'wecom', 'zhang', 1)"
            : $"INSERT INTO person (id, channel, user_key, address, created_at) VALUES ('p1', 'wecom', '{TestSeal.Create().LookupOf("wecom", "Zhang")}', '{TestSeal.Create().Seal("Zhang", "person:p1")}', 1)",
        "INSERT INTO session (person, state, updated_at) VALUES ('p1', '会话', 1)",
        "INSERT INTO seen (message_key, reply, seen_at) VALUES ('m1', '收到🙂', 1)",
        $"""
        INSERT INTO report (number, matter, kind, bureau, urgency, state, body, place, latitude, longitude, occurred_at, answers, attachments, person, filed_at, dialog_version)
        VALUES ('WG20261122-AB12', 7, 'hazard', 'police', 'Normal', 'Filed', '楼道堆物', '和平路12号', 38.914003, 121.0, {UnixMicroseconds.Of(Noon)}, '[]', '["a1"]', 'p1', {UnixMicroseconds.Of(Noon)}, 'v1')
        """,
        $"INSERT INTO report_event (number, step, happened_at, state, actor, reason) VALUES ('WG20261122-AB12', 1, {UnixMicroseconds.Of(Noon)}, 'Filed', 'reporter', '')",
        "INSERT INTO attachment (id, person, kind, media_id, state, content_type, size_bytes, created_at) VALUES ('a1', 'p1', 'image', 'media', 'Waiting', '', 0, 1)",
        $$"""
        INSERT INTO outbox (id, kind, recipient, payload, urgent, state, first_due, due_at, created_at, attempts, last_code, lease_owner, lease_until)
        VALUES ('o1', 'GroupNotice', 'police', '{"markdown":"x"}', 0, 'waiting', 1, 1, 1, 0, 0, '', 0)
        """,
        $$"""
        INSERT INTO outbox (id, kind, recipient, payload, urgent, state, first_due, due_at, created_at, {{(version < FetchesByKeySince ? "attachment" : "replace_key")}}, attempts, last_code, lease_owner, lease_until)
        VALUES ('o2', 'MediaFetch', 'p1', '{"attachmentId":"a1","mediaId":"media"}', 0, 'waiting', 1, 1, 1, 'a1', 0, 0, '', 0)
        """,
        "INSERT INTO outbox_attempt (outbox_id, attempt, recipient, kind, tried_at, posts, result, reason, code) VALUES ('o0', 1, 'police', 'GroupNotice', 5, 1, 'sent', '', 0)",
    ];

    public async ValueTask DisposeAsync()
    {
        await test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_database_gets_every_migration_and_the_second_run_does_nothing()
    {
        var migrator = new DatabaseMigrator(test.Options, TestSeal.Create());
        var applied = await migrator.MigrateAsync(Token);

        Assert.Equal(DatabaseMigrator.Steps, applied);
        Assert.Empty(await migrator.MigrateAsync(Token));
        await migrator.CheckAsync(Token);
        await migrator.CheckReachableAsync(Token);
    }

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_earlier_version_comes_up_with_all_its_data(long version)
    {
        var migrator = new DatabaseMigrator(test.Options, TestSeal.Create());
        await migrator.MigrateAsync(version, Token);
        await Assert.ThrowsAsync<DatabaseTooOldException>(() => migrator.CheckAsync(Token));
        await using (var old = Open())
        {
            foreach (var row in RowsOf(version))
            {
                await ((IDatabase)old).WriteAsync((connection, _) => connection.ExecuteAsync(row), Token);
            }
        }

        Assert.Equal(DatabaseMigrator.Steps.Where(step => step.Version > version), await migrator.MigrateAsync(Token));
        await migrator.CheckAsync(Token);
        await using var now = Open();
        await CheckAsync((IDatabase)now);
    }

    [Fact]
    public async Task Several_that_migrate_at_once_apply_each_migration_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new DatabaseMigrator(test.Options, TestSeal.Create()).MigrateAsync(Token))));

        Assert.Equal(DatabaseMigrator.Steps, applied.SelectMany(steps => steps));
        await new DatabaseMigrator(test.Options, TestSeal.Create()).CheckAsync(Token);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        var migrator = new DatabaseMigrator(test.Options, TestSeal.Create());
        await migrator.MigrateAsync(Token);
        await using (var open = Open())
        {
            await ((IDatabase)open).WriteAsync((connection, _) => connection.ExecuteAsync("INSERT INTO VersionInfo (Version, AppliedOn, Description) VALUES (299901010001, '2999-01-01', 'future')"), Token);
        }

        Assert.Equal(299901010001, (await Assert.ThrowsAsync<DatabaseTooNewException>(() => migrator.MigrateAsync(Token))).DatabaseVersion);
        await Assert.ThrowsAsync<DatabaseTooNewException>(() => migrator.CheckAsync(Token));
    }

    private static async Task CheckAsync(IDatabase database)
    {
        var turns = new TurnStore(database, TestSeal.Create());
        var number = ReportNumber.TryParse("WG20261122-AB12", out var parsed) ? parsed.Value : throw new InvalidOperationException("not a number");
        var (opening, reports, events) = await turns.RunAsync(
            async (turn, token) => (
                await turn.OpenAsync("m1", "wecom", "Zhang", "p3", Noon, token),
                await turn.RecentReportsAsync("p1", 10, token),
                await turn.CaseEventsAsync(number, token)),
            Token);
        Assert.Equal(("收到🙂", "p1", "会话"), (opening.Reply, opening.Person, opening.Session));
        Assert.Equal("wecom:Zhang", await turns.RunAsync((turn, token) => turn.FindTargetAsync("p1", token), Token));
        var report = Assert.Single(reports);
        Assert.Equal((number, 7, "楼道堆物", ReportState.Filed, Noon), (report.Number, report.Matter, report.Text, report.State, report.FiledAt));
        Assert.Equal(new GeoPoint(38.914003, 121.0), report.Place.Point);
        Assert.Equal(ReportState.Filed, Assert.Single(events).State);

        var outbox = new OutboxStore(database, TestSeal.Create());
        var leased = Assert.Single(await outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token));
        Assert.Equal(("o1", "police"), (leased.Id, leased.Target));
        Assert.Single((await outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["police"], DateTimeOffset.UnixEpoch, Token))["police"]);
        Assert.Equal("a1", Assert.Single(await new AttachmentStore(database).ListAsync(["a1"], Token)).Id);

        // A photo that waited to be fetched can still be dropped, wherever that is written.
        Assert.Equal(2, (await outbox.StatusAsync(Noon, Token)).Waiting);
        await turns.RunAsync(
            async (turn, token) =>
            {
                await turn.DropAttachmentsAsync(["a1"], token);
                return 0;
            },
            Token);
        Assert.Equal(1, (await outbox.StatusAsync(Noon, Token)).Waiting);
    }

    private IAsyncDisposable Open() => test.Options.Provider == StorageOptions.MySqlProvider
        ? new MySql.MySqlDatabase(test.Options, TimeProvider.System)
        : new Sqlite.SqliteDatabase(test.Options);
}
