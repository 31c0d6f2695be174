// Brings the database to the version of this program, and tells whether it is there.
using System.Data.Common;
using System.Reflection;
using Dapper;
using FluentMigrator;
using FluentMigrator.Runner;
using GridBot.Storage.Migrations;
using GridBot.Storage.MySql;
using GridBot.Storage.Privacy;
using GridBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Storage;

/// <summary>A migration, by its version (date and number) and what it brings.</summary>
public sealed record MigrationStep(long Version, string Description);

/// <summary>Migrations go forward only. Running them twice does nothing the second time; two programs that run them at once wait for each other.</summary>
/// <param name="options">Which database.</param>
/// <param name="seal">Seals what earlier versions stored in the open.</param>
public sealed class DatabaseMigrator(StorageOptions options, FieldSeal seal)
{
    private const string VersionTable = "VersionInfo";

    private const string Versions = "SELECT Version FROM VersionInfo";

    private const string People = "SELECT COUNT(*) FROM person";

    private const string Keys = "SELECT id FROM field_key ORDER BY id";

    private static readonly MigrationStep[] Known =
    [
        .. typeof(DatabaseMigrator).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>())
            .OfType<MigrationAttribute>()
            .Select(migration => new MigrationStep(migration.Version, migration.Description ?? ""))
            .OrderBy(step => step.Version),
    ];

    /// <summary>All migrations of this program, in their order.</summary>
    public static IReadOnlyList<MigrationStep> Steps => Known;

    /// <summary>Creates the database (and its folder) if need be and it may, applies what is missing, and returns what it applied, in order; empty when the database was up to date.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database; nothing was changed.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened or written.</exception>
    public Task<IReadOnlyList<MigrationStep>> MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(Known[^1].Version, cancellationToken);

    /// <summary>The same, no further than to a version; for tests of the way from there.</summary>
    internal Task<IReadOnlyList<MigrationStep>> MigrateAsync(long upTo, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<MigrationStep>>(options, async host =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var alone = await host.LockAsync(cancellationToken);
        await using var connection = await host.OpenAsync(create: true, cancellationToken);
        IReadOnlyList<MigrationStep> missing = [.. (await FindMissingAsync(host, connection, cancellationToken)).Where(step => step.Version <= upTo)];
        if (missing.Count > 0)
        {
            await using var services = new ServiceCollection()
                .AddSingleton(seal)
                .AddFluentMigratorCore()
                .ConfigureRunner(runner =>
                {
                    host.Configure(runner);
                    runner.ScanIn(typeof(DatabaseMigrator).Assembly).For.Migrations();
                })
                .BuildServiceProvider(validateScopes: false);
            services.GetRequiredService<IMigrationRunner>().MigrateUp(upTo);
        }

        await GuardAuditAsync(host, connection, cancellationToken);
        return missing;
    });

    /// <summary>Fails unless the database can be reached and has exactly this program's version.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database.</exception>
    /// <exception cref="DatabaseTooOldException">Migrations are missing.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => CheckAsync(options, cancellationToken);

    /// <summary>The same for a database that is only looked at.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database.</exception>
    /// <exception cref="DatabaseTooOldException">Migrations are missing.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static Task CheckAsync(StorageOptions options, CancellationToken cancellationToken) => GuardAsync(options, async schema =>
    {
        await using var connection = await schema.OpenAsync(create: false, cancellationToken);
        var missing = await FindMissingAsync(schema, connection, cancellationToken);
        return missing.Count == 0 ? true : throw new DatabaseTooOldException([.. missing.Select(step => step.Version)]);
    });

    /// <summary>Ids of the keys that a database's values are sealed with, before it is migrated; empty for a database that is new or of an earlier version.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static Task<IReadOnlyList<string>> FindKeysAsync(StorageOptions options, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<string>>(options, async schema =>
    {
        await using var connection = await schema.OpenAsync(create: true, cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(schema.HasTable, new { table = "field_key" }, cancellationToken: cancellationToken)) == 0
            ? []
            : (await connection.QueryAsync<string>(new CommandDefinition(Keys, cancellationToken: cancellationToken))).AsList();
    });

    /// <summary>Whether the database holds people of an earlier version who are still to be sealed.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static Task<bool> HasUnsealedAsync(StorageOptions options, CancellationToken cancellationToken) => GuardAsync(options, async schema =>
    {
        await using var connection = await schema.OpenAsync(create: true, cancellationToken);
        Task<long> CountAsync(string table) => connection.ExecuteScalarAsync<long>(new CommandDefinition(schema.HasTable, new { table }, cancellationToken: cancellationToken));
        return await CountAsync("field_key") == 0 && await CountAsync("person") > 0 && await connection.ExecuteScalarAsync<long>(new CommandDefinition(People, cancellationToken: cancellationToken)) > 0;
    });

    /// <summary>Fails unless the database can be reached; says nothing of its version.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public Task CheckReachableAsync(CancellationToken cancellationToken) => GuardAsync(options, async schema =>
    {
        await using var connection = await schema.OpenAsync(create: false, cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(schema.HasTable, new { table = VersionTable }, cancellationToken: cancellationToken));
    });

    /// <summary>
    /// The database itself refuses changes of the audit trail. Done at every migration, because a back-up may have been restored without. Where triggers cannot be made (TiDB has none; MySQL with a binary log wants
    /// log_bin_trust_function_creators), the marks of the rows alone tell; "audit verify" says which.
    /// </summary>
    private static async Task GuardAuditAsync(ISchemaHost host, DbConnection connection, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(host.HasTable, new { table = "audit" }, cancellationToken: cancellationToken)) == 0)
        {
            return;
        }

        foreach (var step in (string[])["UPDATE", "DELETE"])
        {
            try
            {
                await connection.ExecuteAsync(new CommandDefinition($"CREATE TRIGGER IF NOT EXISTS audit_no_{step} BEFORE {step} ON audit FOR EACH ROW {host.Refusal}", cancellationToken: cancellationToken));
            }
            catch (DbException)
            {
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<MigrationStep>> FindMissingAsync(ISchemaHost host, DbConnection connection, CancellationToken cancellationToken)
    {
        var isMigrated = await connection.ExecuteScalarAsync<long>(new CommandDefinition(host.HasTable, new { table = VersionTable }, cancellationToken: cancellationToken)) > 0;
        var applied = isMigrated ? (await connection.QueryAsync<long>(new CommandDefinition(Versions, cancellationToken: cancellationToken))).ToHashSet() : [];
        var newest = Known[^1].Version;
        if (applied.Count > 0 && applied.Max() > newest)
        {
            throw new DatabaseTooNewException(applied.Max(), newest);
        }

        return [.. Known.Where(step => !applied.Contains(step.Version))];
    }

    private static async Task<T> GuardAsync<T>(StorageOptions options, Func<ISchemaHost, Task<T>> work)
    {
        ISchemaHost schema = options.Provider == StorageOptions.MySqlProvider ? new MySqlSchemaHost(options) : new SqliteSchemaHost(options, TimeProvider.System);
        try
        {
            return await work(schema);
        }
        catch (Exception error) when (schema.FaultOf(error) is not null)
        {
            throw schema.FaultOf(error)!;
        }
    }
}
