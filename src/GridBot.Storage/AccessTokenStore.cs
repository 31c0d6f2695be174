// The platform's access tokens, one for each application, shared by all replicas.
using Dapper;

namespace GridBot.Storage;

/// <summary>
/// One row an application. Whoever holds its lease fetches the next token; the lease is taken by compare-and-set, and only while the row has no token that may be used. What is stored is sealed:
/// this store never sees a token.
/// </summary>
public sealed class AccessTokenStore(IDatabase database)
{
    private const string Find = "SELECT edition AS Edition, sealed AS Sealed, valid_until AS ValidUntil FROM access_token WHERE app = @app AND edition <> ''";

    // A lease that ends later than any lease can was taken by a clock that is ahead: it does not hold.
    private const string Lease = """
        UPDATE access_token SET lease_owner = @owner, lease_until = @until
        WHERE app = @app AND valid_until <= @now AND (lease_until <= @now OR lease_until > @until)
        """;

    private const string Save = """
        UPDATE access_token SET edition = @owner, sealed = @token, valid_until = @validUntil, lease_owner = '', lease_until = 0
        WHERE app = @app AND lease_owner = @owner
        """;

    private const string Release = "UPDATE access_token SET lease_owner = '', lease_until = 0 WHERE app = @app AND lease_owner = @owner";

    private const string Expire = "UPDATE access_token SET valid_until = 0 WHERE app = @app AND edition = @edition";

    private readonly string open = $"{database.Dialect.InsertIgnore} INTO access_token (app, edition, sealed, valid_until, lease_owner, lease_until) VALUES (@app, '', '', 0, '', 0)";

    /// <summary>The last token that was saved, whether it may still be used or not; null before the first.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<SharedAccessToken?> FindAsync(string app, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            (connection, token) => connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { app }, cancellationToken: token)), cancellationToken);
        return row is null ? null : new SharedAccessToken(row.Edition, row.Sealed, UnixMicroseconds.Read(row.ValidUntil));
    }

    /// <summary>Takes the right to fetch the next token; false while the row has one that may be used, and while somebody else fetches.</summary>
    /// <param name="app">Name of the application.</param>
    /// <param name="owner">Who takes it; becomes the edition of what is saved, so it is drawn anew for every try.</param>
    /// <param name="now">The time.</param>
    /// <param name="until">When others may take it over; all callers lease for the same time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<bool> TryLeaseAsync(string app, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var parameters = new { app, owner, now = UnixMicroseconds.Of(now), until = UnixMicroseconds.Of(until) };
        return database.WriteAsync(
            async (connection, token) =>
            {
                // The row is there from the first token on, so it is opened only when there was nothing to lease.
                if (await connection.ExecuteAsync(new CommandDefinition(Lease, parameters, cancellationToken: token)) > 0)
                {
                    return true;
                }

                return await connection.ExecuteAsync(new CommandDefinition(open, new { app }, cancellationToken: token)) > 0
                    && await connection.ExecuteAsync(new CommandDefinition(Lease, parameters, cancellationToken: token)) > 0;
            },
            cancellationToken);
    }

    /// <summary>Saves what was fetched under a lease and gives the lease back; false, and nothing is saved, when somebody else took it over.</summary>
    public Task<bool> SaveAsync(string app, string owner, string token, DateTimeOffset validUntil, CancellationToken cancellationToken) =>
        ChangeAsync(Save, new { app, owner, token, validUntil = UnixMicroseconds.Of(validUntil) }, cancellationToken);

    /// <summary>Gives a lease back without a token. Nothing happens when somebody else has it.</summary>
    public Task ReleaseAsync(string app, string owner, CancellationToken cancellationToken) => ChangeAsync(Release, new { app, owner }, cancellationToken);

    /// <summary>The platform refused a token: nobody is to use it any more. Nothing happens when another one was saved meanwhile.</summary>
    public Task ExpireAsync(string app, string edition, CancellationToken cancellationToken) => ChangeAsync(Expire, new { app, edition }, cancellationToken);

    private Task<bool> ChangeAsync(string sql, object parameters, CancellationToken cancellationToken) => database.WriteAsync(
        async (connection, token) => await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: token)) > 0, cancellationToken);

    private sealed class Row
    {
        public string Edition { get; init; } = "";

        public string Sealed { get; init; } = "";

        public long ValidUntil { get; init; }
    }
}
