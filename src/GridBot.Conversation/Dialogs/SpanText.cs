// Reads spans of time as dialog files write them: "2 hours".
using System.Globalization;

namespace GridBot.Conversation.Dialogs;

/// <summary>Spans of time in words.</summary>
internal static class SpanText
{
    /// <summary>How to write one.</summary>
    public const string Remedy = "Write a number and seconds, minutes, hours or days: '2 hours'.";

    /// <summary>The span under a key that must be there; zero when it cannot be read, which is told as a fault.</summary>
    public static TimeSpan Read(DialogNode? parent, string key) => Read(parent?.Need(key, Remedy));

    /// <summary>The span a node holds; zero when it cannot be read, which is told as a fault.</summary>
    public static TimeSpan Read(DialogNode? node)
    {
        if (node is null)
        {
            return TimeSpan.Zero;
        }

        var parts = node.Text().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        TimeSpan? unit = parts.Length < 2 ? null : parts[1] switch
        {
            "second" or "seconds" => TimeSpan.FromSeconds(1),
            "minute" or "minutes" => TimeSpan.FromMinutes(1),
            "hour" or "hours" => TimeSpan.FromHours(1),
            "day" or "days" => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is { } known && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1000)
        {
            return amount * known;
        }

        node.Fault($"'{node.Text()}' is no span of time", Remedy);
        return TimeSpan.Zero;
    }
}
