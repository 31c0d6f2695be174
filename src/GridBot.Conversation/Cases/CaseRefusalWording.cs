// Words why a step of a case is not possible.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>The wording of refusals.</summary>
public sealed class CaseRefusalWording(DialogSet dialogs, CaseCards cards)
{
    /// <summary>Why an officer's step is not possible, and what happened before, by whom and when, where that is the reason.</summary>
    public string Say(CaseRefusal why, Report report, IReadOnlyList<ReportEvent> events)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Say(why, report, LastStep(events) is { Name.Length: > 0 } last ? last : null);
    }

    /// <summary>The same for a reporter, who never learns who the officer is.</summary>
    public string SayToReporter(CaseRefusal why, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Say(why, report, last: null);
    }

    /// <summary>What the buttons of an old card turn into: what happened to the case last.</summary>
    public string Caption(FoundCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found.Report is { } report && LastStep(found.Events) is { } last ? cards.Caption(report.State, last.Name, last.At) : dialogs.Wording.Say(Phrase.OldCard);
    }

    private string Say(CaseRefusal why, Report report, ReportEvent? last) => dialogs.Wording.Say(
        why switch
        {
            CaseRefusal.OtherBureau => Phrase.RefusedOtherBureau,
            CaseRefusal.AlreadyDone when last is null => Phrase.RefusedAlreadyPlain,
            CaseRefusal.AlreadyDone => Phrase.RefusedAlready,
            CaseRefusal.TooEarly => Phrase.RefusedTooEarly,
            CaseRefusal.Withdrawn => Phrase.RefusedWithdrawn,
            CaseRefusal.Expired => Phrase.RefusedExpired,
            CaseRefusal.OnlyOnce => Phrase.RefusedOnlyOnce,
            CaseRefusal.NotOffice => Phrase.RefusedOffice,
            CaseRefusal.SameBureau => Phrase.RefusedSameBureau,
            CaseRefusal.NotReporter => Phrase.RefusedNotReporter,
            CaseRefusal.NobodyToAsk => Phrase.RefusedNobodyToAsk,
            CaseRefusal.ReasonMissing => Phrase.CaseWhyReturn,
            CaseRefusal.ResultMissing => Phrase.CaseWhatResult,
            CaseRefusal.WordsMissing => Phrase.CaseWhereTo,
            _ => Phrase.RefusedTooLate,
        },
        ("number", report.Number.Text),
        ("state", dialogs.Wording.Say(StateWording.Of(report.State))),
        ("name", last?.Name ?? ""),
        ("time", last is null ? "" : dialogs.Times.ShowOnDay(last.At)),
        ("office", dialogs.Office.Name),
        ("bureau", dialogs.BureauName(report.Bureau)),
        ("days", ((int)dialogs.Cases.ReopenWithin.TotalDays).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The last step that moved the case.</summary>
    private static ReportEvent? LastStep(IReadOnlyList<ReportEvent> events)
        => events.LastOrDefault(step => step.Action is CaseAction.Accept or CaseAction.Start or CaseAction.Finish or CaseAction.Return or CaseAction.Assign or CaseAction.Withdraw or CaseAction.Reopen);
}
