// "service": starts the published program and measures it from outside.
using System.CommandLine;
using System.Globalization;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.Service;

/// <summary>Readiness, latency, throughput and memory of the published program.</summary>
internal static class ServiceMode
{
    private const int Seed = 20261122;

    public static Command Create()
    {
        var turns = new Option<int>("--turns") { Description = "Messages sent in all.", DefaultValueFactory = _ => 10_000 };
        var callers = new Option<int>("--callers") { Description = "Persons who write at the same time.", DefaultValueFactory = _ => 16 };
        var program = new Option<string?>("--program") { Description = "The published program or its folder; left out, it is published first." };
        var starts = new Option<int>("--starts") { Description = "How often the time to readiness is taken.", DefaultValueFactory = _ => 5 };
        var settle = new Option<TimeSpan>("--settle") { Description = "The bot's settle time; zero sends calm answers at once.", DefaultValueFactory = _ => TimeSpan.Zero };
        var drain = new Option<TimeSpan>("--drain") { Description = "How long notices may take to arrive after the last turn.", DefaultValueFactory = _ => TimeSpan.FromMinutes(1) };
        var cancel = new Option<int>("--cancel") { Description = "Percent of the summaries that are cancelled instead of submitted.", DefaultValueFactory = _ => 6 };
        var command = new Command("service", "Measures the published program: readiness, latency, throughput, memory, notices.") { turns, callers, program, starts, settle, drain, cancel };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ServiceOptions(parsed.GetValue(turns), parsed.GetValue(callers), parsed.GetValue(program), parsed.GetValue(starts), parsed.GetValue(settle), parsed.GetValue(drain), parsed.GetValue(cancel)),
            TimeProvider.System,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServiceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("gridbot-benchmark-").FullName;
        try
        {
            var program = await PublishedProgram.FindAsync(PublishedProgram.Service, options.Program, folder, cancellationToken);
            var groups = DataFiles.ReadDialogs().Bureaus.Values.Select(bureau => bureau.Group).Distinct(StringComparer.Ordinal).ToList();
            var corporation = new Corporation(new SeededDraw(new Random(Seed)), groups);
            var mailboxes = new Mailboxes(time);
            await using var platform = await PlatformStub.StartAsync(mailboxes, cancellationToken);
            using var http = new HttpClient();
            // Once around, so that the first start does not pay for this process's own HTTP client.
            await http.GetStringAsync(new Uri(platform.ApiBase, "/cgi-bin/gettoken"), cancellationToken);
            var environment = corporation.Environment(platform.ApiBase, options.Settle);
            var ready = new List<double>();
            for (var start = 1; start < options.Starts; start++)
            {
                await using var started = await ServiceProcess.StartAsync(program, Path.Combine(folder, $"start-{start}"), environment, http, time, cancellationToken);
                ready.Add(started.ReadyAfter.TotalSeconds);
            }

            await using var service = await ServiceProcess.StartAsync(program, Path.Combine(folder, "load"), environment, http, time, cancellationToken);
            ready.Add(service.ReadyAfter.TotalSeconds);
            return await MeasureAsync(options, service, corporation, platform, mailboxes, new Percentiles(ready), http, time, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(
        ServiceOptions options, ServiceProcess service, Corporation corporation, PlatformStub platform, Mailboxes mailboxes, Percentiles ready, HttpClient http, TimeProvider time, CancellationToken cancellationToken)
    {
        var (idle, _) = service.Memory();
        var cpu = service.CpuTime;
        var machine = await MachineLoadAsync(cancellationToken);
        var load = await Load.RunAsync(service.Address, corporation.App, mailboxes, options, Seed, time, cancellationToken);
        cpu = service.CpuTime - cpu;
        var (memory, highest) = service.Memory();
        var outbox = await OutboxWatch.DrainAsync(service.Address, http, options.Drain, time, cancellationToken);
        var kept = new Ledger(load.Tally, platform, outbox);
        var faults = await kept.FaultsAsync(service.Address, http, cancellationToken);
        var code = await FigureTable.PrintAsync("service", ServiceFigures.Of(options, ready, load, cpu, idle, memory, highest, machine, kept), faults, time);
        if (code != 0 && faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"The program's last lines:{Environment.NewLine}{service.Said()}");
        }

        return code;
    }

    /// <summary>Processes that wanted a core over the last minute, this measurement's own included.</summary>
    private static async Task<double> MachineLoadAsync(CancellationToken cancellationToken)
        => double.Parse((await File.ReadAllTextAsync("/proc/loadavg", cancellationToken)).Split(' ')[0], CultureInfo.InvariantCulture);
}
