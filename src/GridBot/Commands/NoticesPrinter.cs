// Prints the outbox, broken groups and the ledger of a report as plain tables.
using System.Globalization;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;

namespace GridBot.Commands;

/// <summary>Plain lines in columns; times are China's.</summary>
internal sealed class NoticesPrinter(TextWriter print, DateTimeOffset now)
{
    /// <summary>Most rows that are listed; what is beyond is told as such.</summary>
    public const int MostRows = 500;

    private const string Person = "person";

    public async Task PrintFaultsAsync(IReadOnlyList<SendFault> faults)
    {
        foreach (var fault in faults)
        {
            var whom = fault.IsOfAGroup ? $"group {fault.Target}" : $"the application ({fault.Kind})";
            var until = fault.MendedAt is { } mended ? $"mended {Time(mended)}" : $"next try {Time(fault.ProbeAt)}";
            await print.WriteLineAsync($"BROKEN {whom} since {Time(fault.Since)}: {Cause(fault.Reason, fault.Code)}; {fault.Waiting} waiting, {fault.Urgent} of them urgent; {until}");
        }

        if (faults.Count > 0)
        {
            await print.WriteLineAsync();
        }
    }

    public async Task PrintRowsAsync(IReadOnlyList<OutboxBoardRow> rows, bool parkedOnly)
    {
        if (rows.Count == 0)
        {
            await print.WriteLineAsync(parkedOnly ? "Nothing is parked." : "Nothing waits and nothing is parked.");
            return;
        }

        var shown = rows.Take(MostRows).ToList();
        await PrintTableAsync(
            ["id", "kind", "to", "report", "state", "due", "tries", "last"],
            shown.Select(row => (string[])
            [
                row.Id, row.Urgent ? $"{row.Kind}!" : row.Kind, To(row.Group), Or(row.Subject), State(row), Time(row.DueAt), Number(row.Attempts), Or(Cause(row.LastReason, row.LastCode)),
            ]));
        var more = rows.Count > MostRows ? $" (the first {MostRows} are listed)" : "";
        await print.WriteLineAsync($"{shown.Count(row => row.ParkedReason is not null)} parked, {shown.Count(row => row.ParkedReason is null)} to be sent{more}; ! is urgent.");
    }

    public async Task PrintLedgerAsync(string number, IReadOnlyList<OutboxLedgerRow> attempts, IReadOnlyList<OutboxBoardRow> rows)
    {
        if (attempts.Count == 0 && rows.Count == 0)
        {
            await print.WriteLineAsync($"Nothing was sent about {number}, and nothing waits.");
            return;
        }

        if (attempts.Count > 0)
        {
            await PrintTableAsync(
                ["time", "id", "kind", "to", "try", "result", "reason", "posts"],
                attempts.Select(attempt => (string[])
                [
                    Time(attempt.TriedAt), attempt.Id, attempt.Kind, To(attempt.Group), Number(attempt.Attempt), attempt.Result, Cause(attempt.Reason, attempt.Code),
                    attempt.Together > 1 ? $"{attempt.Posts} (digest of {attempt.Together})" : Number(attempt.Posts),
                ]));
        }

        foreach (var row in rows)
        {
            await print.WriteLineAsync($"{row.Id} {row.Kind} to {To(row.Group)}: {State(row)}, due {Time(row.DueAt)}, tried {Number(row.Attempts)} time(s)");
        }

        var delivered = attempts.Where(attempt => attempt.Result == "sent").Select(attempt => attempt.Id).Distinct(StringComparer.Ordinal).Count();
        await print.WriteLineAsync($"{delivered} delivered (the platform answered errcode 0), {rows.Count(row => row.ParkedReason is null)} to be sent, {rows.Count(row => row.ParkedReason is not null)} parked.");
    }

    private static string To(string group) => group.Length == 0 ? Person : group;

    private static string Or(string text) => text.Length == 0 ? "-" : text;

    private static string Cause(string reason, int code) => code == 0 ? reason : $"{reason} {code.ToString(CultureInfo.InvariantCulture)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string State(OutboxBoardRow row) => row.ParkedReason is { } parked ? $"parked: {parked}" : row.DueAt <= now ? "due" : "waits";

    private async Task PrintTableAsync(string[] heads, IEnumerable<string[]> rows)
    {
        List<string[]> lines = [heads, .. rows];
        var widths = heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            await print.WriteLineAsync(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
