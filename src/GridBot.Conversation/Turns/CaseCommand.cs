// Reads what an officer writes about a case: the step, the case, the words.
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
    /// <summary>Longest text that is heard as a step, in characters.</summary>
    private const int Longest = 600;

    /// <summary>Longest opening of a step, in characters.</summary>
    private const int LongestHead = 8;

    private static readonly (Command Command, CaseAction Action)[] Known =
    [
        (Command.CaseAccept, CaseAction.Accept), (Command.CaseReturn, CaseAction.Return), (Command.CaseStart, CaseAction.Start), (Command.CaseFinish, CaseAction.Finish),
        (Command.CaseAsk, CaseAction.Ask), (Command.CaseAssign, CaseAction.Assign),
    ];

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
                return Read(action, rest.Trim(Marks), text);
            }
        }

        return null;
    }

    private static CaseCommand Read(CaseAction action, string rest, string text)
    {
        if (NumberInText.Find(rest) is { Before.Length: 0 } whole)
        {
            return new CaseCommand(action, whole.Number, "", whole.After);
        }

        // A word of the list may have taken the beginning of the number with it.
        if (NumberInText.Find(text) is { Before.Length: <= LongestHead } numbered)
        {
            return new CaseCommand(action, numbered.Number, "", numbered.After);
        }

        // What stands behind the end of a number may follow without a space: the normal form leaves none before Chinese.
        var end = 0;
        while (end < rest.Length && char.IsAsciiLetterOrDigit(rest[end]))
        {
            end++;
        }

        return end is >= ReportNumber.MinimumSuffix and <= ReportNumber.MinimumSuffix + 2
            ? new CaseCommand(action, null, rest[..end].ToUpperInvariant(), rest[end..].Trim(Marks))
            : new CaseCommand(action, null, "", rest);
    }
}
