// Prints figures as a table for people and as one JSON line for programs.
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GridBot.Benchmarks;

/// <summary>The result of a mode.</summary>
internal static class FigureTable
{
    /// <summary>Prints the figures; returns the exit code: 1 when a goal is missed or something was found wrong.</summary>
    /// <param name="mode">Name of the mode.</param>
    /// <param name="figures">What was measured.</param>
    /// <param name="faults">What must not have happened, each in one line.</param>
    /// <param name="time">Source of the date.</param>
    public static async Task<int> PrintAsync(string mode, IReadOnlyList<Figure> figures, IReadOnlyList<string> faults, TimeProvider time)
    {
        var print = Console.Out;
        foreach (var figure in figures)
        {
            await print.WriteLineAsync(figure.ToString());
        }

        foreach (var fault in faults)
        {
            await print.WriteLineAsync($"WRONG: {fault}");
        }

        var values = new JsonObject();
        foreach (var figure in figures)
        {
            var name = figure.Under.Length > 0 ? $"{figure.Under}, {figure.Name.Trim()}" : figure.Name;
            values[figure.Unit.Length > 0 ? $"{name} ({figure.Unit})" : name] = double.IsFinite(figure.Value) ? Math.Round(figure.Value, 3) : null;
        }

        var passed = faults.Count == 0 && figures.All(figure => figure.IsMet);
        var line = new JsonObject
        {
            ["mode"] = mode,
            ["at"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["cores"] = Environment.ProcessorCount,
            ["passed"] = passed,
            ["figures"] = values,
            ["faults"] = new JsonArray([.. faults.Select(fault => JsonValue.Create(fault))]),
        };
        await print.WriteLineAsync(line.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        return passed ? 0 : 1;
    }
}
