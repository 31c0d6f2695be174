// "check": validates the configuration and everything under dialogs/.
using System.CommandLine;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using Command = System.CommandLine.Command;

namespace GridBot.Commands;

/// <summary>Prints all faults of configuration and dialogs, each with where it is and how to mend it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Validates the configuration and the dialogs; prints all faults.");
        command.SetAction((_, _) => RunAsync());
        return command;
    }

    private static async Task<int> RunAsync()
    {
        var builder = ProgramEnvironment.CreateBuilder([]);
        var (settings, settingFaults) = SettingsReader.Check(builder.Configuration, builder.Environment);
        settings = ProgramEnvironment.Resolve(settings);
        var (dialogs, dialogFaults) = DialogReader.Check(settings.DialogsPath);
        List<string> faults = [.. settingFaults.Select(fault => fault.ToString()), .. dialogFaults.Select(fault => fault.ToString())];
        var transcripts = 0;
        if (dialogs is not null)
        {
            faults.AddRange(CheckTranscripts(settings, dialogs, out transcripts));
        }

        foreach (var fault in faults)
        {
            await Console.Out.WriteLineAsync(fault);
        }

        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{faults.Count} fault(s).");
            return ExitCode.AtFault;
        }

        await Console.Out.WriteLineAsync(
            $"All is well: {dialogs!.Matters.Count} matters, {dialogs.Flows.Count} flows, {dialogs.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Slots.Count))} slots, {transcripts} transcripts; dialogs version {dialogs.Version}.");
        return ExitCode.Done;
    }

    private static List<string> CheckTranscripts(GridBotSettings settings, DialogSet dialogs, out int count)
    {
        var faults = new List<DialogFault>();
        var player = new TranscriptPlayer(new ConversationEngine(dialogs, settings.PublicUrlOrLocal));
        var mismatches = new List<string>();
        count = 0;
        foreach (var path in Directory.GetFiles(settings.DialogsPath, "*.transcript", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var transcript in TranscriptReader.Read(path, faults))
            {
                count++;
                mismatches.AddRange(player.Play(transcript).Select(mismatch => mismatch.ToString()));
            }
        }

        return [.. faults.Select(fault => fault.ToString()), .. mismatches];
    }
}
