// One measured figure, with its goal where it has one.
using System.Globalization;

namespace GridBot.Benchmarks;

/// <summary>A figure as it is printed and compared.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit; empty for a count.</param>
/// <param name="Limit">The goal: the value may not be above it; null for a figure without goal.</param>
internal sealed record Figure(string Name, double Value, string Unit = "", double? Limit = null)
{
    public bool IsMet => Limit is not { } limit || Value <= limit;

    public override string ToString()
    {
        var verdict = Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"goal <= {limit:0.##}  {(IsMet ? "met" : "MISSED")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Name,-44} {Value,12:#,0.##} {Unit,-8} {verdict}").TrimEnd();
    }
}
