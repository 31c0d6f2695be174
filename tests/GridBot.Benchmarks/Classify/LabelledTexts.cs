// Reads the texts a classifier is measured on.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Benchmarks.Classify;

/// <summary>A file with a text, a tab and its matter (several separated by commas) a line, as <c>GridBot evaluate</c> reads it.</summary>
internal static class LabelledTexts
{
    /// <exception cref="FormatException">A line without a matter; it names the line and never the text.</exception>
    public static IReadOnlyList<LabelledText> Read(string path)
        => [.. File.ReadAllLines(path).Index().Where(line => line.Item.Length > 0).Select(line => Of(line.Item.Split('\t'), line.Index + 1))];

    private static LabelledText Of(string[] parts, int line)
    {
        int[] matters = parts.Length < 2 ? [] : [.. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var matter) ? matter : 0)];
        return matters.Length > 0 && !matters.Contains(0) ? new LabelledText(parts[0], matters) : throw new FormatException($"Line {line}: a text, a tab and the number of its matter are expected.");
    }
}
