// "micro": the single steps of a turn, measured by BenchmarkDotNet.
using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GridBot.Benchmarks.Micro;

/// <summary>Runs the micro benchmarks in this process, as a short job.</summary>
internal static class MicroMode
{
    public static Command Create()
    {
        var command = new Command("micro", "Measures the single steps of a turn: time and allocations.");
        command.SetAction((_, _) => RunAsync());
        return command;
    }

    private static Task<int> RunAsync()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.Console)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "gridbot-benchmark-micro"))
            .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
        var summaries = BenchmarkRunner.Run([typeof(EngineBenchmarks), typeof(TextBenchmarks), typeof(CallbackBenchmarks)], config);
        var failed = summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success));
        return Task.FromResult(failed ? 1 : 0);
    }
}
