// Reads refusal.yaml: the words by which a message that is not taken is met.
using GridBot.Classification.Refusing;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the rules of the refusal.</summary>
internal static class RefusalFile
{
    private const string File = "refusal.yaml";
    private const string ListRemedy = "List the words, or leave the key out.";

    // A phrase of one character would be met in ordinary words everywhere.
    private const int ShortestPhrase = 2;

    /// <summary>The refusal; null, with faults, when its file cannot be used.</summary>
    public static Refusal? Read(string folder, List<DialogFault> faults)
    {
        var before = faults.Count;
        if (DialogFile.Open(folder, File, faults) is not { } root)
        {
            return null;
        }

        var rules = root.Need("rules", "List the rules.")?.Items().Select(ReadRule).ToList() ?? [];
        CheckCompleteness(root, rules);
        var read = new RefusalRules(
            rules,
            Needed(root, "persons"),
            Needed(root, "classes"),
            [.. (root.Need("surnames", "Write the surnames in one line.")?.Text() ?? "").Select(c => c.ToString())],
            ReadNameParts(root),
            Needed(root, "writer"),
            Needed(root, "wards"),
            Needed(root, "neutral"),
            Needed(root, "hazards"),
            Needed(root, "help"),
            Needed(root, "intents"),
            Needed(root, "rosters"),
            Needed(root, "places"),
            root.Need("breakers", "Write the characters in one line.")?.Text() ?? "",
            ReadVariants(root.Need("variants", "Write pairs of characters with blanks between.")));
        root.RefuseOtherKeys();
        return faults.Count > before ? null : new Refusal(read);
    }

    private static RefusalRule ReadRule(DialogNode node)
    {
        var matter = node.Find("matter");
        var number = matter is null || matter.Text().Length == 0 ? (int?)null : matter.Integer();
        if (number is < 1 or > 24)
        {
            matter!.Fault($"there is no matter {number}", "Write a number from 1 to 24, or leave it empty.");
        }

        var rule = new RefusalRule(
            node.Need("code", "Give the rule a short code.")?.Text() ?? "",
            number,
            node.Need("alone", "Write true when such a word refuses with nobody spoken of, else false.")?.Flag() ?? true,
            Phrases(node, "always"),
            Phrases(node, "traits"),
            Phrases(node, "hints"),
            Phrases(node, "things"),
            Phrases(node, "harmless"),
            Phrases(node, "outweighing"));
        if (rule.Always.Count + rule.Traits.Count + rule.Hints.Count + rule.Things.Count == 0)
        {
            node.Fault($"the rule '{rule.Code}' has no words", "List some under always, traits, hints or things.");
        }

        node.RefuseOtherKeys();
        return rule;
    }

    // The scope is not configurable: a file without a rule for an untaken matter is at fault.
    private static void CheckCompleteness(DialogNode root, List<RefusalRule> rules)
    {
        foreach (var matter in new[] { 12, 14, 16, 18, 19 }.Where(no => rules.TrueForAll(rule => rule.Matter != no)))
        {
            root.Fault($"no rule refuses matter {matter}", $"Add a rule with 'matter: {matter}'; this matter is never taken.");
        }

        foreach (var code in new[] { "belief", "ethnicity", "petition", "speech" }.Where(code => rules.TrueForAll(rule => rule.Code != code)))
        {
            root.Fault($"no rule has the code '{code}'", $"Add a rule with 'code: {code}'; such traits are never taken.");
        }
    }

    private static IReadOnlyList<string> Phrases(DialogNode node, string key)
    {
        var phrases = new List<string>();
        foreach (var item in node.Find(key) is { } list ? list.Items() : [])
        {
            var phrase = item.Text();
            if (phrase.Length < ShortestPhrase)
            {
                item.Fault($"'{phrase}' under '{key}' is too short", "Write at least two characters: one alone is part of many harmless words.");
            }

            phrases.Add(phrase);
        }

        return phrases;
    }

    private static IReadOnlyList<string> Needed(DialogNode root, string key)
    {
        var words = root.Need(key, ListRemedy)?.Texts() ?? [];
        if (words.Any(word => word.Length == 0))
        {
            root.Find(key)!.Fault($"an empty word stands under '{key}'", "Remove it.");
        }

        return words;
    }

    private static IReadOnlyList<string> ReadNameParts(DialogNode root)
    {
        var parts = new List<string>();
        foreach (var item in root.Need("name-parts", "List patterns with ? for the surname.")?.Items() ?? [])
        {
            var part = item.Text();
            if (part.Length < ShortestPhrase || !part.Contains('?', StringComparison.Ordinal))
            {
                item.Fault($"the pattern '{part}' lacks the ? for the surname, or words beside it", "Write ? where the surname stands, and what stands beside it.");
            }

            parts.Add(part);
        }

        return parts;
    }

    private static Dictionary<char, char> ReadVariants(DialogNode? node)
    {
        var variants = new Dictionary<char, char>();
        foreach (var pair in (node?.Text() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Length == 2)
            {
                variants[pair[0]] = pair[1];
            }
            else
            {
                node!.Fault($"'{pair}' is no pair of characters", "Write two characters: the one met and the one meant.");
            }
        }

        return variants;
    }
}
