// "notices": what is to be sent, what is parked and why, the delivery ledger of a report, and sending again by hand.
using System.CommandLine;
using GridBot.Hosting;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;

namespace GridBot.Commands;

/// <summary>Looks into the outbox beside the running service. Prints ids, groups and reasons; never a user id or what is said.</summary>
internal static class NoticesCommand
{
    /// <summary>Means everything that is parked, in place of an id.</summary>
    private const string All = "all";

    public static Command Create()
    {
        var parked = new Option<bool>("--parked") { Description = "Only what is parked." };
        var report = new Option<string?>("--report") { Description = "The delivery ledger of a report: every attempt with time, result, reason and the platform's code.", HelpName = "WG…" };
        var resend = new Option<string?>("--resend") { Description = "Sends a row again, now, by its id; 'all' sends everything that is parked and tries every broken group.", HelpName = "ID|all" };
        var command = new Command("notices", "Lists what is due, waiting and parked, and why; the service may run meanwhile.") { parked, report, resend };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(parked) ? 1 : 0) + (result.GetValue(report) is null ? 0 : 1) + (result.GetValue(resend) is null ? 0 : 1) > 1)
            {
                result.AddError("--parked, --report and --resend exclude each other.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(parked), parsed.GetValue(report), parsed.GetValue(resend), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool parkedOnly, string? report, string? resend, CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        await DatabaseMigrator.CheckAsync(settings.Database, cancellationToken);
        await using var services = new ServiceCollection().AddStorage(settings.Database).BuildServiceProvider();
        var board = services.GetRequiredService<OutboxBoard>();
        var now = TimeProvider.System.GetUtcNow();
        if (resend is not null)
        {
            return await ResendAsync(board, resend, now, cancellationToken);
        }

        var printer = new NoticesPrinter(Console.Out, now);
        if (report is not null)
        {
            if (!ReportNumber.TryParse(report, out var number))
            {
                throw new InputException($"'{report}' is no report number: it looks like WG20261122-7K3F.");
            }

            await printer.PrintLedgerAsync(number.Value.Text, await board.LedgerAsync(number.Value.Text, cancellationToken), await board.ListAsync(number.Value.Text, cancellationToken));
            return ExitCode.Done;
        }

        await printer.PrintFaultsAsync(await services.GetRequiredService<IFaultStore>().ListAsync(cancellationToken));
        await printer.PrintRowsAsync(await board.ListAsync(parkedOnly, NoticesPrinter.MostRows + 1, cancellationToken), parkedOnly);
        return ExitCode.Done;
    }

    private static async Task<int> ResendAsync(OutboxBoard board, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int? rows = id == All ? await board.ResendAllAsync(now, cancellationToken) : await board.ResendAsync(id, now, cancellationToken);
        if (rows is null)
        {
            throw new InputException($"No row of the outbox has the id '{id}': it was sent, or never was. GridBot notices lists the ids.");
        }

        await Console.Out.WriteLineAsync(rows == 0 ? "Nothing to send again." : $"{rows} row(s) due now; a running service sends them within seconds, within its rate limits.");
        return ExitCode.Done;
    }
}
