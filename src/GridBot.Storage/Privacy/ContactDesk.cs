// Shows contacts to those who handle a report, never without an audit row.
using Dapper;

namespace GridBot.Storage.Privacy;

/// <summary>The contacts of a report as its bureau sees them.</summary>
public sealed class ContactDesk(IDatabase database, FieldSeal seal, AuditStore audit)
{
    private const string Count = "SELECT COUNT(*) FROM report_contact WHERE number = @number";

    private readonly ContactStore contacts = new(database.Dialect, seal);

    /// <summary>Whether somebody left a contact; opens none.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<bool> HasAsync(string number, CancellationToken cancellationToken) =>
        await database.ReadAsync((connection, token) => connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, new { number }, cancellationToken: token)), cancellationToken) > 0;

    /// <summary>Opens the contacts for an officer; that it was done is committed before anybody sees them.</summary>
    /// <exception cref="StoreUnavailableException">The database failed; nothing is shown.</exception>
    public Task<IReadOnlyList<string>> ShowAsync(string number, string officer, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async (connection, token) =>
        {
            var found = await contacts.FindAsync(connection, number, token);
            await audit.AddAsync(connection, new AuditEntry(officer, AuditAction.ContactShown, number), now, token);
            return found;
        },
        cancellationToken);
}
