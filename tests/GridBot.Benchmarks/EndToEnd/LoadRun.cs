// Measures one subject: warm-up, capacity, then latency at a fixed rate; and checks that nothing was lost.
using System.Globalization;
using Dapper;
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>What a run found.</summary>
/// <param name="Levels">Each number of callers with what was measured.</param>
/// <param name="Rate">Messages a second of the open loop; 0 when there was none.</param>
/// <param name="Open">What the open loop measured; null when there was none.</param>
/// <param name="SentLate">By how many milliseconds the generator itself was late at worst.</param>
/// <param name="ReadySeconds">From the start of the process until it was ready.</param>
/// <param name="HighestMemory">Resident memory at its highest, MiB.</param>
/// <param name="Faults">What must not have happened, each in one line.</param>
/// <param name="Notes">Counts worth printing.</param>
internal sealed record LoadFindings(IReadOnlyList<(int Callers, Window Window)> Levels, double Rate, Window? Open, double SentLate, double ReadySeconds, double HighestMemory, IReadOnlyList<string> Faults, IReadOnlyList<Figure> Notes)
{
    /// <summary>Messages a second at the number of callers that got the most.</summary>
    public double Capacity => Levels.Count == 0 ? 0 : Levels.Max(level => level.Window.PerSecond);
}

/// <summary>One run.</summary>
internal sealed class LoadRun(Subject subject, LoadOptions options, TimeProvider time)
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OpenSettle = TimeSpan.FromSeconds(5);

    /// <param name="filesReports">Whether the subject files reports, which are then looked for in its database.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<LoadFindings> RunAsync(bool filesReports, CancellationToken cancellationToken)
    {
        var warmWith = options.Callers.Max();
        if (options.Warm > TimeSpan.Zero)
        {
            await subject.ClosedAsync(warmWith, options.Warm, TimeSpan.Zero, cancellationToken);
        }

        var levels = new List<(int, Window)>();
        foreach (var callers in options.Rate > 0 ? [] : options.Callers)
        {
            levels.Add((callers, await subject.ClosedAsync(callers, Settle, options.Measure, cancellationToken)));
        }

        var capacity = levels.Count == 0 ? 0 : levels.Max(level => level.Item2.PerSecond);
        var rate = options.Open == TimeSpan.Zero ? 0 : options.Rate > 0 ? options.Rate : capacity * options.Share / 100;
        Window? open = null;
        var late = 0.0;
        var faults = new List<string>();
        if (rate > 0)
        {
            (open, var loop) = await subject.OpenAsync(rate, OpenSettle, options.Open, levels.Count, cancellationToken);
            late = time.GetElapsedTime(0, loop.Latest).TotalMilliseconds;
            if (loop.Skipped > 0)
            {
                faults.Add($"{loop.Skipped} messages of the schedule were never sent: the program was too far behind");
            }
        }

        var notes = new List<Figure>();
        Check(faults, notes);
        if (filesReports)
        {
            await CheckReportsAsync(faults, notes, cancellationToken);
        }

        return new LoadFindings(levels, rate, open, late, subject.Process.ReadyAfter.TotalSeconds, subject.Process.Memory().Highest, faults, notes);
    }

    private void Check(List<string> faults, List<Figure> notes)
    {
        var journal = subject.Journal;
        faults.AddRange(journal.Faults.Select(fault => $"{fault.Key} ({fault.Value} times)"));
        faults.AddRange(subject.UnknownCalls.Select(call => $"call the platform does not know: {call.Key} ({call.Value} times)"));
        if (journal.Lost > 0)
        {
            faults.Add($"{journal.Lost} answers did not come through the send API within 30 s");
        }

        if (journal.Broken > 0)
        {
            faults.Add($"{journal.Broken} connections broke");
        }

        var (messages, notices, media) = subject.Sent;
        notes.AddRange([new("messages refused with 503, and sent again", journal.Refused), new("conversations ended", journal.Ended), new("  given up without an end", journal.GivenUp)]);
        notes.AddRange([new("sent to persons", messages), new("sent to groups", notices), new("attachments fetched", media)]);
    }

    /// <summary>Every confirmed report is in the database; what is there beyond was filed by those who were cut off before they read of it.</summary>
    private async Task CheckReportsAsync(List<string> faults, List<Figure> notes, CancellationToken cancellationToken)
    {
        const string numbers = "SELECT number FROM report";
        var stored = await subject.Database.UseAsync(services => services.GetRequiredService<IDatabase>().ReadAsync(
            async (connection, token) => (await connection.QueryAsync<string>(new CommandDefinition(numbers, cancellationToken: token))).ToHashSet(StringComparer.Ordinal), cancellationToken));
        var confirmed = subject.Journal.Filed;
        var missing = confirmed.Count(number => !stored.Contains(number));
        if (missing > 0)
        {
            faults.Add($"{missing.ToString(CultureInfo.InvariantCulture)} confirmed reports are not in the database");
        }

        var doubled = confirmed.Count - confirmed.Distinct(StringComparer.Ordinal).Count();
        if (doubled > 0)
        {
            faults.Add($"{doubled} numbers were confirmed twice");
        }

        notes.AddRange([new("reports confirmed to persons", confirmed.Count), new("reports in the database", stored.Count)]);
    }
}
