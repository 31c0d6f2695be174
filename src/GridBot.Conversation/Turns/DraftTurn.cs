// Takes what people tell into the draft: words, photos, places; finds the matter and the slots in it.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Everything that fills a draft.</summary>
internal sealed class DraftTurn(DialogSet dialogs)
{
    /// <summary>Slot ids every kind has.</summary>
    public const string PlaceSlot = "place";
    public const string TimeSlot = "time";
    public const string DescriptionSlot = "description";

    /// <summary>Most attachments of one report, as many as a chat shows in one grid.</summary>
    public const int MaximumAttachments = 9;

    /// <summary>Most characters kept of all that was said for one report.</summary>
    private const int MaximumSaid = 4000;

    /// <summary>Fewest letters of a text that may tell a report.</summary>
    private const int ShortestStory = 2;

    /// <summary>Longest text that may correct a part of a place, in characters.</summary>
    private const int ShortCorrection = 12;

    /// <summary>A message this much longer than the value it gave says more than that value.</summary>
    private const int MoreThanValue = 4;

    public SlotReader Slots { get; } = new(dialogs);

    public void DropExpired(Turn turn)
    {
        if (turn.Draft is { } draft && turn.Input.Now - draft.UpdatedAt > ConversationEngine.DraftLifetime)
        {
            turn.DropDraft();
        }

        if (turn.Session.Shelved is { } shelved && turn.Input.Now - shelved.UpdatedAt > ConversationEngine.DraftLifetime)
        {
            Unshelve(turn, keep: false);
        }
    }

    /// <summary>Sets an abandoned draft aside when the text tells a new story; false lets the text be heard as usual.</summary>
    public bool ShelveAbandoned(Turn turn)
    {
        if (turn.Draft is { } draft && turn.Input.Now - draft.UpdatedAt > ConversationEngine.AbandonedAfter
            && dialogs.Classifier.Rank(WithoutPlace(turn)) is [{ } best, ..] && best.Probability >= Placing.Likely)
        {
            Shelve(turn);
            turn.AfterBurst = true;
            Tell(turn);
            return true;
        }

        return false;
    }

    /// <summary>The text without the place it names: a place alone is a late answer and no story, whatever its name speaks of.</summary>
    private string WithoutPlace(Turn turn)
        => dialogs.Places.Find(turn.Text, dialogs.Times.Spans(turn.Text, turn.Input.Now)) is { } place ? turn.Text.Remove(place.Start, place.Length) : turn.Text;

    public void Shelve(Turn turn)
    {
        Unshelve(turn, keep: false);
        turn.Session = turn.Session with { Shelved = turn.Draft, Draft = null, Open = OpenQuestion.None };
    }

    /// <summary>Takes the shelved draft up again, or drops it.</summary>
    public static void Unshelve(Turn turn, bool keep)
    {
        if (turn.Session.Shelved is not { } shelved)
        {
            return;
        }

        if (!keep && shelved.Attachments.Count > 0)
        {
            turn.Do(new Effect.DropAttachments(shelved.Attachments));
        }

        turn.Session = turn.Session with { Shelved = null };
        if (keep)
        {
            turn.SetDraft(shelved);
        }
    }

    /// <summary>Goes on where a resumed draft stood.</summary>
    public void Resume(Turn turn)
    {
        if (turn.Draft is { Matter: null, Said.Count: > 0 })
        {
            Place(turn);
        }
        else
        {
            Next(turn);
        }
    }

    /// <summary>A free text: the start of a report, or more about the open one.</summary>
    public void Tell(Turn turn)
    {
        if (turn.Draft?.Matter is null && !IsStory(turn.Text))
        {
            Miss(turn, Phrase.NotUnderstood);
            turn.Lead(Phrase.TellMe);
            turn.SaysOnlyLeads = turn.Draft is null;
            return;
        }

        var draft = turn.NeedDraft();
        if (draft.Matter is null)
        {
            AddSaid(turn);
            Place(turn);
            return;
        }

        if (turn.Kind is null)
        {
            AddSaid(turn);
            ChooseKind(turn);
            Next(turn);
            return;
        }

        if (!Correct(turn) && !IsStory(turn.Text))
        {
            Miss(turn, Phrase.NotUnderstood);
            return;
        }

        Next(turn);
    }

    /// <summary>Whether a text can tell anything: a picture character, a number or a single sound tells nothing.</summary>
    public static bool IsStory(string text) => text.Count(char.IsLetter) >= ShortestStory;

    /// <summary>Puts the draft under a matter by what was said, or asks which of a few.</summary>
    public void Place(Turn turn)
    {
        var draft = turn.NeedDraft();
        var open = turn.OpenMatters.Select(matter => matter.No).ToHashSet();
        var ranked = dialogs.Classifier.Rank(dialogs.Mask.RemoveLabels(string.Join('\n', draft.Said))).Where(entry => open.Contains(entry.Matter)).ToList();
        turn.SetDraft(draft with { Candidates = [.. ranked.Take(Placing.MostCandidates).Select(entry => entry.Matter)] });
        switch (Placing.Of(ranked))
        {
            case PlacingResult.Sure:
                ChooseMatter(turn, ranked[0].Matter, ranked[0].Reasons);
                Next(turn);
                break;
            case PlacingResult.Unsure:
                turn.Open(QuestionKind.Matter);
                break;
            default:
                if (turn.Session.Open.Kind == QuestionKind.Menu)
                {
                    Miss(turn, Phrase.NotUnderstood);
                    break;
                }

                turn.Lead(Phrase.MenuUnplaced);
                turn.Open(QuestionKind.Menu);
                break;
        }
    }

    /// <summary>Puts the draft under a matter and reads its slots from all that was said.</summary>
    public void ChooseMatter(Turn turn, int matter, IReadOnlyList<string> reasons)
    {
        var draft = turn.NeedDraft();
        turn.SetDraft(draft with { Matter = matter, Kind = null, Reasons = reasons, Asked = [], Values = [.. draft.Values.Where(value => value.Slot is PlaceSlot or TimeSlot)], UrgentSlots = [] });
        ChooseKind(turn);
    }

    /// <summary>Settles the kind where the words or the flow leave no choice.</summary>
    private void ChooseKind(Turn turn)
    {
        if (turn.Flow is not { } flow || turn.Draft is not { } draft)
        {
            return;
        }

        var text = NormalText.Of(string.Join('\n', draft.Said), keepCase: true);
        var kind = flow.Kinds.Count == 1 ? flow.Kinds[0]
            : text.Length == 0 ? null
            : flow.Kinds.Select((candidate, order) => (Kind: candidate, Score: candidate.Words.Count(word => WordMatch.Contains(text, word)), Order: order))
                .OrderByDescending(entry => entry.Score).ThenBy(entry => entry.Order).First().Kind;
        if (kind is not null)
        {
            SetKind(turn, kind);
        }
    }

    public void SetKind(Turn turn, ReportKind kind)
    {
        var draft = turn.NeedDraft() with { Kind = kind.Id };
        foreach (var said in draft.Said)
        {
            foreach (var value in Slots.ReadAll(NormalText.Of(said, keepCase: true), kind, draft.StartedAt))
            {
                draft = Fill(draft, value);
            }
        }

        turn.SetDraft(draft);
    }

    /// <summary>Sets what is not known yet; words for a place that was sent as a point complete it.</summary>
    private static Draft Fill(Draft draft, SlotValue value)
    {
        var known = draft.Find(value.Slot);
        if (known is null)
        {
            return draft.With(value);
        }

        return value.Slot == PlaceSlot && known.Point is not null && known.Value.Length == 0
            ? draft.With(value with { Point = known.Point })
            : draft;
    }

    /// <summary>Reads a message about a draft whose kind is known: values that differ are corrections, the rest adds to the story. False when it gave nothing.</summary>
    public bool Correct(Turn turn)
    {
        var kind = turn.Kind!;
        var draft = turn.Draft!;
        var found = Slots.ReadAll(turn.Text, kind, turn.Input.Now);
        if (turn.Text.Length <= ShortCorrection && found.All(value => value.Slot != PlaceSlot) && draft.Find(PlaceSlot) is { Value.Length: > 0 } place
            && dialogs.Places.Amend(place.Value, turn.Text) is { } amended)
        {
            found = [new SlotValue(PlaceSlot, amended, amended, SlotSource.Answered)];
        }

        var longest = 0;
        foreach (var value in found)
        {
            longest = Math.Max(longest, value.Shown.Length);
            draft = SetCorrected(turn, kind, draft, value);
        }

        turn.SetDraft(draft);
        var saysMore = turn.Text.Length > longest + MoreThanValue && turn.Text.Length > (found.Count > 0 ? ShortCorrection : 0);
        if (saysMore)
        {
            AddSaid(turn);
        }

        return found.Count > 0 || saysMore;
    }

    /// <summary>Gives a slot a new value and tells before and after.</summary>
    public void Set(Turn turn, Slot slot, SlotValue value)
    {
        var draft = turn.NeedDraft();
        TellChange(turn, slot, draft.Find(slot.Id) ?? Slots.Assumed(slot, draft.StartedAt, turn.Input.Now), value);
        turn.SetDraft(draft.With(value));
    }

    public void AddSaid(Turn turn)
    {
        var draft = turn.NeedDraft();
        var room = MaximumSaid - draft.Said.Sum(said => said.Length);
        if (room > 0)
        {
            turn.SetDraft(draft with { Said = [.. draft.Said, turn.Said.Length <= room ? turn.Said : turn.Said[..room]] });
        }
    }

    public void Attach(Turn turn)
    {
        turn.AfterBurst = true;
        var draft = turn.NeedDraft();
        if (draft.Attachments.Count >= MaximumAttachments)
        {
            turn.Lead(Phrase.AttachmentsFull, ("count", MaximumAttachments.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }

        turn.Do(new Effect.KeepAttachment(turn.Input.Activity.AttachmentId, turn.Input.Activity.Kind));
        turn.SetDraft(draft with { Attachments = [.. draft.Attachments, turn.Input.Activity.AttachmentId] });
        if (turn.Input.Activity.Kind == ActivityKind.Voice && draft.Said.Count == 0)
        {
            turn.Lead(Phrase.VoiceNeedsWords);
        }
        else if (draft is { Said.Count: 0, Matter: null })
        {
            turn.Lead(Phrase.AttachmentNeedsWords);
        }
    }

    public void Locate(Turn turn)
    {
        var activity = turn.Input.Activity;
        var label = dialogs.Mask.Apply(activity.PlaceLabel.Trim());
        var draft = turn.NeedDraft();
        var known = draft.Find(PlaceSlot);
        var asked = turn.Session.Open is { Kind: QuestionKind.Slot or QuestionKind.ChangeSlot, Slot: PlaceSlot };
        // A place that comes while the answer still waits is part of the burst, even if the answer was going to ask for it.
        turn.AfterBurst |= !asked || turn.AnswerWaits;
        // Words somebody typed name the spot better than the map does; the point makes them exact.
        var words = known is { Point: null, Value.Length: > 0 } && !asked ? known.Value : label;
        var value = new SlotValue(PlaceSlot, words, words.Length > 0 ? words : turn.PointText(activity.Point!.Value), asked ? SlotSource.Answered : SlotSource.Said, activity.Point);
        if (known is not null && turn.Kind?.Find(PlaceSlot) is { } slot)
        {
            TellChange(turn, slot, known, value);
        }

        turn.SetDraft(draft.With(value));
        if (asked)
        {
            Answered(turn, PlaceSlot);
        }

        if (draft.Matter is null && draft.Said.Count == 0)
        {
            turn.Lead(Phrase.LocationNeedsWords);
        }
        else if (draft.Matter is not null)
        {
            Next(turn);
        }
    }

    /// <summary>Remembers that a slot was asked and answered, for going back.</summary>
    public static void Answered(Turn turn, string slot)
    {
        var draft = turn.NeedDraft();
        turn.SetDraft(draft with { Asked = [.. draft.Asked.Where(other => other != slot), slot] });
    }

    /// <summary>Opens the next question: the kind, the first missing slot, or the summary.</summary>
    public void Next(Turn turn)
    {
        if (turn.Draft is not { Matter: not null } draft)
        {
            turn.Open(QuestionKind.None);
        }
        else if (turn.Kind is not { } kind)
        {
            turn.Open(QuestionKind.Kind);
        }
        else if (FormState.Missing(kind, draft) is { } missing)
        {
            turn.Open(QuestionKind.Slot, missing.Id);
        }
        else
        {
            turn.Open(QuestionKind.Summary);
        }
    }

    /// <summary>The open question was not understood: says why and, from the second time on, the ways out.</summary>
    public static void Miss(Turn turn, Phrase problem, params (string Name, string Value)[] values)
    {
        turn.Lead(problem, values);
        turn.Session = turn.Session with { Misses = turn.Session.Misses + 1 };
        if (turn.Session.Misses > 1)
        {
            turn.Lead(Phrase.WaysOut);
        }
    }

    /// <summary>Says which number to call first when what was said or answered is urgent, once each.</summary>
    public void WarnOfDanger(Turn turn)
    {
        if (turn.Draft is not { } draft || turn.Kind?.Category == KindCategory.Activity)
        {
            return;
        }

        var text = NormalText.Of(string.Join('\n', draft.Said), keepCase: true);
        var met = dialogs.UrgencyRules.Where(rule => !draft.UrgencyRules.Contains(rule.Id) && rule.Applies(text)).ToList();
        var slots = turn.Kind is { } kind ? kind.Slots.Where(slot => !draft.UrgentSlots.Contains(slot.Id) && FormState.IsUrgent(slot, kind, draft)).ToList() : [];
        if (met.Count == 0 && slots.Count == 0)
        {
            return;
        }

        var told = draft.UrgencyRules.Count > 0;
        turn.SetDraft(draft with { UrgencyRules = [.. draft.UrgencyRules, .. met.Select(rule => rule.Id)], UrgentSlots = [.. draft.UrgentSlots, .. slots.Select(slot => slot.Id)] });
        var line = met.Count > 0 ? met[0].Say : told ? null : slots.Select(slot => slot.Say).FirstOrDefault(say => say is not null);
        if (line is not null)
        {
            turn.LeadFirst(line);
            turn.AfterBurst = false;
        }
    }

    private static Draft SetCorrected(Turn turn, ReportKind kind, Draft draft, SlotValue value)
    {
        var known = draft.Find(value.Slot);
        var slot = kind.Find(value.Slot)!;
        if (known is null)
        {
            return draft.With(value);
        }

        if (slot.Type == SlotType.Choices)
        {
            var union = slot.Options.Where(option => known.Value.Split(',').Contains(option.Id) || value.Value.Split(',').Contains(option.Id)).ToList();
            value = value with { Value = string.Join(',', union.Select(option => option.Id)), Shown = turn.Joined(union.Select(option => option.Label)) };
        }

        value = slot.Type == SlotType.Place ? value with { Point = known.Point } : value;
        TellChange(turn, slot, known, value);
        return draft.With(value);
    }

    private static void TellChange(Turn turn, Slot slot, SlotValue? before, SlotValue after)
    {
        if (before is null || before.Shown.Length == 0)
        {
            turn.Lead(Phrase.ChangedFromNothing, ("label", slot.Label), ("after", after.Shown));
        }
        else if (before.Shown != after.Shown)
        {
            turn.Lead(Phrase.Changed, ("label", slot.Label), ("before", before.Shown), ("after", after.Shown));
        }
    }
}
