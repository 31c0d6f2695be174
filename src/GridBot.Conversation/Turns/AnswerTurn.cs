// Reads a message or tap as the answer to the open question.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Answers to the open question.</summary>
internal sealed class AnswerTurn(DialogSet dialogs, DraftTurn drafts, QuestionWriter questions, FilingTurn filing)
{
    /// <summary>An answer this long to a question of few words may tell more than asked.</summary>
    private const int TellsMore = 15;

    /// <summary>An answer this much longer than the place in it tells more than the place; "the address is" is shorter.</summary>
    private const int MoreThanPlace = 5;

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

            return;
        }

        turn.CardCaption = turn.Say(Phrase.CardChosen, ("label", choice.Label));
        Choose(turn, [choice]);
    }

    /// <summary>Reads the text as an answer; false when it is none.</summary>
    public bool Hear(Turn turn)
    {
        if (turn.Kind is not null && HearNamedSlot(turn))
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

        var slot = SlotOf(turn, open);
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

        return slot is not null ? HearSlot(turn, open, slot) : HearMatterName(turn, open, choices);
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
                filing.File(turn);
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
            filing.File(turn);
            return true;
        }

        if (turn.Draft is not null && commands.Is(turn.Text, Command.OtherMatter))
        {
            AskOtherMatter(turn);
            return true;
        }

        if (open.Kind is QuestionKind.Matter or QuestionKind.Menu && commands.Is(turn.Text, Command.NoneOfThese))
        {
            RefuseMatters(turn, open);
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

        return open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot && commands.Is(turn.Text, Command.Skip) && Skip(turn, open);
    }

    /// <summary>None of the offered matters: the whole menu, and from there back to where the draft stood.</summary>
    private void RefuseMatters(Turn turn, OpenQuestion open)
    {
        if (open.Kind == QuestionKind.Matter)
        {
            turn.Open(QuestionKind.Menu);
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

    private bool Skip(Turn turn, OpenQuestion open)
    {
        if (SlotOf(turn, open) is not { } slot)
        {
            return false;
        }

        if (open.Kind == QuestionKind.Slot && !slot.Optional && !NobodyKnows(turn, slot))
        {
            DraftTurn.Miss(turn, Phrase.NothingToSkip);
            return true;
        }

        if (open.Kind == QuestionKind.Slot)
        {
            turn.SetDraft(turn.NeedDraft().With(new SlotValue(slot.Id, "", "", SlotSource.Skipped)));
            DraftTurn.Answered(turn, slot.Id);
        }

        drafts.Next(turn);
        return true;
    }

    /// <summary>Whether the person cannot answer a question that only asks for more: a report must not fail for that.</summary>
    private bool NobodyKnows(Turn turn, Slot slot)
        => slot.Type is SlotType.YesNo or SlotType.Number or SlotType.Choice or SlotType.Choices && dialogs.YesNo.IsUnsure(turn.Text);

    private void Choose(Turn turn, IReadOnlyList<Choice> chosen)
    {
        var open = turn.Session.Open;
        var id = chosen[0].Id;
        switch (open.Kind)
        {
            case QuestionKind.Matter or QuestionKind.Menu:
                ChooseMatter(turn, id);
                break;
            case QuestionKind.Kind:
                drafts.SetKind(turn, turn.Flow!.Kinds.First(kind => kind.Id == id));
                drafts.Next(turn);
                break;
            case QuestionKind.Summary when id == QuestionWriter.SubmitOption:
                filing.File(turn);
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
            case QuestionKind.Forget when id != QuestionWriter.ForgetOption && turn.Draft is not null:
                turn.Lead(Phrase.NotForgotten);
                drafts.Resume(turn);
                break;
            case QuestionKind.Forget:
                CommandTurn.Forget(turn, confirmed: id == QuestionWriter.ForgetOption);
                break;
            case QuestionKind.Resume:
                DraftTurn.Unshelve(turn, keep: id == QuestionWriter.ResumeOption);
                if (id == QuestionWriter.ResumeOption)
                {
                    drafts.Resume(turn);
                }
                else
                {
                    turn.Open(QuestionKind.None);
                    turn.SayOnly(Phrase.DraftDiscarded);
                }

                break;
            default:
                ChooseForSlot(turn, open, chosen);
                break;
        }
    }

    private void ChooseMatter(Turn turn, string id)
    {
        if (id == QuestionWriter.NoneOption)
        {
            turn.Open(QuestionKind.Menu);
            return;
        }

        var matter = QuestionWriter.MatterOf(id);
        var changed = turn.Draft?.Matter is { } before && before != matter;
        drafts.ChooseMatter(turn, matter, []);
        if (changed)
        {
            turn.Lead(Phrase.MatterChanged, ("matter", turn.NameOf(dialogs.Matter(matter))));
        }

        drafts.Next(turn);
    }

    private void ChooseForSlot(Turn turn, OpenQuestion open, IReadOnlyList<Choice> chosen)
    {
        if (SlotOf(turn, open) is not { } slot)
        {
            drafts.Next(turn);
            return;
        }

        if (chosen.Any(choice => choice.Id == QuestionWriter.SkipOption))
        {
            Skip(turn, open);
            return;
        }

        var value = slot.Type == SlotType.YesNo
            ? drafts.Slots.YesNo(slot, chosen[0].Id == SlotReader.Yes, SlotSource.Answered)
            : drafts.Slots.Options(slot, chosen.Select(choice => slot.FindOption(choice.Id)!), SlotSource.Answered)!;
        Answer(turn, open, slot, value);
    }

    /// <summary>A typed answer to a slot's question.</summary>
    private bool HearSlot(Turn turn, OpenQuestion open, Slot slot)
    {
        if (slot.FromMessage)
        {
            if (!DraftTurn.IsStory(turn.Text))
            {
                DraftTurn.Miss(turn, Phrase.NotUnderstood);
                return true;
            }

            turn.SetDraft(turn.NeedDraft() with { Said = open.Kind == QuestionKind.ChangeSlot ? [] : turn.NeedDraft().Said });
            drafts.AddSaid(turn);
            drafts.SetKind(turn, turn.Kind!);
            DraftTurn.Answered(turn, slot.Id);
            drafts.Next(turn);
            return true;
        }

        if (slot.Type == SlotType.YesNo && open.Kind == QuestionKind.Slot && NobodyKnows(turn, slot))
        {
            return Skip(turn, open);
        }

        var (value, problem) = drafts.Slots.ReadAnswer(turn.Text, slot, turn.Input.Now);
        if (value is null)
        {
            // Not an answer to this question: it may still tell something else, which is taken and the question asked again.
            if ((turn.Text.Length > TellsMore || drafts.Slots.ReadAll(turn.Text, turn.Kind!, turn.Input.Now).Count > 0) && drafts.Correct(turn))
            {
                drafts.Next(turn);
                return true;
            }

            DraftTurn.Miss(turn, problem!, ("unit", slot.Unit), ("min", Number(slot.Minimum)), ("max", Number(slot.Maximum)), ("label", slot.Label));
            return true;
        }

        var tellsMore = turn.Text.Length > TellsMore || (slot.Type == SlotType.Place && turn.Text.Length > value.Shown.Length + MoreThanPlace);
        if (tellsMore && open.Kind == QuestionKind.Slot && slot.Type != SlotType.Text)
        {
            drafts.AddSaid(turn);
            drafts.SetKind(turn, turn.Kind!);
        }

        Answer(turn, open, slot, value);
        return true;
    }

    private void Answer(Turn turn, OpenQuestion open, Slot slot, SlotValue value)
    {
        if (open.Kind == QuestionKind.ChangeSlot)
        {
            drafts.Set(turn, slot, value);
        }
        else
        {
            turn.SetDraft(turn.NeedDraft().With(value));
            DraftTurn.Answered(turn, slot.Id);
        }

        drafts.Next(turn);
    }

    /// <summary>"Place becomes …", "change the time": a slot called by its name.</summary>
    private bool HearNamedSlot(Turn turn)
    {
        foreach (var slot in turn.Kind!.Slots)
        {
            foreach (var pattern in dialogs.Commands.SetSlot)
            {
                if (Match(turn.Text, pattern.Replace("{slot}", slot.Label, StringComparison.Ordinal)) is { Length: > 0 } value && SetNamed(turn, slot, value))
                {
                    return true;
                }
            }

            if (dialogs.Commands.ChangeSlot.Any(pattern => turn.Text == pattern.Replace("{slot}", slot.Label, StringComparison.Ordinal)))
            {
                turn.Open(QuestionKind.ChangeSlot, slot.Id);
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives a slot the value that was named; false when the words turn out to be a story that opens like that ("the problem is …").</summary>
    private bool SetNamed(Turn turn, Slot slot, string text)
    {
        if (slot.FromMessage)
        {
            if (turn.Session.Open.Kind == QuestionKind.Slot)
            {
                return false;
            }

            turn.SetDraft(turn.NeedDraft() with { Said = [text] });
            drafts.Next(turn);
            return true;
        }

        var (value, problem) = drafts.Slots.ReadAnswer(text, slot, turn.Input.Now);
        if (turn.Text.Length > TellsMore && (value is null || slot.Type is SlotType.Choice or SlotType.Choices or SlotType.YesNo or SlotType.Number))
        {
            return false;
        }

        if (value is null)
        {
            DraftTurn.Miss(turn, problem!, ("unit", slot.Unit), ("min", Number(slot.Minimum)), ("max", Number(slot.Maximum)), ("label", slot.Label));
            turn.Open(QuestionKind.ChangeSlot, slot.Id);
            return true;
        }

        drafts.Set(turn, slot, value);
        drafts.Next(turn);
        return true;
    }

    private static string? Match(string text, string pattern)
    {
        const string hole = "{value}";
        var at = pattern.IndexOf(hole, StringComparison.Ordinal);
        var head = pattern[..at];
        return head.Length > 0 && text.Length > head.Length && text.StartsWith(head, StringComparison.Ordinal) ? text[head.Length..].Trim(' ', ',', ':', '。') : null;
    }

    private static void AskOtherMatter(Turn turn)
    {
        var draft = turn.NeedDraft();
        var others = draft.Candidates.Where(matter => matter != draft.Matter).ToList();
        turn.Open(others.Count > 0 ? QuestionKind.Matter : QuestionKind.Menu);
    }

    private static Slot? SlotOf(Turn turn, OpenQuestion open)
        => open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot ? turn.Kind?.Find(open.Slot) : null;

    private static string Number(double? number) => number?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
