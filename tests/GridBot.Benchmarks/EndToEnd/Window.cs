// What was measured between two instants of a load.
using GridBot.Benchmarks.Generator;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>A stretch of a load.</summary>
/// <param name="From">Its first instant, a timestamp.</param>
/// <param name="To">Its last.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Program">Processor time of the program under measurement.</param>
/// <param name="Generator">Processor time of this process: persons and platform.</param>
/// <param name="Database">Processor time of the database's own process; zero where it has none.</param>
/// <param name="Samples">What was answered in it (closed loop) or was due in it (open loop).</param>
internal sealed record Window(long From, long To, double Seconds, TimeSpan Program, TimeSpan Generator, TimeSpan Database, IReadOnlyList<Sample> Samples)
{
    /// <summary>Messages answered 200.</summary>
    public int Answered { get; } = Samples.Count(sample => sample is { Status: 200, ByPost: false });

    public double PerSecond => Answered / Seconds;

    public double ProgramMicroseconds => Answered == 0 ? 0 : Program.TotalMicroseconds / Answered;

    public double GeneratorMicroseconds => Answered == 0 ? 0 : Generator.TotalMicroseconds / Answered;

    public double DatabaseMicroseconds => Answered == 0 ? 0 : Database.TotalMicroseconds / Answered;

    /// <summary>Milliseconds from when each message was due to its answer; those that were refused count until they were.</summary>
    public IEnumerable<double> TurnTimes(TimeProvider time) => Times(byPost: false, time);

    /// <summary>Milliseconds from when each message was due to the answer that came through the send API.</summary>
    public IEnumerable<double> PostTimes(TimeProvider time) => Times(byPost: true, time);

    private IEnumerable<double> Times(bool byPost, TimeProvider time) =>
        Samples.Where(sample => sample.ByPost == byPost).Select(sample => time.GetElapsedTime(sample.Due, sample.Done).TotalMilliseconds);
}
