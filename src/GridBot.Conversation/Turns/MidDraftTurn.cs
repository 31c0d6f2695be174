// Leads the answers to questions about drafts as such to who asked them.
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Answers to the questions that come up in the middle of a draft.</summary>
internal sealed class MidDraftTurn(ShelfTurn shelf, DivisionTurn division, OtherReportTurn others, StuckTurn stuck, HandOverTurn handOvers, CancelTurn cancels)
{
    /// <summary>Whether the text told another report, which is kept.</summary>
    public bool Hear(Turn turn) => others.Hear(turn);

    /// <summary>Passes over a question about drafts when a text tells something instead of choosing: it is heard as if the question had its usual answer. False when it must be answered.</summary>
    public bool PassOver(Turn turn, OpenQuestion open)
    {
        if (!DraftTurn.IsStory(turn.Text) && open.Kind != QuestionKind.Stuck)
        {
            return false;
        }

        switch (open.Kind)
        {
            case QuestionKind.Division:
                division.Choose(turn, separate: true);
                return true;
            case QuestionKind.WhichFirst:
                others.Choose(turn, MidDraftQuestion.ThisFirst);
                return true;
            case QuestionKind.Stuck:
                StuckTurn.Reopen(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>An option of the open question was chosen; returned when others must obey it.</summary>
    public string Choose(Turn turn, string option)
    {
        switch (option)
        {
            case QuestionWriter.ResumeOption:
                shelf.TakeUp(turn);
                break;
            case QuestionWriter.DiscardOption:
                ShelfTurn.Discard(turn);
                break;
            case MidDraftQuestion.Separate or MidDraftQuestion.OneThing:
                division.Choose(turn, option == MidDraftQuestion.Separate);
                break;
            case MidDraftQuestion.ThisFirst or MidDraftQuestion.OtherFirst or MidDraftQuestion.SameThing:
                others.Choose(turn, option);
                break;
            case MidDraftQuestion.LeaveOut:
                stuck.LeaveOut(turn);
                break;
            case MidDraftQuestion.HandOver:
                handOvers.HandOver(turn);
                break;
            case MidDraftQuestion.Cancel:
                cancels.Cancel(turn);
                break;
            case QuestionWriter.OtherMatterOption:
                turn.Open(QuestionKind.Menu);
                break;
        }

        return option;
    }

    /// <summary>What waits behind a draft that was filed.</summary>
    public void Follow(Turn turn, Draft? done) => shelf.Follow(turn, done);
}
