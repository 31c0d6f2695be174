// What one caller saw and measured.
namespace GridBot.Benchmarks.Service;

/// <summary>The record of a caller; the callers' records are put together at the end, so that none waits for another.</summary>
internal sealed class Tally
{
    /// <summary>Milliseconds of every turn, by the kind of its message.</summary>
    public List<(string Kind, double Milliseconds)> Turns { get; } = [];

    /// <summary>Milliseconds from a message to the calm answer that came through the send API.</summary>
    public List<double> Answers { get; } = [];

    /// <summary>Numbers of the reports whose filing was confirmed and of which a group must be told.</summary>
    public List<string> Filed { get; } = [];

    /// <summary>Numbers of the activities recorded; no group is told.</summary>
    public List<string> Recorded { get; } = [];

    public int Conversations { get; set; }

    public int Cancelled { get; set; }

    /// <summary>Conversations the caller did not get to an end.</summary>
    public List<string> Unfinished { get; } = [];

    public List<string> Faults { get; } = [];

    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            sum.Turns.AddRange(tally.Turns);
            sum.Answers.AddRange(tally.Answers);
            sum.Filed.AddRange(tally.Filed);
            sum.Recorded.AddRange(tally.Recorded);
            sum.Unfinished.AddRange(tally.Unfinished);
            sum.Faults.AddRange(tally.Faults);
            sum.Conversations += tally.Conversations;
            sum.Cancelled += tally.Cancelled;
        }

        return sum;
    }
}
