// Reads urgency.yaml: what makes any report urgent, and what is said first.
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the rules of urgency.</summary>
internal static class UrgencyFile
{
    /// <summary>Longest line said first, in characters: it is read in a hurry.</summary>
    private const int MaximumSay = 60;

    public static IReadOnlyList<UrgencyRule> Read(string folder, List<DialogFault> faults)
    {
        var rules = new List<UrgencyRule>();
        var root = DialogFile.Open(folder, "urgency.yaml", faults);
        foreach (var node in root?.Need("rules", "List the rules.")?.Items() ?? [])
        {
            var id = node.Need("id", "Name the rule.")?.Text() ?? "";
            if (rules.Any(rule => rule.Id == id))
            {
                node.Fault($"the rule '{id}' stands here twice", "Give each rule an id of its own.");
            }

            var say = node.Need("say", "Write what is said first, with the number to call.")?.Text() ?? "";
            if (say.Length > MaximumSay)
            {
                node.Fault($"what rule '{id}' says has {say.Length} characters", $"Keep it to {MaximumSay}.");
            }

            // Only urgent rules exist so far; the key keeps the file's meaning plain to its reader.
            if (node.Need("urgent", "Write true.")?.Flag() == false)
            {
                node.Fault($"rule '{id}' is not urgent", "Write 'urgent: true', or remove the rule.");
            }

            rules.Add(new UrgencyRule(id, node.Need("words", "List the words.")?.Texts() ?? [], node.Find("unless")?.Texts() ?? [], say));
            node.RefuseOtherKeys();
        }

        root?.RefuseOtherKeys();
        return rules;
    }
}
