// Finds the matter or bureau that somebody names for a case.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>Targets in words.</summary>
internal sealed class CaseTargets(DialogSet dialogs)
{
    /// <summary>The matter, or the bureau, that words name for a case; nothing when they name none.</summary>
    public (int? Matter, string? Bureau) Find(Report report, string words)
    {
        var matters = dialogs.Menu;
        if (int.TryParse(words.Trim(), out var no) && matters.FirstOrDefault(matter => matter.No == no) is { } numbered)
        {
            return (numbered.No, null);
        }

        if (matters.Where(matter => Names(words, matter.Name) || Names(words, matter.Plain)).MaxBy(matter => matter.Name.Length) is { } named)
        {
            return (named.No, null);
        }

        return dialogs.Bureaus.Values.Where(bureau => Names(words, bureau.Name)).MaxBy(bureau => bureau.Name.Length) is { } found ? (MatterOf(report, found), found.Id) : (null, null);
    }

    /// <summary>Which of a bureau's matters a case may belong to: what the model thought most probable of them, else what it stands under.</summary>
    private int? MatterOf(Report report, Bureau bureau)
    {
        bool Answers(Matter matter) => matter.Bureaus[0].Id == bureau.Id;
        if (report.IsPlaced && Answers(dialogs.Matter(report.Matter)))
        {
            return report.Matter;
        }

        var suggested = report.Placement.Suggestions.Select(suggestion => dialogs.Matter(suggestion.Matter)).FirstOrDefault(matter => matter.Taken && Answers(matter));
        return (suggested ?? dialogs.Menu.FirstOrDefault(Answers))?.No ?? (report.IsPlaced ? report.Matter : null);
    }

    /// <summary>Whether words name something; the 市 before a bureau's name is often left out.</summary>
    private static bool Names(string words, string name)
        => name.Length > 1 && (words.Contains(name, StringComparison.Ordinal) || (name.Length > 3 && words.Contains(name[1..], StringComparison.Ordinal)));
}
