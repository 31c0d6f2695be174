// Reads drafts.yaml: how long drafts live and when somebody is reminded of one.
using System.Globalization;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the rules of drafts.</summary>
internal static class DraftsFile
{
    /// <summary>Most drafts that may be set aside: all of them are stored with the session.</summary>
    private const int MostAside = 5;

    public static DraftRules Read(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, "drafts.yaml", faults);
        var setAside = Span(root, "set-aside-after");
        var remind = Span(root, "remind-after");
        var expireNode = root?.Need("expire-after", SpanRemedy);
        var expire = Span(expireNode);
        var undo = Span(root, "undo-for");
        if (expireNode is not null && expire <= (remind > setAside ? remind : setAside))
        {
            expireNode.Fault("drafts expire before somebody is reminded of them or they are set aside", "Make it longer than 'remind-after' and 'set-aside-after'.");
        }

        var asideNode = root?.Need("most-aside", "Write how many drafts may be set aside.");
        var aside = asideNode?.Integer() ?? 1;
        if (aside is < 1 or > MostAside)
        {
            asideNode?.Fault($"{aside} drafts cannot be set aside", $"Write a number from 1 to {MostAside}.");
        }

        var rules = new DraftRules(setAside, remind, expire, undo, aside, ClockNode.Quiet(root));
        root?.RefuseOtherKeys();
        return rules;
    }

    private const string SpanRemedy = "Write a number and minutes, hours or days: '2 hours'.";

    private static TimeSpan Span(DialogNode? root, string key) => Span(root?.Need(key, SpanRemedy));

    private static TimeSpan Span(DialogNode? node)
    {
        if (node is null)
        {
            return TimeSpan.Zero;
        }

        var parts = node.Text().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        TimeSpan? unit = parts.Length < 2 ? null : parts[1] switch
        {
            "minute" or "minutes" => TimeSpan.FromMinutes(1),
            "hour" or "hours" => TimeSpan.FromHours(1),
            "day" or "days" => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is { } known && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1000)
        {
            return amount * known;
        }

        node.Fault($"'{node.Text()}' is no span of time", SpanRemedy);
        return TimeSpan.Zero;
    }
}
