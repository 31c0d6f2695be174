// The instants at which messages are due at a fixed rate.
namespace GridBot.Benchmarks.Generator;

/// <summary>Computed from the start each time, so that no rounding adds up.</summary>
/// <param name="Start">Timestamp of the first.</param>
/// <param name="PerSecond">Rate, above 0.</param>
/// <param name="Frequency">Timestamps a second.</param>
internal readonly record struct Schedule(long Start, double PerSecond, long Frequency)
{
    /// <summary>The instant of the message with this number, from 0 on.</summary>
    public long At(long number) => Start + (long)(number * (Frequency / PerSecond));
}
