// Reads drafts.yaml: how long drafts live and when somebody is reminded of one.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;

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

        var rules = new DraftRules(setAside, remind, expire, undo, aside, ReadPacing(root), ClockNode.Quiet(root));
        root?.RefuseOtherKeys();
        return rules;
    }

    private static PacingRule ReadPacing(DialogNode? root)
    {
        var node = root?.Need("slow-down", "Write from, by and most, such as { from: 6, by: 5 seconds, most: 1 minute }.");
        var fromNode = node?.Need("from", "Write from how many useless messages on answers come slower.");
        var from = fromNode?.Integer() ?? 1;
        if (from < MissLadder.Rests)
        {
            fromNode?.Fault($"answers would come slower from {from} messages on, while somebody is still being helped", $"Write {MissLadder.Rests} or more.");
        }

        var rule = new PacingRule(from, SpanText.Read(node, "by"), SpanText.Read(node, "most"));
        node?.RefuseOtherKeys();
        return rule;
    }
}
