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
        var setAside = SpanText.Read(root, "set-aside-after");
        var remind = SpanText.Read(root, "remind-after");
        var expireNode = root?.Need("expire-after", SpanText.Remedy);
        var expire = SpanText.Read(expireNode);
        var undo = SpanText.Read(root, "undo-for");
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

        var quiet = root?.Need("quiet", "Write '{ from: 21:00, to: 08:00 }'.");
        var rules = new DraftRules(setAside, remind, expire, undo, aside, Time(quiet, "from"), Time(quiet, "to"));
        quiet?.RefuseOtherKeys();
        root?.RefuseOtherKeys();
        return rules;
    }

    private static TimeOnly Time(DialogNode? quiet, string key)
    {
        const string remedy = "Write a time of day such as 08:00.";
        if (quiet?.Need(key, remedy) is not { } node)
        {
            return default;
        }

        if (TimeOnly.TryParseExact(node.Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        node.Fault($"'{node.Text()}' is no time of day", remedy);
        return default;
    }
}
