// One measured figure, with its goal where it has one.
using System.Globalization;

namespace GridBot.Benchmarks;

/// <summary>A figure as it is printed and compared.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit; empty for a count.</param>
/// <param name="Limit">The goal: the value may not be above it; null for a figure without such a goal.</param>
/// <param name="Least">The goal: the value may not be below it; null for a figure without such a goal.</param>
internal sealed record Figure(string Name, double Value, string Unit = "", double? Limit = null, double? Least = null)
{
    /// <summary>What an indented figure belongs to, for programs that read the figures; empty for one that stands by itself.</summary>
    public string Under { get; init; } = "";

    public bool IsMet => !(Value > Limit) && !(Value < Least);

    public override string ToString()
    {
        var goal = Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"goal <= {limit:0.##}") : Least is { } least ? string.Create(CultureInfo.InvariantCulture, $"goal >= {least:0.##}") : "";
        var verdict = goal.Length == 0 ? "" : $"{goal}  {(IsMet ? "met" : "MISSED")}";
        return string.Create(CultureInfo.InvariantCulture, $"{Name,-44} {Value,12:#,0.##} {Unit,-8} {verdict}").TrimEnd();
    }
}
