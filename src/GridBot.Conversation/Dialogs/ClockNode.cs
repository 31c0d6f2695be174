// Reads times of day: one, and the quiet hours between two.
using System.Globalization;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads times of day as people write them in a file: 08:30.</summary>
internal static class ClockNode
{
    private const string Remedy = "Write a time of day such as 08:00.";

    /// <summary>The quiet hours under the key 'quiet'.</summary>
    public static QuietHours Quiet(DialogNode? root)
    {
        if (root?.Need("quiet", "Write '{ from: 21:00, to: 08:00 }'.") is not { } node)
        {
            return default;
        }

        var quiet = new QuietHours(Time(node, "from"), Time(node, "to"));
        node.RefuseOtherKeys();
        return quiet;
    }

    /// <summary>The time of day under a key; midnight, with a fault, when there is none.</summary>
    public static TimeOnly Time(DialogNode? root, string key)
    {
        if (root?.Need(key, Remedy) is not { } node)
        {
            return default;
        }

        if (TimeOnly.TryParseExact(node.Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        node.Fault($"'{node.Text()}' is no time of day", Remedy);
        return default;
    }
}
