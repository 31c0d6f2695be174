// "evaluate": how well texts are placed, measured against a labelled file.
using System.CommandLine;
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Prints figures over a file of texts with known matters; never a text.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A text, a tab and its matter (several separated by commas) a line." };
        var command = new Command("evaluate", "Measures how well texts are placed.") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var texts = await LabelledFile.ReadAsync(file, cancellationToken);
        if (texts.Count == 0)
        {
            throw new InputException($"{file.Name} holds no text.");
        }

        var dialogs = ProgramEnvironment.ReadDialogs(ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([])));
        foreach (var text in texts)
        {
            // Once around, so that the time a text needs does not count the start of the program.
            dialogs.Classifier.Rank(text.Text);
        }

        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var result = Evaluation.Measure(dialogs.Classifier.Rank, texts);
        var took = time.GetElapsedTime(started);
        var refused = texts.Count(text => dialogs.Refusal.Decide(text.Text).Refused);
        await PrintAsync(dialogs, result, took, refused);
        return ExitCode.Done;
    }

    private static async Task PrintAsync(DialogSet dialogs, EvaluationResult result, TimeSpan took, int refused)
    {
        var print = Console.Out;
        await print.WriteLineAsync(Line($"texts                {result.Texts}"));
        await print.WriteLineAsync(Line($"top-1                {result.Top1:P1}"));
        await print.WriteLineAsync(Line($"top-3                {result.Top3:P1}"));
        await print.WriteLineAsync(Line($"macro-F1             {result.MacroF1:0.000}"));
        await print.WriteLineAsync(Line($"calibration error    {result.CalibrationError:P1}"));
        await print.WriteLineAsync(Line($"refused              {refused} ({(double)refused / result.Texts:P1})"));
        await print.WriteLineAsync(Line($"time a text          {took.TotalMicroseconds / result.Texts:0.0} us"));
        await print.WriteLineAsync();
        await print.WriteLineAsync("matter  texts  recall  precision");
        foreach (var matter in result.Matters)
        {
            await print.WriteLineAsync(Line($"{matter.Matter,6}  {matter.Texts,5}  {matter.Recall,6:P0}  {matter.Precision,9:P0}  {dialogs.Matter(matter.Matter).Name}"));
        }

        await print.WriteLineAsync();
        await print.WriteLineAsync("right -> suggested (0: none)  texts");
        foreach (var cell in result.Confusions)
        {
            await print.WriteLineAsync(Line($"{cell.Right,5} -> {cell.Suggested,-20}  {cell.Texts,5}"));
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
