// Which keys the database's sealed values were made with.
using Dapper;

namespace GridBot.Storage.Privacy;

/// <summary>Rows of the table field_key: ids and marks, never a key.</summary>
public sealed class FieldKeyStore(IDatabase database)
{
    private const string All = "SELECT id AS Id, mark AS Mark FROM field_key ORDER BY id";
    private const string Remove = "DELETE FROM field_key WHERE id = @id";

    private readonly string add = $"{database.Dialect.InsertIgnore} INTO field_key (id, mark) VALUES (@id, @mark)";

    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyList<KnownKey>> AllAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync((connection, token) => connection.QueryAsync<KnownKey>(new CommandDefinition(All, cancellationToken: token)), cancellationToken)).AsList();

    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task AddAsync(FieldKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return database.WriteAsync((connection, token) => connection.ExecuteAsync(new CommandDefinition(add, new { id = key.Id, mark = key.Mark }, cancellationToken: token)), cancellationToken);
    }

    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, token) => connection.ExecuteAsync(new CommandDefinition(Remove, new { id }, cancellationToken: token)), cancellationToken);
}

/// <summary>A key as the database knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mark">What tells it from another key of the same id.</param>
public sealed record KnownKey(string Id, string Mark);
