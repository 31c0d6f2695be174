// Reads cases.yaml: the rules of the life of a case.
using GridBot.Conversation.Cases;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the rules of cases.</summary>
internal static class CasesFile
{
    /// <summary>Most ready-made reasons: a card holds six buttons.</summary>
    private const int MostReasons = 5;

    public static CaseTerms Read(string folder, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, "cases.yaml", faults);
        var same = root?.Need("same", "Write '{ metres: 100, within: 24 hours }'.");
        var situation = root?.Need("situation", "Write '{ from: 5, within: 1 hour }'.");
        var reopen = root?.Need("reopen", "Write '{ within: 7 days, times: 1 }'.");
        var terms = new CaseTerms
        {
            MostPasses = Count(root, "most-passes", 1, 9),
            ReopenWithin = SpanText.Read(reopen, "within"),
            MostReopenings = Count(reopen, "times", 0, 9),
            SameWithinMetres = Count(same, "metres", 0, 2000),
            SameWithin = SpanText.Read(same, "within"),
            SituationFrom = Count(situation, "from", 2, 1000),
            SituationWithin = SpanText.Read(situation, "within"),
            ReturnReasons = [.. Reasons(root?.Need("return-reasons", "List the reasons a bureau may tap: 'id: label'."))],
        };
        foreach (var node in (DialogNode?[])[same, situation, reopen, root])
        {
            node?.RefuseOtherKeys();
        }

        return terms;
    }

    private static int Count(DialogNode? parent, string key, int least, int most)
    {
        if (parent?.Need(key, $"Write a number from {least} to {most}.") is not { } node)
        {
            return least;
        }

        var count = node.Integer();
        if (count < least || count > most)
        {
            node.Fault($"{count} is out of range", $"Write a number from {least} to {most}.");
        }

        return count;
    }

    private static IEnumerable<ReturnReason> Reasons(DialogNode? node)
    {
        var entries = node?.Entries() ?? [];
        if (entries.Length > MostReasons)
        {
            node!.Fault($"{entries.Length} reasons do not fit a card", $"Keep at most {MostReasons}; others can be typed.");
        }

        foreach (var (id, label) in entries)
        {
            if (label.Text().Length == 0)
            {
                label.Fault($"the reason '{id}' says nothing", "Write what the office is to read.");
            }

            yield return new ReturnReason(id, label.Text());
        }
    }
}
