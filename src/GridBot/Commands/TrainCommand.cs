// "train": trains the classifier on the dialogs, so that the next start finds the model.
using System.CommandLine;
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Trains the classifier when the dialogs were edited. Any start does the same; this does it before, and for the build.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var to = new Option<DirectoryInfo?>("--to") { Description = "Keeps the model in this folder, and no other there; left out, with the service's data." };
        var command = new Command("train", "Trains the classifier on the dialogs, unless that was done already.") { to };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(to)));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo? to)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        if (to is null)
        {
            var dialogs = ProgramEnvironment.ReadDialogs(settings);
            await Console.Out.WriteLineAsync($"The model {dialogs.Classifier.Version} is ready.");
            return ExitCode.Done;
        }

        try
        {
            var models = new ModelShelf(to.FullName, new TrainingPrinter(), ProgramEnvironment.ShippedModels).OpenAlone(DialogReader.ReadMaterials(settings.DialogsPath));
            await Console.Out.WriteLineAsync($"The models {string.Join(" and ", models.Select(model => model.Version))} are ready in {to.FullName}.");
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The model cannot be kept in {to.FullName}: {exception.Message}");
        }
    }
}
