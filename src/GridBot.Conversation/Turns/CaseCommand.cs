// Reads what an officer writes about a case: the step, the case, the words.
using System.Buffers;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>A step of a case in an officer's words.</summary>
/// <param name="Action">The step.</param>
/// <param name="Number">The case's number; null when none was written.</param>
/// <param name="Suffix">The end of a number, such as 7K3F; empty when none was written.</param>
/// <param name="Words">What stands behind it; all of it when there is neither number nor suffix.</param>
internal sealed record CaseCommand(CaseAction Action, ReportNumber? Number, string Suffix, string Words)
{
    /// <summary>Whether the words follow the step without a mark or space between: they may as well go on with a sentence of another meaning.</summary>
    public bool IsAttached { get; init; }

    /// <summary>Whether the step takes no words.</summary>
    public bool NeedsNoWords => Action is CaseAction.Accept or CaseAction.Start;

    /// <summary>Longest text that is heard as a step, in characters.</summary>
    private const int Longest = 600;

    /// <summary>Longest opening of a step, in characters.</summary>
    private const int LongestHead = 8;

    private static readonly (Command Command, CaseAction Action)[] Known =
    [
        (Command.CaseAccept, CaseAction.Accept), (Command.CaseReturn, CaseAction.Return), (Command.CaseStart, CaseAction.Start), (Command.CaseFinish, CaseAction.Finish),
        (Command.CaseAsk, CaseAction.Ask), (Command.CaseAssign, CaseAction.Assign),
    ];

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly char[] Marks = [' ', ',', ':', '.', '。', '、', ';', '-'];

    /// <summary>Reads a normalised text; null when it opens with no step.</summary>
    public static CaseCommand? Read(DialogSet dialogs, string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        foreach (var (command, action) in Known)
        {
            if (dialogs.Commands.Is(text, command))
            {
                return new CaseCommand(action, null, "", "");
            }

            if (dialogs.Commands.RestOf(text, command, Longest) is { } rest)
            {
                return Read(action, rest.Trim(Marks), text) with { IsAttached = IsAttachedTo(text, rest) };
            }
        }

        return null;
    }

    private static bool IsAttachedTo(string text, string rest)
        => rest.Length > 0 && text.LastIndexOf(rest, StringComparison.Ordinal) is > 0 and var at && !Marks.Contains(text[at - 1]) && !Marks.Contains(rest[0]);

    private static CaseCommand Read(CaseAction action, string rest, string text)
    {
        // The office may name the bureau before the number; any other step names its case first, and a number further on belongs to the words.
        if (NumberInText.Find(rest) is { } whole && (whole.Before.Length == 0 || action == CaseAction.Assign))
        {
            return new CaseCommand(action, whole.Number, "", $"{whole.Before} {whole.After}".Trim());
        }

        // A word of the list may have taken the beginning of the number with it.
        if (NumberInText.Find(text) is { Before.Length: <= LongestHead } numbered)
        {
            return new CaseCommand(action, numbered.Number, "", numbered.After);
        }

        // Spaces between letters of two scripts are gone in a normalised text: the end of a number is a run of its own.
        var end = rest.AsSpan().IndexOfAnyExcept(Alphabet);
        var first = end < 0 ? rest : rest[..end];
        return first.Length is >= ReportNumber.MinimumSuffix and <= ReportNumber.MinimumSuffix + 2
            ? new CaseCommand(action, null, first.ToUpperInvariant(), end < 0 ? "" : rest[end..].Trim(Marks))
            : new CaseCommand(action, null, "", rest);
    }
}
