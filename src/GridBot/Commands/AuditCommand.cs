// "audit": lists the audit trail, and verifies that it is as it was written.
using System.CommandLine;
using System.Globalization;
using GridBot.Storage.Privacy;

namespace GridBot.Commands;

/// <summary>The audit trail on the command line.</summary>
internal static class AuditCommand
{
    private const int DefaultRows = 50;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many of the newest rows.", DefaultValueFactory = _ => DefaultRows };
        var list = new Command("list", "Lists the newest rows: who did what with personal fields, and when.") { rows };
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(rows), cancellationToken));
        var receipt = new Option<string>("--receipt") { Description = "A receipt, or a head told earlier, that must be found: shows that nothing was cut off.", DefaultValueFactory = _ => "" };
        var verify = new Command("verify", "Reads the whole trail and says whether it is as it was written. Exit code 1 when it is not.") { receipt };
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(parsed.GetValue(receipt) ?? "", cancellationToken));
        return new Command("audit", "The audit trail of personal fields.") { list, verify };
    }

    private static async Task<int> ListAsync(int rows, CancellationToken cancellationToken)
    {
        await using var storage = await OpenAsync(cancellationToken);
        foreach (var row in await storage.Get<AuditStore>().NewestAsync(rows, cancellationToken))
        {
            var at = row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync($"{row.Receipt}  {at}  {row.Entry.Actor}  {row.Entry.Action}  {row.Entry.Subject}  {row.Entry.Detail}".TrimEnd());
        }

        return ExitCode.Done;
    }

    private static async Task<int> VerifyAsync(string receipt, CancellationToken cancellationToken)
    {
        await using var storage = await OpenAsync(cancellationToken);
        var audit = storage.Get<AuditStore>();
        var verdict = await audit.VerifyAsync(receipt, cancellationToken);
        if (verdict.Fault != AuditFault.None)
        {
            throw new InputException(verdict.Fault switch
            {
                AuditFault.Gap => $"Row {verdict.At} of the audit trail is missing; the {verdict.Rows} before it are as they were written.",
                AuditFault.Changed => $"Row {verdict.At} of the audit trail was changed, or put there without the key; the {verdict.Rows} before it are as they were written.",
                _ => $"The receipt {receipt} is not in the audit trail: its end was cut off, or it is the trail of another database.",
            });
        }

        var guard = await audit.IsGuardedAsync(cancellationToken) ? "" : " The database does not refuse changes of it by itself (docs/privacy.md).";
        await Console.Out.WriteLineAsync($"{verdict.Rows} row(s), all as they were written; head {(verdict.Rows == 0 ? "none" : verdict.Receipt)}.{guard}");
        return ExitCode.Done;
    }

    private static Task<OpenedStorage> OpenAsync(CancellationToken cancellationToken) =>
        OpenedStorage.OpenAsync(ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([])), migrate: false, cancellationToken);
}
