// "check": how long it takes to read and prove dialogs with ten thousand questions.
using System.CommandLine;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Proving;
using GridBot.Conversation.Turns;
using Command = System.CommandLine.Command;

namespace GridBot.Benchmarks.Checks;

/// <summary>Times the two stages of the prover: reading with the static proofs, and playing.</summary>
internal static class CheckMode
{
    /// <summary>Longest time of reading and static proving, in milliseconds (issue 3, figures).</summary>
    private const double Goal = 250;

    public static Command Create()
    {
        var questions = new Option<int>("--questions") { Description = "Questions of the generated dialogs.", DefaultValueFactory = _ => 10_000 };
        var runs = new Option<int>("--runs") { Description = "Runs; the first is reported by itself.", DefaultValueFactory = _ => 15 };
        var command = new Command("check", "Reads and proves generated dialogs with many questions.") { questions, runs };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(questions), parsed.GetValue(runs), TimeProvider.System, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int wanted, int runs, TimeProvider time, CancellationToken cancellationToken)
    {
        using var generated = new ManyQuestions(wanted);
        var faults = new List<string>();
        var whole = new List<double>();
        var cpu = new List<double>();
        var reading = new List<double>();
        DialogSet? dialogs = null;
        for (var run = 0; run <= runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What an earlier run left is not this one's work.
            GC.Collect();
            var spent = Environment.CpuUsage.TotalTime;
            var started = time.GetTimestamp();
            (dialogs, var found) = Prove(generated.Folder.FullName);
            whole.Add(time.GetElapsedTime(started).TotalMilliseconds);
            cpu.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            spent = Environment.CpuUsage.TotalTime;
            DialogReader.Check(generated.Folder.FullName);
            reading.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            faults = [.. found.Take(5).Select(fault => fault.ToString())];
        }

        List<Figure> figures =
        [
            new("questions", dialogs?.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Slots.Count(slot => slot.Ask is not null))) ?? 0),
            new("kinds", dialogs?.Flows.Values.Sum(flow => flow.Kinds.Count) ?? 0),
            new("flows, size", generated.Bytes / 1024.0, "KiB"),
            new("read and proved, first run", whole[0], "ms"),
            new("read and proved, best", whole.Skip(1).Min(), "ms", Goal),
            new("read and proved, median", new Percentiles(whole.Skip(1)).At(0.5), "ms", Goal),
            new("processor time of all cores, best", cpu.Skip(1).Min(), "ms"),
            new("processor time of all cores, median", new Percentiles(cpu.Skip(1)).At(0.5), "ms"),
            new("of it reading, median", new Percentiles(reading.Skip(1)).At(0.5), "ms"),
        ];
        figures.AddRange(Shipped(time, faults));
        return await FigureTable.PrintAsync("check", figures, faults, time);
    }

    /// <summary>As the command "check" does it.</summary>
    private static (DialogSet? Dialogs, IReadOnlyList<DialogFault> Faults) Prove(string folder)
    {
        using var pause = new CollectionPause();
        return StaticProof.Check(folder);
    }

    /// <summary>The shipped dialogs, with everything played.</summary>
    private static IEnumerable<Figure> Shipped(TimeProvider time, List<string> faults)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "dialogs");
        var started = time.GetTimestamp();
        var (dialogs, found) = StaticProof.Check(folder);
        yield return new Figure("shipped dialogs read and proved", time.GetElapsedTime(started).TotalMilliseconds, "ms");
        started = time.GetTimestamp();
        var played = PlayedProof.Run(dialogs!, new ConversationEngine(dialogs!, new Uri("http://127.0.0.1/")), folder);
        yield return new Figure("shipped dialogs played", time.GetElapsedTime(started).TotalMilliseconds, "ms", 1000);
        yield return new Figure("states walked", played.States);
        yield return new Figure("examples said", played.Examples);
        yield return new Figure("transcripts played", played.Transcripts);
        faults.AddRange([.. found.Concat(played.Faults).Take(5).Select(fault => fault.ToString())]);
    }
}
