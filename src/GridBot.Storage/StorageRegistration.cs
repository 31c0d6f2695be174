// Registers the storage with the host.
using GridBot.Notices;
using GridBot.Storage.MySql;
using GridBot.Storage.Privacy;
using GridBot.Storage.Retention;
using GridBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Storage;

/// <summary>Registration of the storage.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds the database (one instance, closed with the host after the workers have stopped), <see cref="ITurnStore"/>, <see cref="IOutboxStore"/>, <see cref="IFaultStore"/>, <see cref="OutboxBoard"/>, <see cref="AttachmentStore"/>, <see cref="ReportReader"/>, <see cref="AccessTokenStore"/>, <see cref="SharedFolderStore"/>, <see cref="OutboxLag"/>, <see cref="OutboxClock"/>, <see cref="WriteProbe"/>, <see cref="FieldKeyStore"/>, <see cref="AuditStore"/>, <see cref="ContactDesk"/>, <see cref="RetentionStore"/>, <see cref="FieldSeal"/> and
    /// <see cref="DatabaseMigrator"/>. The program registers <see cref="IFieldKeys"/> and a <see cref="Random"/> fit for nonces. Opens nothing: the database is opened at the first use and must have been migrated by then.
    /// </summary>
    /// <exception cref="StorageConfigurationException">The settings are at fault; the message lists all faults.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        var faults = options.Validate();
        if (faults.Count > 0)
        {
            throw new StorageConfigurationException(string.Join(' ', faults));
        }

        services.AddSingleton(options);
        services.AddSingleton(provider => new FieldSeal(provider.GetRequiredService<IFieldKeys>(), provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetRequiredService<Random>()));
        services.AddSingleton<FieldKeyStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<ContactDesk>();
        services.AddSingleton<RotationStore>();
        services.AddSingleton<MessageWindowStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<IDatabase>(provider => options.Provider == StorageOptions.MySqlProvider
            ? new MySqlDatabase(options, provider.GetService<TimeProvider>() ?? TimeProvider.System)
            : new SqliteDatabase(options));
        services.AddSingleton<ITurnStore, TurnStore>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<IFaultStore, OutboxFaultStore>();
        services.AddSingleton<OutboxBoard>();
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<AccessTokenStore>();
        services.AddSingleton<SharedFolderStore>();
        services.AddSingleton<OutboxLag>();
        services.AddSingleton<OutboxClock>();
        services.AddSingleton<WriteProbe>();
        return services;
    }
}
