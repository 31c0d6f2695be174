// Brings drafts that were begun with other dialogs to the ones in use.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>
/// Migration of drafts. What was said and sent is never lost: values whose slot or option is gone are dropped and read again from what was said, a matter or kind that is gone is asked again, and the person is told when there is more to ask.
/// </summary>
internal sealed class EditionTurn(DialogSet dialogs, DraftTurn drafts)
{
    /// <summary>Brings the session to these dialogs.</summary>
    /// <returns>True when the message is not to be heard: it answers by a number or a card what may mean something else now, and the question is asked anew.</returns>
    public bool Bring(Turn turn)
    {
        if (turn.Draft?.DialogVersion == dialogs.Version)
        {
            return false;
        }

        if (turn.Draft is not { } draft)
        {
            return false;
        }

        turn.Session = turn.Session with { Draft = Bring(draft) };
        if (turn.Kind is { } kind)
        {
            // What a dropped value was read from may say it in the new words, too.
            drafts.SetKind(turn, kind);
        }

        if (IsLost(draft, turn.Draft!))
        {
            turn.Lead(Phrase.DialogsChanged);
        }

        var open = turn.Session.Open;
        var stands = Stands(turn, open);
        if (stands && !IsNumberOfOption(turn, open))
        {
            return false;
        }

        turn.Open(QuestionKind.None);
        turn.AsksAnew = true;
        if (turn.Input.Activity.Kind == ActivityKind.Tap)
        {
            turn.CardCaption = turn.Say(Phrase.OldCard);
            return true;
        }

        return stands || IsNumber(turn);
    }

    /// <summary>Asks what is missing when the question that stood open is gone and the message opened no other.</summary>
    public void AskAnew(Turn turn)
    {
        if (turn is { AsksAnew: true, Draft: not null, Session.Open.Kind: QuestionKind.None })
        {
            drafts.Resume(turn);
            turn.SaysOnlyLeads = turn.Session.Open.Kind == QuestionKind.None;
        }
    }

    /// <summary>The draft with everything that these dialogs still know.</summary>
    public Draft Bring(Draft draft)
    {
        var flow = draft.Matter is { } matter ? dialogs.FlowOf(matter) : null;
        var kind = flow?.Kinds.FirstOrDefault(candidate => candidate.Id == draft.Kind);
        return draft with
        {
            DialogVersion = dialogs.Version,
            Matter = flow is null ? null : draft.Matter,
            Kind = kind?.Id,
            Candidates = [.. draft.Candidates.Where(dialogs.Flows.ContainsKey)],
            Values = [.. draft.Values.Select(value => Bring(value, kind)).OfType<SlotValue>()],
            Asked = [.. draft.Asked.Where(slot => kind?.Find(slot) is not null)],
            UrgentSlots = [.. draft.UrgentSlots.Where(slot => kind?.Find(slot) is not null)],
        };
    }

    /// <summary>A value in the new dialogs; null when its slot, type or every option is gone. Place and time stand without a kind, too.</summary>
    private SlotValue? Bring(SlotValue value, ReportKind? kind)
    {
        if (kind is null)
        {
            return value.Slot is DraftTurn.PlaceSlot or DraftTurn.TimeSlot ? value : null;
        }

        if (kind.Find(value.Slot) is not { } slot)
        {
            return null;
        }

        if (value.Source == SlotSource.Skipped)
        {
            return slot.Optional || slot.Ask is null || slot.Type is SlotType.YesNo or SlotType.Number or SlotType.Choice or SlotType.Choices ? value : null;
        }

        return slot.Type switch
        {
            SlotType.Choice or SlotType.Choices => BringOptions(value, slot),
            SlotType.YesNo => value.Value is SlotReader.Yes or SlotReader.No ? value : null,
            SlotType.Number => double.TryParse(value.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && !(number < slot.Minimum) && !(number > slot.Maximum)
                ? value with { Shown = value.Value + slot.Unit } : null,
            SlotType.Time => DateTimeOffset.TryParse(value.Value, System.Globalization.CultureInfo.InvariantCulture, out _) ? value : null,
            _ => value,
        };
    }

    private SlotValue? BringOptions(SlotValue value, Slot slot)
    {
        var ids = value.Value.Split(',');
        var options = slot.Options.Where(option => ids.Contains(option.Id, StringComparer.Ordinal)).Take(slot.Type == SlotType.Choice ? 1 : int.MaxValue).ToList();
        return options.Count == 0 ? null : value with
        {
            Value = string.Join(',', options.Select(option => option.Id)),
            Shown = string.Join(dialogs.Wording.Say(Phrase.ListSeparator), options.Select(option => option.Label)),
        };
    }

    /// <summary>Whether something that was known must be asked again.</summary>
    private static bool IsLost(Draft before, Draft after)
        => before.Matter != after.Matter || before.Kind != after.Kind || before.Values.Any(value => value.Source == SlotSource.Answered && after.Find(value.Slot) is null);

    /// <summary>Whether the open question still makes sense.</summary>
    private static bool Stands(Turn turn, OpenQuestion open) => open.Kind switch
    {
        QuestionKind.Slot or QuestionKind.ChangeSlot => turn.Kind?.Find(open.Slot) is { } slot && FormState.IsRelevant(slot, turn.Kind, turn.Draft!),
        QuestionKind.Kind => turn.Flow is not null && turn.Kind is null,
        QuestionKind.Summary or QuestionKind.WhichChange => turn.Kind is { } kind && FormState.Missing(kind, turn.Draft!) is null,
        QuestionKind.Matter => turn.Draft!.Candidates.Count > 0,
        QuestionKind.Same => turn.Kind is not null && turn.Draft!.Same is not null,
        _ => true,
    };

    /// <summary>Whether the message is nothing but a number where options are listed that may have another order now.</summary>
    private static bool IsNumberOfOption(Turn turn, OpenQuestion open)
        => IsNumber(turn)
            && (open.Kind is QuestionKind.Matter or QuestionKind.Menu or QuestionKind.Clarify or QuestionKind.Kind or QuestionKind.WhichChange
                || (open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot && turn.Kind?.Find(open.Slot) is { Type: SlotType.Choice or SlotType.Choices }));

    private static bool IsNumber(Turn turn) => turn.Input.Activity.Kind == ActivityKind.Text && turn.Text.Length > 0 && !turn.Text.Any(char.IsLetter);
}
