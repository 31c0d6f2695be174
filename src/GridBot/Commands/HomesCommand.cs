// "homes": imports which grid each worker looks after.
using System.CommandLine;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Grids;
using GridBot.Hosting;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Commands;

/// <summary>Imports home grids. Prints counts and lines, never a user id.</summary>
internal static class HomesCommand
{
    /// <summary>The channel whose user ids are meant when nothing else is said.</summary>
    private const string DefaultChannel = "wecom";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV file with the columns user and grid (a grid or a community; empty takes it away)." };
        var channel = new Option<string>("--channel") { Description = "The channel the user ids belong to.", DefaultValueFactory = _ => DefaultChannel };
        var command = new Command("homes", "Imports which grid each worker looks after; replaces what was known of those in the file.") { file, channel };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(channel), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string channel, CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        var entries = Read(file, ProgramEnvironment.ReadDialogs(settings));
        await using var storage = await OpenedStorage.OpenAsync(settings, migrate: true, cancellationToken);
        var store = storage.Get<ITurnStore>();
        var random = new CryptographicRandom();
        var now = TimeProvider.System.GetUtcNow();
        // All or nothing: one transaction.
        await store.RunAsync(
            async (turn, token) =>
            {
                foreach (var entry in entries)
                {
                    var person = await turn.FindOrAddPersonAsync(channel, entry.UserId, EffectWriter.NewId(random), now, token);
                    await turn.SetHomeGridAsync(person, entry.Area, token);
                }

                return entries.Count;
            },
            cancellationToken);
        await Console.Out.WriteLineAsync($"{entries.Count(entry => entry.Area.Length > 0)} home grid(s) set, {entries.Count(entry => entry.Area.Length == 0)} taken away.");
        return ExitCode.Done;
    }

    private static IReadOnlyList<HomeEntry> Read(FileInfo file, DialogSet dialogs)
    {
        if (dialogs.Grids is not { } map)
        {
            throw new InputException("The dialogs hold no grids: add grids/grids.csv first; see docs/another-city.md.");
        }

        var faults = new List<DialogFault>();
        IReadOnlyList<HomeEntry> entries = [];
        try
        {
            entries = HomeList.Read(file.FullName, map, faults);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file.Name} cannot be read: check its name and permissions.");
        }

        return faults.Count == 0 ? entries : throw new InputException($"{string.Join(Environment.NewLine, faults)}{Environment.NewLine}{faults.Count} fault(s); nothing was imported.");
    }
}
