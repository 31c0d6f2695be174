// Brings the database to the version of this program, and tells whether it is there.
using System.Reflection;
using Dapper;
using FluentMigrator;
using FluentMigrator.Runner;
using GridBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Storage;

/// <summary>A migration, by its version (date and number) and what it brings.</summary>
public sealed record MigrationStep(long Version, string Description);

/// <summary>Migrations go forward only. Running them twice does nothing the second time.</summary>
public sealed class DatabaseMigrator(StorageOptions options)
{
    private const string HasVersions = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'VersionInfo'";
    private const string Versions = "SELECT Version FROM VersionInfo";

    private static readonly MigrationStep[] Known =
    [
        .. typeof(DatabaseMigrator).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>())
            .OfType<MigrationAttribute>()
            .Select(migration => new MigrationStep(migration.Version, migration.Description ?? ""))
            .OrderBy(step => step.Version),
    ];

    /// <summary>Creates the database and its folder if need be, applies what is missing, and returns what it applied, in order; empty when the database was up to date.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database; nothing was changed.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened or written.</exception>
    public Task<IReadOnlyList<MigrationStep>> MigrateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Migrate());
    }

    /// <summary>Fails unless the database can be reached and has exactly this program's version.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database.</exception>
    /// <exception cref="DatabaseTooOldException">Migrations are missing.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connections = new SqliteConnections(options);
        await using var connection = connections.OpenReader();
        var missing = FindMissing(connection);
        if (missing.Count > 0)
        {
            throw new DatabaseTooOldException([.. missing.Select(step => step.Version)]);
        }
    }

    /// <summary>Fails unless the database can be reached; says nothing of its version.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task CheckReachableAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = new SqliteConnections(options).OpenReader();
        Guard(() => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master"));
    }

    private IReadOnlyList<MigrationStep> Migrate()
    {
        var connections = new SqliteConnections(options);
        using var connection = connections.Create();
        var missing = FindMissing(connection);
        if (missing.Count == 0)
        {
            return [];
        }

        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner => runner
                .AddSQLite()
                .WithGlobalConnectionString(connections.ConnectionString(SqliteOpenMode.ReadWriteCreate))
                .ScanIn(typeof(DatabaseMigrator).Assembly).For.Migrations())
            .BuildServiceProvider(validateScopes: false);
        Guard(() =>
        {
            services.GetRequiredService<IMigrationRunner>().MigrateUp();
            return 0;
        });
        return missing;
    }

    private static IReadOnlyList<MigrationStep> FindMissing(SqliteConnection connection) => Guard(() =>
    {
        var applied = connection.ExecuteScalar<long>(HasVersions) == 0 ? [] : connection.Query<long>(Versions).ToHashSet();
        var newest = Known[^1].Version;
        if (applied.Count > 0 && applied.Max() > newest)
        {
            throw new DatabaseTooNewException(applied.Max(), newest);
        }

        return (IReadOnlyList<MigrationStep>)[.. Known.Where(step => !applied.Contains(step.Version))];
    });

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw SqliteFault.Wrap(error);
        }
    }
}
