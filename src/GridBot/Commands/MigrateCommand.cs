// "migrate": brings the database to this version and says what it did.
using System.CommandLine;
using GridBot.Hosting;
using GridBot.Privacy;
using GridBot.Storage.Privacy;
using GridBot.Storage;

namespace GridBot.Commands;

/// <summary>Migrates the database.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version and says what it did.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        var random = new CryptographicRandom();
        // A job that migrates may run where the keys are not; it needs them only to seal people of an earlier version.
        var isSealing = await DatabaseMigrator.HasUnsealedAsync(settings.Database, cancellationToken);
        var folder = isSealing ? await KeyCheck.OpenAsync(settings.KeysFolder, settings.Database, TimeProvider.System, random, cancellationToken) : null;
        IFieldKeys keys = folder is null ? KeyCheck.Unused(random) : folder;
        var steps = await new DatabaseMigrator(settings.Database, new FieldSeal(keys, TimeProvider.System, random)).MigrateAsync(cancellationToken);
        if (folder is not null)
        {
            await using var storage = await OpenedStorage.OpenAsync(settings, migrate: false, cancellationToken);
            await Console.Out.WriteLineAsync($"People are sealed with the keys in {Path.GetFullPath(settings.KeysFolder)}: every replica needs them, and a back-up apart from the database.");
        }

        foreach (var step in steps)
        {
            await Console.Out.WriteLineAsync($"applied {step.Version} {step.Description}");
        }

        await Console.Out.WriteLineAsync(steps.Count == 0 ? "The database is up to date." : $"{steps.Count} migration(s) applied.");
        return ExitCode.Done;
    }
}
