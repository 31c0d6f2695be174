// Checks after a load that nothing was lost: every message answered properly, every confirmed report in the database.
using Dapper;
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>What a check found.</summary>
/// <param name="Faults">What must not have happened, each in one line.</param>
/// <param name="Notes">Counts worth printing.</param>
internal sealed record Books(IReadOnlyList<string> Faults, IReadOnlyList<Figure> Notes)
{
    private const string Numbers = "SELECT number FROM report";

    /// <summary>How many of the conversations that found no end are told.</summary>
    private const int Shown = 3;

    public static async Task<Books> CheckAsync(Entrant entrant, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var notes = new List<Figure>();
        var (journal, subject) = (entrant.Subject.Journal, entrant.Subject);
        faults.AddRange(journal.Faults.Select(fault => $"{fault.Key} ({fault.Value} times)"));
        faults.AddRange(subject.UnknownCalls.Select(call => $"call the platform does not know: {call.Key} ({call.Value} times)"));
        Add(journal.Lost, "answers did not come through the send API within 30 s");
        Add(journal.Broken, "connections broke");
        Add(entrant.Skipped, "messages of the schedule were never sent: too many were under way");
        var (messages, notices, media) = subject.Sent;
        notes.AddRange([new("messages refused with 503, and sent again", journal.Refused), new("conversations ended", journal.Ended), new("  given up without an end", journal.GivenUp)]);
        notes.AddRange([new("sent to persons", messages), new("sent to groups", notices), new("attachments fetched", media)]);
        foreach (var text in journal.GivenUpAt.Take(Shown))
        {
            await Console.Error.WriteLineAsync($"{entrant.Name}: a conversation found no end at: {text.ReplaceLineEndings(" ")}");
        }

        if (entrant.FilesReports)
        {
            await AddReportsAsync();
        }

        return new Books([.. faults.Select(fault => $"{entrant.Name}: {fault}")], notes);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                faults.Add($"{count} {what}");
            }
        }

        // What is in the database beyond what was confirmed was filed by those who were cut off before they read of it, or before the load.
        async Task AddReportsAsync()
        {
            var stored = await subject.Database.UseAsync(services => services.GetRequiredService<IDatabase>().ReadAsync(
                async (connection, token) => (await connection.QueryAsync<string>(new CommandDefinition(Numbers, cancellationToken: token))).ToHashSet(StringComparer.Ordinal), cancellationToken));
            Add(journal.Filed.Count(number => !stored.Contains(number)), "confirmed reports are not in the database");
            Add(journal.Filed.Count - journal.Filed.Distinct(StringComparer.Ordinal).Count(), "numbers were confirmed twice");
            notes.AddRange([new("reports confirmed to persons", journal.Filed.Count), new("reports in the database", stored.Count)]);
        }
    }
}
