// Reads a message or tap as the answer to the open question.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Answers to the open question.</summary>
internal sealed class AnswerTurn(DialogSet dialogs, DraftTurn drafts, SlotAnswerTurn slots, AreaTurn areas, QuestionWriter questions, FilingTurn filing, MidDraftTurn midDraft, WithdrawalTurn withdrawals, SameCaseTurn same)
{
    private readonly OptionReader options = new(dialogs.Numerals);
    private readonly MatterAnswerTurn matters = new(dialogs, drafts);

    /// <summary>A tap on a card's button.</summary>
    public void Tap(Turn turn)
    {
        var activity = turn.Input.Activity;
        var choice = activity.QuestionId == QuestionWriter.IdOf(turn.Session) ? questions.OptionsOf(turn).FirstOrDefault(option => option.Id == activity.OptionId) : null;
        if (choice is null)
        {
            turn.CardCaption = turn.Say(Phrase.OldCard);
            turn.Lead(Phrase.OldCard);
            if (turn.Session.Open.Kind == QuestionKind.None)
            {
                turn.SayOnly(Phrase.TellMe);
            }
            else
            {
                MissLadder.Count(turn);
            }

            return;
        }

        turn.CardCaption = turn.Say(Phrase.CardChosen, ("label", choice.Label));
        Choose(turn, [choice]);
    }

    /// <summary>Reads the text as an answer; false when it is none.</summary>
    public bool Hear(Turn turn)
    {
        if (turn.Session.Open.Kind == QuestionKind.Same && same.Hear(turn))
        {
            return true;
        }

        if (turn.Kind is not null && !dialogs.Commands.Is(turn.Text, Command.OtherMatter) && slots.HearNamed(turn))
        {
            return true;
        }

        var open = turn.Session.Open;
        if (open.Kind == QuestionKind.None)
        {
            return false;
        }

        if (HearWords(turn, open))
        {
            return true;
        }

        var slot = SlotAnswerTurn.SlotOf(turn, open);
        var choices = questions.OptionsOf(turn);
        if (slot is not { Type: SlotType.Number })
        {
            var (chosen, outOfRange) = options.Read(turn.Text, choices, slot is { Type: SlotType.Choices });
            if (chosen.Count > 0)
            {
                Choose(turn, chosen);
                return true;
            }

            if (outOfRange)
            {
                DraftTurn.Miss(turn, Phrase.NoSuchOption, ("count", choices.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                return true;
            }
        }

        if (midDraft.PassOver(turn, open))
        {
            return Hear(turn);
        }

        if (AreaTurn.Asks(open.Kind))
        {
            return areas.Hear(turn) || midDraft.Hear(turn);
        }

        return midDraft.Hear(turn) || (slot is not null ? slots.Hear(turn, open, slot) : matters.HearName(turn, open, choices));
    }

    /// <summary>Words that stand for an option of the open question, and skipping.</summary>
    private bool HearWords(Turn turn, OpenQuestion open)
    {
        var commands = dialogs.Commands;
        if (open.Kind is QuestionKind.Summary or QuestionKind.WhichChange)
        {
            if (commands.Is(turn.Text, Command.Submit))
            {
                File(turn);
                return true;
            }

            if (commands.Is(turn.Text, Command.Change))
            {
                turn.Open(QuestionKind.WhichChange);
                return true;
            }
        }

        if (open.Kind == QuestionKind.ChangeSlot && turn.Text == turn.Say(Phrase.Submit) && FormState.Missing(turn.Kind!, turn.Draft!) is null)
        {
            File(turn);
            return true;
        }

        // Right after it was told under which matter the draft was put, "none of these" speaks of that.
        if (turn.Draft is not null && (commands.Is(turn.Text, Command.OtherMatter) || (PlacementNotice.StandsHere(turn) && commands.Is(turn.Text, Command.NoneOfThese))))
        {
            MatterAnswerTurn.AskOther(turn);
            return true;
        }

        if (open.Kind is QuestionKind.Matter or QuestionKind.Menu or QuestionKind.Clarify)
        {
            if (matters.HearNone(turn, open))
            {
                return true;
            }

            if (turn.Draft is { Matter: null, Said.Count: > 0 } && turn.Text == turn.Say(Phrase.Submit))
            {
                DraftTurn.Miss(turn, Phrase.ChooseMatterFirst);
                return true;
            }
        }
        else if (turn.Draft is { Filed: null, Said.Count: > 0 } && commands.Is(turn.Text, Command.Assign))
        {
            // Who would rather leave it to the office may say so at any question.
            matters.Choose(turn, Report.Unplaced);
            return true;
        }

        if (open.Kind == QuestionKind.Summary && commands.Is(turn.Text, Command.Skip))
        {
            // Nothing is left to skip: the summary says so by itself.
            return true;
        }

        if (open.Kind == QuestionKind.Resume && (commands.Is(turn.Text, Command.Resume) || commands.Is(turn.Text, Command.Discard)))
        {
            Choose(turn, [new Choice(commands.Is(turn.Text, Command.Resume) ? QuestionWriter.ResumeOption : QuestionWriter.DiscardOption, "")]);
            return true;
        }

        return open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot && commands.Is(turn.Text, Command.Skip) && slots.Skip(turn, open);
    }

    private void Choose(Turn turn, IReadOnlyList<Choice> chosen)
    {
        var open = turn.Session.Open;
        var id = chosen[0].Id;
        switch (open.Kind)
        {
            case QuestionKind.Matter or QuestionKind.Menu or QuestionKind.Clarify when id is QuestionWriter.NoneOption or QuestionWriter.MenuOption:
                turn.Open(QuestionKind.Menu);
                break;
            case QuestionKind.Matter or QuestionKind.Menu or QuestionKind.Clarify:
                matters.Choose(turn, QuestionWriter.MatterOf(id));
                break;
            case QuestionKind.Slot or QuestionKind.ChangeSlot when chosen.Any(choice => choice.Id == QuestionWriter.ChangeMatterOption):
                MatterAnswerTurn.AskOther(turn);
                break;
            case QuestionKind.Kind:
                drafts.SetKind(turn, turn.Flow!.Kinds.First(kind => kind.Id == id));
                drafts.Next(turn);
                break;
            case QuestionKind.Summary when id == QuestionWriter.SubmitOption:
                File(turn);
                break;
            case QuestionKind.Summary when id == QuestionWriter.ChangeOption:
                turn.Open(QuestionKind.WhichChange);
                break;
            case QuestionKind.Summary:
                MatterAnswerTurn.AskOther(turn);
                break;
            case QuestionKind.WhichChange:
                turn.Open(QuestionKind.ChangeSlot, id);
                break;
            case QuestionKind.Community or QuestionKind.Home or QuestionKind.HomeGrid:
                areas.Choose(turn, id);
                break;
            case QuestionKind.Forget when id != QuestionWriter.ForgetOption && turn.Draft is not null:
                turn.Lead(Phrase.NotForgotten);
                drafts.Resume(turn);
                break;
            case QuestionKind.Same:
                same.Choose(turn, id == SameCaseTurn.SameOption);
                break;
            case QuestionKind.Recall:
                withdrawals.Choose(turn, id == QuestionWriter.WithdrawOption);
                break;
            case QuestionKind.Forget:
                CommandTurn.Forget(turn, confirmed: id == QuestionWriter.ForgetOption);
                break;
            case QuestionKind.Resume or QuestionKind.Division or QuestionKind.WhichFirst or QuestionKind.Stuck:
                if (midDraft.Choose(turn, id) == QuestionWriter.SubmitOption)
                {
                    File(turn);
                }

                break;
            default:
                slots.Choose(turn, open, chosen);
                break;
        }
    }

    /// <summary>Files the draft; what waits behind it comes next.</summary>
    private void File(Turn turn)
    {
        var done = turn.Draft;
        filing.File(turn);
        if (turn is { Wants: TurnWants.None, Draft: null, Session.Aside.Count: > 0 })
        {
            midDraft.Follow(turn, done);
        }
    }
}
