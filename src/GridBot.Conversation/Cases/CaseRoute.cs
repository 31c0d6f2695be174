// Finds the bureau a case goes to.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>Where a case goes to.</summary>
/// <param name="Matter">The matter it stands under from then on.</param>
/// <param name="Bureau">Id of the bureau.</param>
internal sealed record CaseTarget(int Matter, string Bureau);

/// <summary>Routes of cases that are sent on.</summary>
internal sealed class CaseRoute(DialogSet dialogs)
{
    /// <summary>Where the office wants a case; null when it names neither a taken matter nor a bureau.</summary>
    public CaseTarget? Of(Report report, CaseWish wish)
    {
        if (wish.Bureau is { } bureau && dialogs.Bureaus.ContainsKey(bureau))
        {
            return new CaseTarget(wish.Matter ?? report.Matter, bureau);
        }

        return wish.Matter is { } matter ? Of(report, matter) : null;
    }

    /// <summary>Where an officer who sends a case back says that it belongs; null when they say nothing, it would stay where it is, or it has been passed around too often.</summary>
    public CaseTarget? Suggested(Report report, CaseWish wish, CaseLife life)
        => !life.IsLifted(report) && Of(report, wish) is { } target && target.Bureau != report.Bureau ? target : null;

    /// <summary>The case under its new matter, with its new bureau and as if nobody had seen it yet.</summary>
    public Report Send(Report report, CaseTarget target) => report with
    {
        Matter = target.Matter,
        Kind = KindOf(report, target.Matter),
        Bureau = target.Bureau,
        Case = report.Case with { Handler = "", HandlerPerson = "", Reminded = false, Escalated = false },
    };

    private CaseTarget? Of(Report report, int matter)
        => matter is > 0 && dialogs.FlowOf(matter) is { } flow ? new CaseTarget(matter, BureauOf(flow.Matter, report)) : null;

    /// <summary>The bureau of a matter; the district's own where the matter is the districts' and the report's district is known.</summary>
    private string BureauOf(Matter matter, Report report)
    {
        var area = dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community);
        return matter.Bureaus[0] is { IsDistrict: true } && area?.At(AreaLevel.District)?.Bureau is { Length: > 0 } own ? own : matter.Bureaus[0].Id;
    }

    /// <summary>The kind of the new matter that is most like the old one: of the same name, else of the same category, else the first.</summary>
    private string KindOf(Report report, int matter)
    {
        var kinds = dialogs.FlowOf(matter)!.Kinds;
        var former = dialogs.KindOf(report.Matter, report.Kind);
        return (kinds.FirstOrDefault(kind => kind.Id == report.Kind && kind.Category == former?.Category) ?? kinds.FirstOrDefault(kind => kind.Category == former?.Category) ?? kinds[0]).Id;
    }
}
