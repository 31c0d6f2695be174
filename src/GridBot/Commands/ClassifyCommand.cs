// "classify": which matters a text belongs to, as a JSON object a line.
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Classifies one text or a file of texts.</summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "The text.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<FileInfo?>("--file") { Description = "A file with a text a line; what follows a tab is ignored." };
        var command = new Command("classify", "Prints, a JSON object a line, whether a text is taken and which matters it may belong to.") { text, file };
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is null == result.GetValue(file) is null)
            {
                result.AddError("Give either a text or --file.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(text), parsed.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? text, FileInfo? file, CancellationToken cancellationToken)
    {
        var dialogs = ProgramEnvironment.ReadDialogs(ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([])));
        foreach (var line in text is not null ? [text] : await LabelledFile.ReadTextsAsync(file!, cancellationToken))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Classify(dialogs, line), ClassificationJson.Readable.Classification));
        }

        return ExitCode.Done;
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
