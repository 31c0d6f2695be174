// Compares what was confirmed to people with what reached the groups and what the bot still knows.
using System.Net;

namespace GridBot.Benchmarks.Service;

/// <summary>Nothing that was confirmed may be lost, and no group is told twice.</summary>
internal sealed class Ledger(Tally tally, PlatformStub platform, OutboxWatch outbox)
{
    private const int Shown = 5;

    public int Filed => tally.Filed.Count;

    public int Recorded => tally.Recorded.Count;

    public int Notices => platform.Notices.Count;

    public int Waiting => outbox.Waiting;

    public int Messages => platform.Messages;

    public int Media => platform.Media;

    /// <summary>All that is wrong, each in one line; empty when the books balance.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(Uri service, HttpClient http, CancellationToken cancellationToken)
    {
        var faults = tally.Faults.GroupBy(fault => fault, StringComparer.Ordinal).Select(group => $"{group.Key} ({group.Count()} times)").ToList();
        faults.AddRange(tally.Unfinished.Distinct(StringComparer.Ordinal).Take(Shown).Select(text => $"a conversation found no end at: {text}"));
        Add(faults, "report filed without a notice, sent or waiting", Missing());
        Add(faults, "notice of a report nobody was told of", [.. platform.Notices.Keys.Except(tally.Filed, StringComparer.Ordinal)]);
        Add(faults, "notice that came more than once", [.. platform.Notices.Where(notice => notice.Value > 1).Select(notice => notice.Key)]);
        Add(faults, "call the platform does not know", [.. platform.Unknown.Distinct(StringComparer.Ordinal)]);
        Add(faults, "report whose number the service does not know", await UnknownAsync(service, http, cancellationToken));
        if (outbox.Parked > 0)
        {
            faults.Add($"{outbox.Parked} outbox rows are parked");
        }

        return faults;
    }

    /// <summary>Reports whose notice has not come; they may be as many as rows still wait, because the platform takes 20 notices a minute and group.</summary>
    private List<string> Missing()
    {
        var missing = tally.Filed.Except(platform.Notices.Keys, StringComparer.Ordinal).ToList();
        return missing.Count <= outbox.Waiting ? [] : missing;
    }

    private async Task<List<string>> UnknownAsync(Uri service, HttpClient http, CancellationToken cancellationToken)
    {
        var unknown = new List<string>();
        foreach (var number in tally.Filed.Concat(tally.Recorded))
        {
            using var response = await http.GetAsync(new Uri(service, $"/reports/{number}"), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                unknown.Add(number);
            }
        }

        return unknown;
    }

    private static void Add(List<string> faults, string what, IReadOnlyList<string> which)
    {
        if (which.Count > 0)
        {
            faults.Add($"{what}: {which.Count}, such as {string.Join(", ", which.Take(Shown))}");
        }
    }
}
