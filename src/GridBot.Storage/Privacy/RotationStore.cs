// Seals everything anew with the newest key.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage.Privacy;

/// <summary>
/// Changes of keys, beside the running service: values are opened with the key they were sealed with and sealed with the newest, in small transactions. It may be stopped and run again at any time.
/// </summary>
public sealed class RotationStore(IDatabase database, FieldSeal seal)
{
    private const int Page = 500;

    private const string People = "SELECT id AS Id, channel AS Channel, user_key AS UserKey, address AS Address FROM person WHERE id > @after ORDER BY id LIMIT @limit";
    private const string SetPerson = "UPDATE person SET user_key = @userKey, address = @address WHERE id = @id AND address = @before";
    private const string Contacts = "SELECT number AS Number, person AS Id, sealed AS Address FROM report_contact";
    private const string SetContact = "UPDATE report_contact SET sealed = @address WHERE number = @number AND person = @id AND sealed = @before";

    /// <summary>Seals anew what was not sealed with the current key.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<RotationCounts> RotateAsync(CancellationToken cancellationToken)
    {
        var current = seal.Current.Id;
        var counts = new RotationCounts(0, 0);
        var after = "";
        while (true)
        {
            var parameters = new { after, limit = Page };
            var rows = (await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(People, parameters, cancellationToken: token)), cancellationToken)).AsList();
            var old = rows.Where(row => FieldSeal.KeyOf(row.Address) != current || FieldSeal.KeyOf(row.UserKey) != current).ToList();
            if (old.Count > 0)
            {
                counts += await database.WriteAsync((connection, token) => SealAsync(connection, old, token), cancellationToken);
            }

            if (rows.Count < Page)
            {
                break;
            }

            after = rows[^1].Id;
        }

        var contacts = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(Contacts, cancellationToken: token)), cancellationToken);
        return counts + await database.WriteAsync((connection, token) => SealContactsAsync(connection, [.. contacts.Where(row => FieldSeal.KeyOf(row.Address) != current)], token), cancellationToken);
    }

    /// <summary>How many values are sealed with each key.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyDictionary<string, long>> UseAsync(CancellationToken cancellationToken)
    {
        var use = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var sql in (string[])["SELECT address FROM person", "SELECT user_key FROM person", "SELECT sealed FROM report_contact"])
        {
            foreach (var value in await database.ReadAsync((connection, token) => connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: token)), cancellationToken))
            {
                use[FieldSeal.KeyOf(value)] = use.GetValueOrDefault(FieldSeal.KeyOf(value)) + 1;
            }
        }

        return use;
    }

    private async Task<RotationCounts> SealAsync(DbConnection connection, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var (sealedAnew, lost) = (0, 0);
        foreach (var row in rows)
        {
            if (seal.Open(row.Address, PersonStore.OwnerOf(row.Id)) is not { } userId)
            {
                lost++;
                continue;
            }

            var parameters = new { id = row.Id, before = row.Address, userKey = seal.LookupOf(row.Channel, userId), address = seal.Seal(userId, PersonStore.OwnerOf(row.Id)) };
            sealedAnew += await connection.ExecuteAsync(new CommandDefinition(SetPerson, parameters, cancellationToken: cancellationToken));
        }

        return new RotationCounts(sealedAnew, lost);
    }

    private async Task<RotationCounts> SealContactsAsync(DbConnection connection, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var (sealedAnew, lost) = (0, 0);
        foreach (var row in rows)
        {
            if (seal.Open(row.Address, ContactStore.OwnerOf(row.Id)) is not { } contact)
            {
                lost++;
                continue;
            }

            var parameters = new { number = row.Number, id = row.Id, before = row.Address, address = seal.Seal(contact, ContactStore.OwnerOf(row.Id)) };
            sealedAnew += await connection.ExecuteAsync(new CommandDefinition(SetContact, parameters, cancellationToken: cancellationToken));
        }

        return new RotationCounts(sealedAnew, lost);
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";

        public string Id { get; init; } = "";

        public string Channel { get; init; } = "";

        public string UserKey { get; init; } = "";

        public string Address { get; init; } = "";
    }
}

/// <summary>What a change of keys did.</summary>
/// <param name="SealedAnew">Values that the newest key opens now.</param>
/// <param name="Lost">Values that no key at hand opens.</param>
public sealed record RotationCounts(int SealedAnew, int Lost)
{
    public static RotationCounts operator +(RotationCounts left, RotationCounts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new RotationCounts(left.SealedAnew + right.SealedAnew, left.Lost + right.Lost);
    }
}
