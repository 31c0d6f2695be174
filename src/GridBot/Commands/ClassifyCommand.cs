// "classify": which matters a text belongs to, as a JSON object a line; or why, told to a person.
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridBot.Classification;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;

namespace GridBot.Commands;

/// <summary>Classifies one text or a file of texts, or explains the decision over a text or a filed report.</summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "The text; with --explain also the number of a report.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<FileInfo?>("--file") { Description = "A file with a text a line; what follows a tab is ignored." };
        var explain = new Option<bool>("--explain") { Description = "Tells the decision with the words that made it; for a report's number whether its text is still ranked as it was." };
        var command = new Command("classify", "Prints, a JSON object a line, whether a text is taken and which matters it may belong to.") { text, file, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is null == result.GetValue(file) is null)
            {
                result.AddError("Give either a text or --file.");
            }
            else if (result.GetValue(explain) && result.GetValue(text) is null)
            {
                result.AddError("--explain takes one text or report number.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(explain)
            ? ExplainAsync(parsed.GetRequiredValue(text)!, cancellationToken)
            : RunAsync(parsed.GetValue(text), parsed.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? text, FileInfo? file, CancellationToken cancellationToken)
    {
        var (_, dialogs) = Read();
        foreach (var line in text is not null ? [text] : await LabelledFile.ReadTextsAsync(file!, cancellationToken))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Classify(dialogs, line), ClassificationJson.Readable.Classification));
        }

        return ExitCode.Done;
    }

    private static async Task<int> ExplainAsync(string text, CancellationToken cancellationToken)
    {
        var (settings, dialogs) = Read();
        if (!ReportNumber.TryParse(text, out var number))
        {
            await new DecisionPrinter(Console.Out, dialogs).PrintAsync(text);
            return ExitCode.Done;
        }

        var report = await StoredReports.ReadAsync(settings, reports => reports.FindAsync(number.Value, cancellationToken), cancellationToken)
            ?? throw new InputException($"There is no report {number.Value.Text} in the configured database.");
        var replay = new PlacementReplay(dialogs, version => version == dialogs.Classifier.Version ? dialogs.Classifier : Kept(settings, version));
        return await replay.PrintAsync(report, Console.Out, Console.Error) ? ExitCode.Done : ExitCode.AtFault;
    }

    /// <summary>A model of earlier dialogs; null when it was not kept.</summary>
    private static Classifier? Kept(GridBotSettings settings, string version) => ProgramEnvironment.Models(settings).Find(version) is { } model ? new Classifier(model) : null;

    private static (GridBotSettings Settings, DialogSet Dialogs) Read()
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        return (settings, ProgramEnvironment.ReadDialogs(settings));
    }

    private static Classification Classify(DialogSet dialogs, string text)
    {
        const int decimals = 4;
        var refused = dialogs.Refusal.Decide(text).Refused;
        return new Classification(
            text,
            !refused,
            refused,
            refused ? [] : [.. dialogs.Classifier.Rank(text).Select(entry => new ClassifiedMatter(entry.Matter, dialogs.Matter(entry.Matter).Name, Math.Round(entry.Probability, decimals)))]);
    }
}

/// <summary>The result for one text.</summary>
internal sealed record Classification(string Text, bool Taken, bool Refused, IReadOnlyList<ClassifiedMatter> Matters);

/// <summary>A matter a text may belong to.</summary>
internal sealed record ClassifiedMatter(int No, string Name, double P);

/// <summary>JSON of classifications, source-generated.</summary>
[JsonSerializable(typeof(Classification))]
internal sealed partial class ClassificationJson : JsonSerializerContext
{
    public static ClassificationJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
