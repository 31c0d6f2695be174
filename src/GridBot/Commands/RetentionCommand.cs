// "retention": applies the rules of retention now and prints counts.
using System.CommandLine;
using GridBot.Storage.Retention;

namespace GridBot.Commands;

/// <summary>Applies the rules of retention; the service does so every night by itself.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only counts what is over." };
        var command = new Command("retention", "Deletes what was kept long enough (docs/privacy.md) and prints counts; the service may run meanwhile.") { dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        await using var storage = await OpenedStorage.OpenAsync(settings, migrate: false, cancellationToken);
        var counts = await storage.Get<RetentionStore>().ApplyAsync(settings.Retention, TimeProvider.System.GetUtcNow(), dryRun, cancellationToken);
        await Console.Out.WriteLineAsync($"{(dryRun ? "would delete" : "deleted")}: {counts}");
        return ExitCode.Done;
    }
}
