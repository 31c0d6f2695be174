// Finds the matter or bureau that somebody names for a case.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>Targets in words.</summary>
internal sealed class CaseTargets(DialogSet dialogs)
{
    /// <summary>
    /// The matter, or the bureau, that words name for a case; nothing when they name none. Where several are named, another one than the case has now: "not the police's, the environment office's" means the second.
    /// </summary>
    public (int? Matter, string? Bureau) Find(Report report, string words)
    {
        var matters = dialogs.Menu;
        if (int.TryParse(words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var no) && matters.FirstOrDefault(matter => matter.No == no) is { } numbered)
        {
            return (numbered.No, null);
        }

        var named = matters.Where(matter => Names(words, matter.Name) || Names(words, matter.Plain)).OrderBy(matter => matter.No == report.Matter).ThenByDescending(matter => matter.Name.Length).FirstOrDefault();
        var bureau = dialogs.Bureaus.Values.Where(bureau => Names(words, bureau.Name) && TakesCases(bureau)).OrderBy(bureau => bureau.Id == report.Bureau).ThenByDescending(bureau => bureau.Name.Length).FirstOrDefault();
        if (named is not null && (named.No != report.Matter || bureau is null || bureau.Id == report.Bureau))
        {
            return (named.No, null);
        }

        return bureau is null ? (null, null) : (MatterOf(report, bureau), bureau.Id);
    }

    /// <summary>Whether cases can go to a bureau: it answers for a matter that is taken, or for an area.</summary>
    private bool TakesCases(Bureau bureau)
        => dialogs.Menu.Any(matter => matter.Bureaus.Any(responsible => responsible.Id == bureau.Id)) || dialogs.Grids?.Districts.Any(district => district.Bureau == bureau.Id) == true;

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
        => name.Length > 1 && (words.Contains(name, StringComparison.Ordinal) || (name.Length > 3 && words.Contains(name.AsSpan(1), StringComparison.Ordinal)));
}
