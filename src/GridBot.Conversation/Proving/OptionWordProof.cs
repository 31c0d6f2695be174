// Proves that the words of every option can choose it.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Proving;

/// <summary>Finds options whose words are taken by another option or read as a denial.</summary>
internal static class OptionWordProof
{
    public static void Check(Flow flow, ReportKind kind, YesNoReader yesNo, List<DialogFault> faults)
    {
        foreach (var slot in kind.Slots)
        {
            if (slot.Type == SlotType.YesNo)
            {
                CheckDenials(flow, slot, yesNo, faults);
            }

            for (var at = 0; at < slot.Options.Count; at++)
            {
                var option = slot.Options[at];
                if (option.Words.Count > 0)
                {
                    CheckOption(flow, slot, at, faults);
                }
            }
        }
    }

    private static void CheckOption(Flow flow, Slot slot, int at, List<DialogFault> faults)
    {
        var option = slot.Options[at];
        foreach (var other in slot.Options)
        {
            if (!ReferenceEquals(other, option) && other.Words.Count >= option.Words.Count && option.Words.All(word => other.Words.Contains(word, StringComparer.Ordinal)))
            {
                faults.Add(new DialogFault(flow.File, option.Line, $"all words of the option '{option.Id}' also stand for '{other.Id}'", "Give it words of its own."));
                return;
            }
        }

        // One option is chosen, the first that is met: a word that holds one of an earlier option never gets to this one.
        if (slot.Type == SlotType.Choice && at > 0 && option.Words.All(word => EarlierOf(slot, at, Plain(word)) is not null))
        {
            faults.Add(new DialogFault(flow.File, option.Line, $"all words of the option '{option.Id}' hold one of the earlier option '{EarlierOf(slot, at, Plain(option.Words[0]))!.Id}'", "Put it before that option, or give it words of its own."));
        }
    }

    /// <summary>"No smoke" beside "smoke" among the words of a yes: then nobody can ever say no.</summary>
    private static void CheckDenials(Flow flow, Slot slot, YesNoReader yesNo, List<DialogFault> faults)
    {
        foreach (var phrase in slot.Words)
        {
            foreach (var word in slot.Words)
            {
                if (phrase.Length > word.Length && phrase.EndsWith(word, StringComparison.Ordinal) && yesNo.ReadPresence(phrase, [word]) == false)
                {
                    faults.Add(new DialogFault(flow.File, slot.Line, $"the words of '{slot.Id}' hold '{word}' and its denial '{phrase}'", "Keep one of them: both cannot mean yes."));
                }
            }
        }
    }

    private static SlotOption? EarlierOf(Slot slot, int at, string word)
    {
        for (var earlier = 0; earlier < at; earlier++)
        {
            var option = slot.Options[earlier];
            if (word.Contains(option.Label, StringComparison.Ordinal))
            {
                return option;
            }

            foreach (var other in option.Words)
            {
                if (WordMatch.Contains(word, other))
                {
                    return option;
                }
            }
        }

        return null;
    }

    /// <summary>A text in which the word is met: the gap closed.</summary>
    private static string Plain(string word) => word.Replace("…", "", StringComparison.Ordinal);
}
