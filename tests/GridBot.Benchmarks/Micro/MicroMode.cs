// "micro": the single steps of a turn, measured by BenchmarkDotNet.
using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GridBot.Benchmarks.Micro;

/// <summary>Runs the micro benchmarks in this process, as a short job.</summary>
internal static class MicroMode
{
    // A turn runs through so much code that three warm-ups measure the compiler.
    private const int WarmUps = 10;
    private const int Iterations = 6;

    public static Command Create()
    {
        var only = new Option<string>("--only") { Description = "Only benchmarks whose class.method matches, such as *Engine*.", DefaultValueFactory = _ => "*" };
        var command = new Command("micro", "Measures the single steps of a turn: time and allocations.") { only };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(only)));
        return command;
    }

    private static Task<int> RunAsync(string only)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithWarmupCount(WarmUps).WithIterationCount(Iterations).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddFilter(new GlobFilter([only]))
            .AddExporter(MarkdownExporter.Console)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "gridbot-benchmark-micro"))
            .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
        var summaries = BenchmarkRunner.Run([typeof(EngineBenchmarks), typeof(TextBenchmarks), typeof(CallbackBenchmarks), typeof(GridBenchmarks)], config);
        var failed = summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success));
        return Task.FromResult(failed ? 1 : 0);
    }
}
