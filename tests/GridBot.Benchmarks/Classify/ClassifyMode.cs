// "classify": GridBot's classifier in its variants beside nlp.js, trained and measured on the same files in one run.
using System.CommandLine;
using System.Globalization;
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;
using Command = System.CommandLine.Command;

namespace GridBot.Benchmarks.Classify;

/// <summary>Prints totals, never a text.</summary>
internal static class ClassifyMode
{
    private const int LongFactor = 10;

    /// <summary>Goal of issue 4: the most time a text takes, as a share of the peer's.</summary>
    private const double MostTime = 0.1;

    private static readonly string[] Settings = ["default", "tuned"];

    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "A text, a tab and its matter a line; without it the classification tests' held-out texts.", Arity = ArgumentArity.ZeroOrOne };
        var examples = new Option<int>("--examples") { Description = "So many of the examples, the same for both sides; all without it.", DefaultValueFactory = _ => int.MaxValue };
        var limit = new Option<int>("--training-minutes") { Description = "The peer's training is cut off after so many minutes.", DefaultValueFactory = _ => 15 };
        var alone = new Option<bool>("--alone") { Description = "Only GridBot, without the peer." };
        var command = new Command("classify", "Measures the classifier beside nlp.js.") { file, examples, limit, alone };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file)?.FullName ?? Path.Combine(DataFiles.Repository(), "tests", "GridBot.Classification.Tests", "Data", "held-out-c.tsv"),
            parsed.GetValue(examples),
            parsed.GetValue(alone) ? null : TimeSpan.FromMinutes(parsed.GetValue(limit)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, int examples, TimeSpan? training, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var print = Console.Out;
        if (!File.Exists(file))
        {
            await print.WriteLineAsync($"{Path.GetFileName(file)} is not there: give a file of texts and matters.");
            return 1;
        }

        var texts = LabelledTexts.Read(file);
        var all = DialogReader.ReadMaterials(DataFiles.Dialogs)[0];
        Example[] picked = [.. LearntExamples.Mixed(all).Take(examples)];
        var material = LearntExamples.Only(all, picked);
        var begun = time.GetTimestamp();
        var model = ModelTrainer.Train(material, cancellationToken);
        await print.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"GridBot learnt from {material.Examples.Count} examples in {time.GetElapsedTime(begun).TotalSeconds:0.0} s: model {model.Version}"));
        List<ClassifierRun> runs = [.. new OwnClassifiers(texts, LongFactor, time).Run(model)];
        var own = runs.Count;
        if (training is { } most)
        {
            await AddPeerAsync(runs, picked, file, most, cancellationToken);
        }

        foreach (var line in ClassifyTable.Lines(runs, texts, LongFactor))
        {
            await print.WriteLineAsync(line);
        }

        return await FigureTable.PrintAsync("classify", [.. Figures(runs[0].Figures(texts, _ => true)!, [.. runs.Skip(own).Select(run => run.Figures(texts, _ => true)!)])], [], time);
    }

    private static async Task AddPeerAsync(List<ClassifierRun> runs, Example[] examples, string file, TimeSpan most, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("gridbot-classify-").FullName;
        try
        {
            var path = Path.Combine(folder, "training.tsv");
            await LearntExamples.WriteAsync(examples, path, cancellationToken);
            foreach (var settings in Settings)
            {
                var (run, told) = await NlpjsRun.RunAsync(settings, path, file, most, LongFactor, cancellationToken);
                await Console.Out.WriteLineAsync(told);
                if (run is null)
                {
                    break;
                }

                runs.Add(run);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Our figures, and each beside the best that the peer reached with any of its settings.</summary>
    private static IEnumerable<Figure> Figures(ClassifierFigures ours, IReadOnlyList<ClassifierFigures> peers)
    {
        yield return new Figure("top-1", ours.Result.Top1 * 100, "%");
        yield return new Figure("top-3", ours.Result.Top3 * 100, "%");
        yield return new Figure("macro-F1", ours.Result.MacroF1);
        yield return new Figure("calibration error", ours.Result.CalibrationError * 100, "%");
        yield return new Figure("time a text p50", ours.Times.At(0.5), "us");
        yield return new Figure("time a text p99", ours.Times.At(0.99), "us");
        yield return new Figure("allocated a text, mean", (ours.MeanBytes ?? 0) / 1024, "KB");
        yield return new Figure($"time of {LongFactor} times the text p50", ours.LongTimes.At(0.5), "us");
        if (peers.Count == 0)
        {
            yield break;
        }

        yield return new Figure("nlp.js top-1 as a share of ours", peers.Max(peer => peer.Result.Top1) / ours.Result.Top1, "x", 1);
        yield return new Figure("nlp.js top-3 as a share of ours", peers.Max(peer => peer.Result.Top3) / ours.Result.Top3, "x", 1);
        yield return new Figure("nlp.js macro-F1 as a share of ours", peers.Max(peer => peer.Result.MacroF1) / ours.Result.MacroF1, "x", 1);
        yield return new Figure("our p50 as a share of nlp.js's", ours.Times.At(0.5) / peers.Min(peer => peer.Times.At(0.5)), "x", MostTime);
        yield return new Figure("our p99 as a share of nlp.js's", ours.Times.At(0.99) / peers.Min(peer => peer.Times.At(0.99)), "x", MostTime);
    }
}
