// Contacts that reporters choose to leave for the bureau that handles their report.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage.Privacy;

/// <summary>Rows of the table report_contact. A contact is sealed, stands apart from its report, and is shown to the handling bureau only, which leaves an audit row.</summary>
/// <param name="dialect">The database's dialect.</param>
/// <param name="seal">Seals contacts.</param>
internal sealed class ContactStore(Dialect dialect, FieldSeal seal)
{
    /// <summary>Stands in place of a number while the report is still being taken.</summary>
    private const string NoNumber = "";

    private const string Attach = "UPDATE report_contact SET number = @number WHERE number = '' AND person = @person";
    private const string DropAll = "DELETE FROM report_contact WHERE person = @person";
    private const string DropPending = "DELETE FROM report_contact WHERE person = @person AND number = ''";
    private const string Find = "SELECT person AS Person, sealed AS Sealed FROM report_contact WHERE number = @number";

    private readonly string keep = $"""
        INSERT INTO report_contact (number, person, sealed, given_at) VALUES (@number, @person, @sealedContact, @at) {dialect.OnExisting("number, person", "sealed = @sealedContact, given_at = @at")}
        """;

    /// <summary>Keeps a contact for a report, or for the one being taken when <paramref name="number"/> is null; it takes the place of an earlier one.</summary>
    public Task KeepAsync(DbConnection connection, string? number, string person, string contact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { number = number ?? NoNumber, person, sealedContact = seal.Seal(contact, OwnerOf(person)), at = UnixMicroseconds.Of(now) };
        return connection.PostAsync(new CommandDefinition(keep, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>The report was filed: the contact left meanwhile belongs to it.</summary>
    public static Task AttachAsync(DbConnection connection, string number, string person, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(Attach, new { number, person }, cancellationToken: cancellationToken));

    /// <summary>Deletes all contacts of a person, or only the one of the report being taken.</summary>
    public static Task DropAsync(DbConnection connection, string person, bool pendingOnly, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(pendingOnly ? DropPending : DropAll, new { person }, cancellationToken: cancellationToken));

    /// <summary>The contacts left for a report; those that cannot be opened are left out.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(DbConnection connection, string number, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Find, new { number }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => seal.Open(row.Sealed, OwnerOf(row.Person))).OfType<string>()];
    }

    /// <summary>What a contact is bound to.</summary>
    public static string OwnerOf(string person) => $"contact:{person}";

    private sealed record Row(string Person, string Sealed);
}
