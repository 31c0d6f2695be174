// People: the only place where a platform's user id stands, sealed.
using System.Data.Common;
using Dapper;
using GridBot.Notices;
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>
/// Rows of the table person. A person is found by a keyed hash and answered at a sealed user id. A target is "channel:user id", as the channels understand it. While keys are changed somebody may still be known by the key of before.
/// </summary>
internal sealed class PersonStore(Dialect dialect, FieldSeal seal)
{
    /// <summary>Channel in a target whose user id cannot be opened: no channel has this name, so the row is parked and seen.</summary>
    private const string SealedChannel = "sealed";

    /// <summary>The database's dialect.</summary>
    public Dialect Dialect { get; } = dialect;

    // One statement, and the lock on the person with it: what is read of the session and the message is of after the turn before.
    private readonly string open = $"""
        SELECT n.reply AS Reply, p.id AS Person, p.home_grid AS HomeGrid, p.awaits AS Awaits, s.state AS Session, p.agreed_to AS AgreedTo
        FROM person p LEFT JOIN session s ON s.person = p.id LEFT JOIN seen n ON n.message_key = @key
        WHERE p.user_key IN (@newest, @former) {dialect.ForUpdate}
        """;

    private readonly string find = $"{Find} {dialect.ForUpdate}";
    private readonly string add = $"{dialect.InsertIgnore} INTO person (id, channel, user_key, address, created_at) VALUES (@newId, @channel, @userKey, @address, @at)";
    private const string Find = "SELECT id AS Id, home_grid AS HomeGrid, awaits AS Awaits FROM person WHERE user_key IN (@newest, @former)";
    private const string FindUser = "SELECT channel AS Channel, address AS Address FROM person WHERE id = @person";

    private const string FindHome = "SELECT home_grid FROM person WHERE id = @person";
    private const string FindWaits = "SELECT awaits FROM person WHERE id = @person";
    private const string SetWaits = "UPDATE person SET awaits = @awaits WHERE id = @person";
    private const string SetAgreed = "UPDATE person SET agreed_to = @version, agreed_at = @at WHERE id = @person";
    private const string SetWrote = "UPDATE person SET wrote_at = @at WHERE id = @person";

    // What the platform let nobody send until the person wrote again, and what waits behind it. How long it is tried begins anew: it could not have gone before.
    private const string Hasten = """
        UPDATE outbox SET due_at = @at, patience_from = @at WHERE recipient = @person AND kind = 'PersonMessage' AND state = 'waiting' AND lease_until <= @at AND due_at > @at AND first_due <= @at
        """;

    private const string Held = """
        SELECT (SELECT COUNT(*) FROM report WHERE person = @person) AS Reports,
            (SELECT COUNT(*) FROM report_follower WHERE person = @person) AS Joined,
            (SELECT COUNT(*) FROM report_contact WHERE person = @person) AS Contacts,
            (SELECT COUNT(*) FROM attachment WHERE person = @person) AS Attachments,
            (SELECT COUNT(*) FROM report_event WHERE person = @person) AS Steps,
            (SELECT COUNT(*) FROM outbox WHERE recipient = @person) AS Messages,
            (SELECT COUNT(*) FROM session WHERE person = @person) AS Sessions,
            (SELECT COUNT(*) FROM person WHERE id = @person) AS Accounts,
            COALESCE((SELECT agreed_to FROM person WHERE id = @person), '') AS AgreedTo,
            COALESCE((SELECT agreed_at FROM person WHERE id = @person), 0) AS AgreedAt
        """;

    private const string SetHome = "UPDATE person SET home_grid = @area WHERE id = @person";

    private static readonly string[] Forget =
    [
        "DELETE FROM outbox WHERE recipient = @person AND kind IN @messages",
        "UPDATE outbox SET recipient = '' WHERE recipient = @person",
        "UPDATE outbox_attempt SET recipient = '' WHERE recipient = @person",
        "UPDATE report SET person = '' WHERE person = @person",
        "UPDATE attachment SET person = '' WHERE person = @person",
        "UPDATE report SET handler_person = '' WHERE handler_person = @person AND number IN (SELECT number FROM report_event WHERE person = @person)",
        "UPDATE report_event SET person = '' WHERE person = @person",
        "DELETE FROM report_follower WHERE person = @person",
        "DELETE FROM report_contact WHERE person = @person",
        "DELETE FROM case_card WHERE person = @person",
        "DELETE FROM session WHERE person = @person",
        "DELETE FROM person WHERE id = @person",
    ];

    public async Task<TurnOpening> OpenAsync(DbConnection connection, string key, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (newest, former) = seal.LookupsOf(channel, userId);
        var command = new CommandDefinition(open, new { key, newest, former }, cancellationToken: cancellationToken);
        var opening = await connection.QueryFirstOrDefaultAsync<TurnOpening?>(command);
        (connection as IAhead)?.Hold(async (writer, _) => await writer.QueryFirstOrDefaultAsync<TurnOpening?>(command) == opening);
        if (opening is not null)
        {
            return opening;
        }

        await AddAsync(connection, channel, userId, newId, now, cancellationToken);
        if (connection is IAhead)
        {
            return new TurnOpening(null, newId, "", "", null, "");
        }

        return await connection.QueryFirstOrDefaultAsync<TurnOpening?>(command) ?? throw TakenId();
    }

    /// <summary>Finds a person without holding the row: an officer is told of many cases at once. Adds one who is unknown.</summary>
    public async Task<KnownPerson> FindOrAddOtherAsync(DbConnection connection, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (newest, former) = seal.LookupsOf(channel, userId);
        var command = new CommandDefinition(Find, new { newest, former }, cancellationToken: cancellationToken);
        return await connection.BesideAsync(() => connection.QueryFirstOrDefaultAsync<KnownPerson?>(command)) ?? await FindOrAddAsync(connection, channel, userId, newId, now, cancellationToken);
    }

    /// <summary>Finds a person and holds the row until commit; adds one who is unknown.</summary>
    public async Task<KnownPerson> FindOrAddAsync(DbConnection connection, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await FindAsync(connection, channel, userId, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        await AddAsync(connection, channel, userId, newId, now, cancellationToken);
        return await FindAsync(connection, channel, userId, cancellationToken) ?? throw TakenId();
    }

    // Somebody else may add the same person in between: their row counts, and whoever adds reads again.
    private Task AddAsync(DbConnection connection, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { newId, channel, userKey = seal.LookupOf(channel, userId), address = seal.Seal(userId, OwnerOf(newId)), at = UnixMicroseconds.Of(now) };
        return connection.PostFirstAsync(new CommandDefinition(add, parameters, cancellationToken: cancellationToken));
    }

    private static InvalidOperationException TakenId() => new("The id drawn for a new person is taken.");

    private Task<KnownPerson?> FindAsync(DbConnection connection, string channel, string userId, CancellationToken cancellationToken)
    {
        var (newest, former) = seal.LookupsOf(channel, userId);
        return connection.QueryFirstOrDefaultAsync<KnownPerson?>(new CommandDefinition(find, new { newest, former }, cancellationToken: cancellationToken));
    }

    /// <summary>The person behind a target; null when there is none.</summary>
    public async Task<string?> FindByTargetAsync(DbConnection connection, string target, CancellationToken cancellationToken)
    {
        if (LookupsOf(target) is not var (newest, former))
        {
            return null;
        }

        return (await connection.QueryFirstOrDefaultAsync<KnownPerson?>(new CommandDefinition(Find, new { newest, former }, cancellationToken: cancellationToken)))?.Id;
    }

    /// <summary>What the person behind a target may be found by; null for what is no person's target.</summary>
    public (string Newest, string Former)? LookupsOf(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : seal.LookupsOf(target[..colon], target[(colon + 1)..]);
    }

    /// <summary>The target of a person; one that no channel knows when the address cannot be opened, so that whatever goes there is parked.</summary>
    public string TargetOf(string person, string channel, string address)
        => seal.Open(address, OwnerOf(person)) is { } userId ? Target(channel, userId) : Target(SealedChannel, person);

    /// <summary>What a person's address is bound to.</summary>
    public static string OwnerOf(string person) => $"person:{person}";

    /// <summary>Id of the person's home area; empty when there is none.</summary>
    public static async Task<string> FindHomeAsync(DbConnection connection, string person, CancellationToken cancellationToken) =>
        await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(FindHome, new { person }, cancellationToken: cancellationToken)) ?? "";

    public static Task SetHomeAsync(DbConnection connection, string person, string area, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(SetHome, new { person, area }, cancellationToken: cancellationToken));

    /// <summary>What the person is waited for; empty for nothing.</summary>
    public static async Task<string> FindAwaitsAsync(DbConnection connection, string person, CancellationToken cancellationToken) =>
        await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(FindWaits, new { person }, cancellationToken: cancellationToken)) ?? "";

    public static Task SetAwaitsAsync(DbConnection connection, string person, string awaits, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(SetWaits, new { person, awaits }, cancellationToken: cancellationToken));

    public static Task AgreeAsync(DbConnection connection, string person, string version, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(SetAgreed, new { person, version, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));

    /// <summary>The person wrote: from now on they can be answered again, and what waited for that is due.</summary>
    public static async Task WroteAsync(DbConnection connection, string person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.PostAsync(new CommandDefinition(SetWrote, new { person, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
        await connection.PostAsync(new CommandDefinition(Hasten, new { person, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
    }

    /// <summary>Counts what is held of a person.</summary>
    public static Task<HeldData> HeldAsync(DbConnection connection, string person, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<HeldData>(new CommandDefinition(Held, new { person }, cancellationToken: cancellationToken));

    public async Task<string?> FindTargetAsync(DbConnection connection, string person, CancellationToken cancellationToken)
    {
        var user = await connection.QueryFirstOrDefaultAsync<User>(new CommandDefinition(FindUser, new { person }, cancellationToken: cancellationToken));
        return user is null ? null : TargetOf(person, user.Channel, user.Address);
    }

    public static string Target(string channel, string userId) => $"{channel}:{userId}";

    /// <summary>Deletes a person; what must outlive them loses the reference. A photo still to be fetched belongs to its report and is fetched.</summary>
    public static async Task ForgetAsync(DbConnection connection, string person, CancellationToken cancellationToken)
    {
        foreach (var sql in Forget)
        {
            await connection.PostAsync(new CommandDefinition(sql, new { person, messages = (string[])[nameof(OutboxKind.PersonMessage), nameof(OutboxKind.CardUpdate)] }, cancellationToken: cancellationToken));
        }
    }

    /// <summary>A row of the table, without the platform's user id.</summary>
    internal sealed record KnownPerson(string Id, string HomeGrid, string Awaits);

    private sealed record User(string Channel, string Address);
}
