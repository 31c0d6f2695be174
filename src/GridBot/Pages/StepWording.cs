// Words the steps of a case for those who may see it.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Pages;

/// <summary>Says who took a step, what it was, and when.</summary>
internal sealed class StepWording(DialogSet dialogs, DateTimeOffset now)
{
    private readonly Wording wording = dialogs.Wording;

    /// <summary>Who took a step. Reporters are never more than that.</summary>
    /// <param name="step">The step.</param>
    /// <param name="before">The step before it, whose bureau is the officer's; null for the first.</param>
    public string Who(ReportEvent step, ReportEvent? before) => step.Actor switch
    {
        "reporter" => wording.Say(step.Action == CaseAction.Join ? Phrase.PageOtherReporter : Phrase.PageReporter),
        "officer" => Officer(step, before is { Bureau.Length: > 0 } ? before.Bureau : step.Bureau),
        "office" => Officer(step, dialogs.Office.Id),
        _ => wording.Say(step.Action == CaseAction.Join ? Phrase.PageOtherReporter : Phrase.PageSystem),
    };

    /// <summary>What a step was.</summary>
    public string What(ReportEvent step) => step.Action switch
    {
        CaseAction.File => wording.Say(Phrase.PageStepFile),
        CaseAction.Amend => wording.Say(Phrase.PageStepAmend),
        CaseAction.Note => wording.Say(Phrase.PageStepNote),
        CaseAction.Accept => wording.Say(Phrase.PageStepAccept),
        CaseAction.Return => wording.Say(Phrase.PageStepReturn),
        CaseAction.Assign => wording.Say(Phrase.PageStepAssign, ("bureau", dialogs.BureauName(step.Bureau))),
        CaseAction.Start => wording.Say(Phrase.PageStepStart),
        CaseAction.Finish => wording.Say(Phrase.PageStepFinish),
        CaseAction.Rate => wording.Say(Phrase.PageStepRate, ("rating", Enum.TryParse<Rating>(step.Reason, out var rating) ? Rated(rating) : "")),
        CaseAction.Reopen => wording.Say(Phrase.PageStepReopen),
        CaseAction.Withdraw => wording.Say(Phrase.PageStepWithdraw),
        CaseAction.Join => wording.Say(Phrase.PageStepJoin),
        CaseAction.Ask => wording.Say(Phrase.PageStepAsk),
        CaseAction.Answer => wording.Say(Phrase.PageStepAnswer),
        CaseAction.Remind => wording.Say(Phrase.PageStepRemind),
        CaseAction.Escalate => wording.Say(Phrase.PageStepEscalate),
        // A step of before steps were named: its state says as much as is known.
        _ => step.State == ReportState.Filed ? wording.Say(Phrase.PageStepFile) : wording.Say(StateWording.Of(step.State)),
    };

    /// <summary>When something was, as people say it.</summary>
    public string When(DateTimeOffset at) => dialogs.Times.Show(at, now);

    /// <summary>A rating in words; empty for none.</summary>
    public string Rated(Rating rating) => rating switch
    {
        Rating.Satisfied => wording.Say(Phrase.RateSatisfied),
        Rating.Partly => wording.Say(Phrase.RatePartly),
        Rating.Dissatisfied => wording.Say(Phrase.RateDissatisfied),
        _ => "",
    };

    private string Officer(ReportEvent step, string bureau)
    {
        var name = dialogs.BureauName(bureau);
        return step.Name.Length == 0 ? name : wording.Say(Phrase.PageOfficer, ("name", step.Name), ("bureau", name));
    }
}
