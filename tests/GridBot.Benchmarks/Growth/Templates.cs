// What a short real run left in its database, table by table.
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.Growth;

/// <summary>The rows that rows made in bulk are copied from.</summary>
internal sealed record Templates(
    TemplateTable Persons, TemplateTable Sessions, TemplateTable Seen, TemplateTable Reports, TemplateTable Events, TemplateTable Timers, TemplateTable Told, TemplateTable Notified, TemplateTable Cards, TemplateTable Attachments, TemplateTable Feedback)
{
    public static Task<Templates> ReadAsync(EndToEnd.DatabaseAddress from, CancellationToken cancellationToken) => from.UseAsync(async services =>
    {
        var database = services.GetRequiredService<IDatabase>();
        Task<TemplateTable> Read(string table, string where = "1 = 1") => TemplateTable.ReadAsync(database, table, where, cancellationToken);
        return new Templates(
            await Read("person"),
            await Read("session"),
            await Read("seen"),
            await Read("report", "place_key <> '' OR state = 'Recorded'"),
            await Read("report_event", "step = 1"),
            await Read("outbox", "kind = 'CaseTimer' AND state = 'waiting'"),
            await Read("outbox_attempt", "kind = 'PersonMessage' AND subject = ''"),
            await Read("outbox_attempt", "kind = 'GroupNotice' AND subject LIKE 'WG%'"),
            await Read("case_card"),
            await Read("attachment"),
            await Read("feedback"));
    });
}
