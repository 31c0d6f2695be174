// "evaluate": how well texts are placed, measured against a labelled file or by what people chose.
using System.CommandLine;
using GridBot.Classification;

namespace GridBot.Commands;

/// <summary>Prints figures over a file of texts with known matters, or the counts of what was suggested and chosen; never a text.</summary>
internal static class EvaluateCommand
{
    /// <summary>Fewest rankings of which the time of one is told.</summary>
    private const int FewestTimed = 2000;

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "A text, a tab and its matter (several separated by commas) a line.", Arity = ArgumentArity.ZeroOrOne };
        var feedback = new Option<bool>("--feedback") { Description = "What was suggested and what people chose, counted in the configured database, by model version." };
        var command = new Command("evaluate", "Measures how well texts are placed.") { file, feedback };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null && !result.GetValue(feedback))
            {
                result.AddError("Give a file, or --feedback.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(file), parsed.GetValue(feedback), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? file, bool feedback, CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        if (file is not null)
        {
            await MeasureAsync(file, settings, cancellationToken);
        }

        if (feedback)
        {
            var counts = await StoredReports.ReadAsync(settings, reports => reports.PlacementCountsAsync(cancellationToken), cancellationToken);
            await new FeedbackPrinter(Console.Out).PrintAsync(counts);
        }

        return ExitCode.Done;
    }

    private static async Task MeasureAsync(FileInfo file, Configuration.GridBotSettings settings, CancellationToken cancellationToken)
    {
        var texts = await LabelledFile.ReadAsync(file, cancellationToken);
        if (texts.Count == 0)
        {
            throw new InputException($"{file.Name} holds no text.");
        }

        var dialogs = ProgramEnvironment.ReadDialogs(settings);
        var result = Evaluation.Measure(dialogs.Classifier.Rank, texts);
        var took = TimeOf(dialogs.Classifier, texts);
        var refused = texts.Count(text => dialogs.Refusal.Decide(text.Text).Refused);
        await new EvaluationPrinter(Console.Out, dialogs).PrintAsync(texts, result, took, refused);
    }

    /// <summary>How long ranking one text takes, on one core. Ranked often enough that neither the start of the program nor a short file decides it.</summary>
    private static TimeSpan TimeOf(Classifier classifier, IReadOnlyList<LabelledText> texts)
    {
        var time = TimeProvider.System;
        var rounds = 1 + (FewestTimed / texts.Count);
        Rank(classifier, texts, rounds);
        var started = time.GetTimestamp();
        Rank(classifier, texts, rounds);
        return time.GetElapsedTime(started) / (rounds * texts.Count);
    }

    private static void Rank(Classifier classifier, IReadOnlyList<LabelledText> texts, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var text in texts)
            {
                classifier.Rank(text.Text);
            }
        }
    }
}
