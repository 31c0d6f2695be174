// Percentiles of measured values.
namespace GridBot.Benchmarks;

/// <summary>Sorted values. A percentile is the smallest value that at least that share of all values does not exceed (nearest rank).</summary>
internal sealed class Percentiles
{
    private readonly double[] sorted;

    public Percentiles(IEnumerable<double> values)
    {
        sorted = [.. values];
        Array.Sort(sorted);
    }

    public int Count => sorted.Length;

    public double Max => sorted.Length == 0 ? 0 : sorted[^1];

    /// <param name="share">Between 0 and 1.</param>
    public double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
