// What was done to the service, and when.
namespace GridBot.Endurance.Tests.Stage;

/// <summary>The record of all disturbances of a scene. Whoever finds that something was told twice asks it whether something had come between.</summary>
internal sealed class Trouble(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<(long At, string What)> made = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return made.Count;
            }
        }
    }

    /// <summary>Notes one disturbance now; a long one is noted at its begin and its end.</summary>
    public void Note(string what)
    {
        lock (gate)
        {
            made.Add((time.GetTimestamp(), what));
        }
    }

    /// <summary>Whether something happened between two times, or while the first of them was still under way.</summary>
    public bool Between(long first, long last)
    {
        lock (gate)
        {
            return made.Exists(trouble => trouble.At >= first - time.TimestampFrequency && trouble.At <= last);
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join(", ", made.GroupBy(trouble => trouble.What, StringComparer.Ordinal).Select(group => $"{group.Count()} x {group.Key}"));
        }
    }
}
