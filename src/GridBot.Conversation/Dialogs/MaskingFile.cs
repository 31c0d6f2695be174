// Reads masking.yaml: labels, characters and signs of the numbers and names that are masked.
using GridBot.Reports.Masking;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the rules of the mask.</summary>
internal static class MaskingFile
{
    private const string File = "masking.yaml";
    private const string NumeralRemedy = "Write pairs with blanks between: the numeral and the digit it stands for.";
    private const string LabelRemedy = "Write what stands in place of the number, such as \"[...]\", without digits or @.";

    /// <summary>The mask; null, with faults, when its file cannot be used.</summary>
    public static Mask? Read(string folder, List<DialogFault> faults)
    {
        var before = faults.Count;
        if (DialogFile.Open(folder, File, faults) is not { } root)
        {
            return null;
        }

        var labels = ReadLabels(root.Need("labels", "Give a label to each kind of number."));
        var provinces = Characters(root, "plate-provinces", "Write the first characters of number plates in one line.");
        var endings = Characters(root, "plate-endings", "Write the characters that may end a number plate in one line.");
        var numerals = ReadNumerals(root.Need("numerals", NumeralRemedy));
        var phone = Words(root, "phone-signs");
        var identity = Words(root, "identity-signs");
        var card = Words(root, "card-signs");
        var plate = Words(root, "plate-signs");
        var reference = Words(root, "reference-signs");
        var amount = Words(root, "amount-signs");
        var house = Words(root, "house-signs");
        var names = ReadNames(root.Need("names", "Say how names of people are met."));
        root.RefuseOtherKeys();
        if (labels is null || names is null || faults.Count > before)
        {
            return null;
        }

        if (labels.Name.FirstOrDefault(c => names.Surnames.Contains(c, StringComparison.Ordinal)) is var surname and not '\0')
        {
            root.Find("labels")!.Fault($"the label '{labels.Name}' holds the surname '{surname}'", "Write it with characters that are no surname.");
            return null;
        }

        return new Mask(new MaskRules(labels, provinces, endings, numerals, phone, identity, card, plate, reference, amount, house, names));
    }

    private static MaskLabels? ReadLabels(DialogNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var labels = new MaskLabels(Label(node, "identity-card"), Label(node, "phone"), Label(node, "bank-card"), Label(node, "plate"), Label(node, "email"), Label(node, "name"));
        node.RefuseOtherKeys();
        return labels;
    }

    private static Dictionary<char, char> ReadNumerals(DialogNode? node)
    {
        var numerals = new Dictionary<char, char>();
        foreach (var pair in (node?.Text() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Length == 2 && char.IsAsciiDigit(pair[1]) && !char.IsAsciiLetterOrDigit(pair[0]))
            {
                numerals[pair[0]] = pair[1];
            }
            else
            {
                node!.Fault($"'{pair}' is no numeral with its digit", NumeralRemedy);
            }
        }

        return numerals;
    }

    private static NameRules? ReadNames(DialogNode? node)
    {
        if (node is null)
        {
            return null;
        }

        const string line = "Write the characters in one line.";
        var names = new NameRules(
            Characters(node, "surnames", line),
            Words(node, "double-surnames"),
            Characters(node, "given", line),
            Words(node, "whole"),
            node.Need("hidden", line)?.Text() ?? "",
            Words(node, "labels"),
            Words(node, "nicknames"),
            Words(node, "unknown"),
            Words(node, "called"),
            Words(node, "things"),
            Words(node, "cues"),
            node.Need("joints", line)?.Text() ?? "",
            Characters(node, "chain", line),
            Characters(node, "followers", line),
            Words(node, "places"),
            Words(node, "ordinary"));
        node.RefuseOtherKeys();
        return names;
    }

    private static string Label(DialogNode labels, string key)
    {
        var node = labels.Need(key, LabelRemedy);
        var label = node?.Text() ?? "";
        if (node is not null && (label.Length == 0 || label.Any(c => char.IsDigit(c) || c is '@' or '\uff20')))
        {
            node.Fault($"the label '{label}' is empty, or holds a digit or @", LabelRemedy);
        }

        return label;
    }

    private static string Characters(DialogNode root, string key, string remedy)
    {
        var node = root.Need(key, remedy);
        var characters = node?.Text() ?? "";
        if (characters.Any(char.IsAsciiLetterOrDigit))
        {
            node!.Fault($"'{key}' holds a letter or digit", remedy);
        }

        return characters;
    }

    private static IReadOnlyList<string> Words(DialogNode root, string key)
    {
        var words = new List<string>();
        foreach (var item in root.Need(key, "List the words.")?.Items() ?? [])
        {
            var word = item.Text();
            if (word.Length == 0)
            {
                item.Fault($"an empty word stands under '{key}'", "Remove it.");
            }

            words.Add(word);
        }

        return words;
    }
}
