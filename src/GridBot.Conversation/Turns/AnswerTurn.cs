// Reads a message or tap as the answer to the open question.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Answers to the open question.</summary>
internal sealed class AnswerTurn(DialogSet dialogs, DraftTurn drafts, SlotAnswerTurn slots, AreaTurn areas, QuestionWriter questions, FilingTurn filing, MidDraftTurn midDraft, WithdrawalTurn withdrawals)
{
    private readonly OptionReader options = new(dialogs.Numerals);

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

            // Beside the way to change the matter nothing is listed there: a number is part of the answer.
            if (outOfRange && choices is not [{ Id: QuestionWriter.ChangeMatterOption }])
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

        return midDraft.Hear(turn) || (slot is not null ? slots.Hear(turn, open, slot) : HearMatterName(turn, open, choices));
    }

    /// <summary>A matter called by its official or plain name, or by a part of it; a part that fits several asks which one.</summary>
    private bool HearMatterName(Turn turn, OpenQuestion open, IReadOnlyList<Choice> choices)
    {
        if (open.Kind is not (QuestionKind.Menu or QuestionKind.Matter))
        {
            return false;
        }

        var called = OptionReader.Called(
            turn.Text, [.. choices.Where(choice => choice.Id != QuestionWriter.NoneOption)], NamesOf);
        if (called.Count == 1)
        {
            Choose(turn, called);
        }
        else if (called.Count > 1)
        {
            turn.SetDraft(turn.NeedDraft() with { Candidates = [.. called.Select(choice => QuestionWriter.MatterOf(choice.Id))] });
            turn.Open(QuestionKind.Matter);
        }

        return called.Count > 0;
    }

    private IEnumerable<string> NamesOf(Choice choice)
    {
        var matter = dialogs.Matter(QuestionWriter.MatterOf(choice.Id));
        return [matter.Name, matter.Plain];
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
            AskOtherMatter(turn);
            return true;
        }

        if (open.Kind is QuestionKind.Matter or QuestionKind.Menu or QuestionKind.Clarify && HearNone(turn, open))
        {
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

    /// <summary>Words for "none of these" and "you find out", where a matter is asked for; false when it is neither.</summary>
    private bool HearNone(Turn turn, OpenQuestion open)
    {
        var commands = dialogs.Commands;
        if (commands.Is(turn.Text, Command.Assign))
        {
            ChooseMatter(turn, Report.Unplaced);
            return true;
        }

        if (commands.Is(turn.Text, Command.NoneOfThese) || (open.Kind == QuestionKind.Clarify && commands.Is(turn.Text, Command.Skip)))
        {
            RefuseMatters(turn, open);
            return true;
        }

        return false;
    }

    /// <summary>None of the offered matters: the whole menu, and from there back to where the draft stood, or on to the city's office.</summary>
    private void RefuseMatters(Turn turn, OpenQuestion open)
    {
        if (open.Kind is QuestionKind.Matter or QuestionKind.Clarify)
        {
            turn.Open(QuestionKind.Menu);
        }
        else if (turn.Draft is { Matter: null, Said.Count: > 0 })
        {
            ChooseMatter(turn, Report.Unplaced);
        }
        else if (turn.Draft?.Matter is not null)
        {
            drafts.Next(turn);
        }
        else
        {
            turn.Lead(Phrase.TellMe);
        }
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
                ChooseMatter(turn, QuestionWriter.MatterOf(id));
                break;
            case QuestionKind.Slot or QuestionKind.ChangeSlot when chosen.Any(choice => choice.Id == QuestionWriter.ChangeMatterOption):
                AskOtherMatter(turn);
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
                AskOtherMatter(turn);
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

    private void ChooseMatter(Turn turn, int matter)
    {
        if (turn.Draft?.Filed is not null)
        {
            // The report is out and stays as it is: whoever chooses from the menu begins another one.
            turn.DropDraft();
        }

        var draft = turn.Draft;
        // Who went back from a matter has no matter any more, and changes it all the same.
        var before = draft?.Matter ?? (draft?.Placement is { By: PlacedBy.Sure } placed ? placed.Suggested : null);
        drafts.ChooseMatter(turn, matter, matter == Report.Unplaced ? PlacedBy.HandedOver
            : before is not null && before != matter ? PlacedBy.Changed
            : turn.Session.Open.Kind == QuestionKind.Matter ? PlacedBy.Offered : PlacedBy.Menu);
        if (draft?.Matter is { } settled && settled != matter)
        {
            turn.Lead(Phrase.MatterChanged, ("matter", turn.NameOf(dialogs.Matter(matter))));
        }

        drafts.Next(turn);
    }

    private static void AskOtherMatter(Turn turn)
    {
        var draft = turn.NeedDraft();
        var others = draft.Candidates.Where(matter => matter != draft.Matter).ToList();
        turn.Open(others.Count > 0 ? QuestionKind.Matter : QuestionKind.Menu);
    }
}
