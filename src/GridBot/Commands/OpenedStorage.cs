// Opens the configured database for a command.
using GridBot.Configuration;
using GridBot.Hosting;
using GridBot.Privacy;
using GridBot.Storage;
using GridBot.Storage.Privacy;

namespace GridBot.Commands;

/// <summary>The stores of the configured database with its keys, closed afterwards.</summary>
internal sealed class OpenedStorage : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OpenedStorage(ServiceProvider services) => this.services = services;

    /// <summary>Opens the database of this version.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="migrate">Whether it is brought to this version first where the settings say so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseTooOldException">Migrations are missing: "migrate" brings them.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="InputException">The keys are not those of the database.</exception>
    public static async Task<OpenedStorage> OpenAsync(GridBotSettings settings, bool migrate, CancellationToken cancellationToken)
    {
        var random = new CryptographicRandom();
        if (!migrate || !settings.MigrateOnStart)
        {
            // Before any key is made: a command is not to make one for a database that is not there.
            await DatabaseMigrator.CheckAsync(settings.Database, cancellationToken);
        }

        var keys = await KeyCheck.OpenAsync(settings.KeysFolder, settings.Database, TimeProvider.System, random, cancellationToken);
        var built = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Random>(random)
            .AddSingleton(keys)
            .AddSingleton<IFieldKeys>(keys)
            .AddStorage(settings.Database)
            .BuildServiceProvider();
        var opened = new OpenedStorage(built);
        try
        {
            if (migrate && settings.MigrateOnStart)
            {
                await opened.Get<DatabaseMigrator>().MigrateAsync(cancellationToken);
            }

            await KeyCheck.CompareAsync(keys, opened.Get<FieldKeyStore>(), cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>A store.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
