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
        var keys = await KeyCheck.OpenAsync(settings.KeysFolder, settings.Database, TimeProvider.System, random, cancellationToken);
        var steps = await new DatabaseMigrator(settings.Database, new FieldSeal(keys, TimeProvider.System, random)).MigrateAsync(cancellationToken);
        foreach (var step in steps)
        {
            await Console.Out.WriteLineAsync($"applied {step.Version} {step.Description}");
        }

        await Console.Out.WriteLineAsync(steps.Count == 0 ? "The database is up to date." : $"{steps.Count} migration(s) applied.");
        return ExitCode.Done;
    }
}
