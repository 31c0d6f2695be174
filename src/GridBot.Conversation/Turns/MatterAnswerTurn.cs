// Answers to the questions for a matter: by name, none of them, another one, or leave it to the office.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The choice of a matter by a person.</summary>
internal sealed class MatterAnswerTurn(DialogSet dialogs, DraftTurn drafts)
{
    /// <summary>A matter called by its official or plain name, or by a part of it; a part that fits several asks which one.</summary>
    public bool HearName(Turn turn, OpenQuestion open, IReadOnlyList<Choice> choices)
    {
        if (open.Kind is not (QuestionKind.Menu or QuestionKind.Matter))
        {
            return false;
        }

        var called = OptionReader.Called(
            turn.Text, [.. choices.Where(choice => choice.Id != QuestionWriter.NoneOption)], NamesOf);
        if (called.Count == 1)
        {
            Choose(turn, QuestionWriter.MatterOf(called[0].Id));
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

    /// <summary>Words for "none of these" and "you find out", where a matter is asked for; false when it is neither.</summary>
    public bool HearNone(Turn turn, OpenQuestion open)
    {
        var commands = dialogs.Commands;
        if (commands.Is(turn.Text, Command.Assign))
        {
            Choose(turn, Report.Unplaced);
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
            Choose(turn, Report.Unplaced);
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

    /// <summary>Puts the draft under a matter that the person chose, or leaves it to the office.</summary>
    public void Choose(Turn turn, int matter)
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

    /// <summary>Offers the other likely matters, or the menu when there is none.</summary>
    public static void AskOther(Turn turn)
    {
        var draft = turn.NeedDraft();
        var others = draft.Candidates.Where(matter => matter != draft.Matter).ToList();
        turn.Open(others.Count > 0 ? QuestionKind.Matter : QuestionKind.Menu);
    }
}
