// Proves that whoever answers with a label is heard as meaning it: no reserved word and no pattern takes it first.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>Finds labels that collide with reserved words, or with each other in the patterns of a correction.</summary>
internal static class LabelProof
{
    /// <summary>Commands that are heard whatever question is open.</summary>
    private static readonly Command[] Always =
    [
        Command.Menu, Command.Help, Command.Greeting, Command.Back, Command.Cancel, Command.Restart, Command.MyReports, Command.Progress, Command.Withdraw, Command.MyData, Command.DeleteMyData, Command.PrivacyNotice, Command.DropContact, Command.OtherMatter,
    ];

    /// <summary>Commands that are heard when a slot is asked for.</summary>
    private static readonly Command[] AtSlots = [.. Always, Command.Skip];

    /// <summary>Commands that are heard when it is asked which slot to change.</summary>
    private static readonly Command[] AtChanges = [.. Always, Command.Submit, Command.Change];

    public static void Check(Flow flow, ReportKind kind, Commands commands, List<DialogFault> faults)
    {
        void Refuse(string label, int line, string owner, string id, Command[] heard)
        {
            // Hardly any label is a word of a command: one look instead of a dozen.
            foreach (var command in commands.IsAny(label) ? heard : [])
            {
                if (commands.Is(label, command))
                {
                    faults.Add(new DialogFault(flow.File, line, $"the {owner} '{id}' is called '{label}', which is a reserved word", "Choose another label: whoever answers with it would be heard as giving the command."));
                    return;
                }
            }
        }

        Refuse(kind.Label, kind.Line, "kind", kind.Id, Always);
        foreach (var slot in kind.Slots)
        {
            Refuse(slot.Label, slot.Line, "slot", slot.Id, AtChanges);
            foreach (var option in slot.Options)
            {
                Refuse(option.Label, option.Line, "option", option.Id, AtSlots);
            }
        }

        CheckPatterns(flow, kind, commands, faults);
    }

    /// <summary>"{slot} is {value}": a label that begins like another one's pattern would always be read as a value of that one.</summary>
    private static void CheckPatterns(Flow flow, ReportKind kind, Commands commands, List<DialogFault> faults)
    {
        foreach (var longer in kind.Slots)
        {
            foreach (var shorter in kind.Slots)
            {
                if (ReferenceEquals(longer, shorter) || longer.Label.Length <= shorter.Label.Length || !longer.Label.Contains(shorter.Label, StringComparison.Ordinal))
                {
                    continue;
                }

                if (Taken(longer.Label, shorter.Label, commands) is { } pattern)
                {
                    faults.Add(new DialogFault(
                        flow.File, longer.Line, $"the label '{longer.Label}' begins like '{pattern.Replace("{slot}", shorter.Label, StringComparison.Ordinal)}'", $"Choose another label: corrections of it would be read as values of '{shorter.Label}'."));
                }
            }
        }
    }

    /// <summary>The pattern by which the shorter label takes a message that names the longer one; null when none does.</summary>
    private static string? Taken(string longer, string shorter, Commands commands)
    {
        foreach (var pattern in commands.SetSlot)
        {
            var hole = pattern.IndexOf("{value}", StringComparison.Ordinal);
            var head = hole < 0 ? "" : pattern[..hole].Replace("{slot}", shorter, StringComparison.Ordinal);
            if (head.Length > 0 && (commands.SetSlot.Any(other => Begins(other, longer, head)) || commands.ChangeSlot.Any(other => Begins(other, longer, head))))
            {
                return pattern;
            }
        }

        return null;
    }

    /// <summary>Whether a pattern begins with the head once the label stands in it; without building that text, because all pairs of labels are asked about.</summary>
    private static bool Begins(string pattern, string label, ReadOnlySpan<char> head)
    {
        const string Slot = "{slot}";
        var hole = pattern.IndexOf(Slot, StringComparison.Ordinal);
        return Take(hole < 0 ? pattern : pattern.AsSpan(0, hole), ref head)
            && (hole < 0 || (Take(label, ref head) && Take(pattern.AsSpan(hole + Slot.Length), ref head)))
            && head.Length == 0;
    }

    /// <summary>Takes a piece off the head, or what is left of the head off the piece; false when they differ.</summary>
    private static bool Take(ReadOnlySpan<char> piece, ref ReadOnlySpan<char> head)
    {
        var both = Math.Min(piece.Length, head.Length);
        var same = piece[..both].SequenceEqual(head[..both]);
        head = head[both..];
        return same;
    }
}
