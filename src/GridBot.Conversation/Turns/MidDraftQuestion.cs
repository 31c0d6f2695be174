// Words the questions that come up in the middle of a draft: several things, which first, which way out.
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Texts and options of the questions about drafts as such.</summary>
internal sealed class MidDraftQuestion(DivisionTurn division)
{
    public const string Separate = "separate";
    public const string OneThing = "one";
    public const string ThisFirst = "this";
    public const string OtherFirst = "next";
    public const string SameThing = "same";
    public const string LeaveOut = "leave-out";
    public const string HandOver = "hand-over";
    public const string Cancel = "cancel";

    /// <summary>Longest name of a draft in an option, in characters.</summary>
    private const int MaximumName = 16;

    /// <summary>The question's text; null when it is none of these.</summary>
    public string? Text(Turn turn) => turn.Session.Open.Kind switch
    {
        QuestionKind.Division => turn.Say(Phrase.SeveralThings, ("things", string.Join(turn.Say(Phrase.ClauseSeparator), Things(turn).Select(thing => QuestionWriter.Shortened(thing, MaximumName))))),
        QuestionKind.WhichFirst => turn.Say(Phrase.WhichFirst),
        QuestionKind.Stuck => turn.Say(Phrase.StuckQuestion),
        QuestionKind.Resume => turn.Say(Phrase.DraftWaiting, ("draft", QuestionWriter.Outline(turn, turn.Session.Aside[0]))),
        _ => null,
    };

    /// <summary>The question's options; null when it is none of these.</summary>
    public IReadOnlyList<Choice>? Options(Turn turn) => turn.Session.Open.Kind switch
    {
        QuestionKind.Division => [new Choice(Separate, turn.Say(Phrase.ReportSeparately)), new Choice(OneThing, turn.Say(Phrase.ReportTogether))],
        QuestionKind.WhichFirst =>
        [
            new Choice(ThisFirst, turn.Say(Phrase.ReportFirst, ("draft", Name(turn.Draft!)))),
            new Choice(OtherFirst, turn.Say(Phrase.ReportFirst, ("draft", Name(turn.Session.Aside[0])))),
            new Choice(SameThing, turn.Say(Phrase.SameThing)),
        ],
        QuestionKind.Stuck => [.. StuckTurn.OptionsOf(turn)],
        QuestionKind.Resume => [new Choice(QuestionWriter.ResumeOption, turn.Say(Phrase.DraftResume)), new Choice(QuestionWriter.DiscardOption, turn.Say(Phrase.DraftDiscard))],
        _ => null,
    };

    private IReadOnlyList<string> Things(Turn turn) => division.Divide(turn.Draft!.Said[0], turn);

    private static string Name(Draft draft) => QuestionWriter.Shortened(draft.Said[0], MaximumName);
}
