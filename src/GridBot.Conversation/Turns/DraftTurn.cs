// Takes what people tell into the draft, and finds the matter and the slots in it.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Fills a draft from what is told, and opens its next question.</summary>
internal sealed class DraftTurn(DialogSet dialogs, SlotReader slots, CorrectionTurn corrections)
{
    /// <summary>Slot ids every kind has.</summary>
    public const string PlaceSlot = "place";
    public const string TimeSlot = "time";

    /// <summary>Fewest letters that add to a story although nothing in them is known; fewer are a sound.</summary>
    private const int ShortestAddition = 4;

    /// <summary>Most characters kept of all that was said for one report.</summary>
    private const int MaximumSaid = 4000;

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
        if (turn.Draft?.Matter is null && (!IsStory(turn.Text) || (turn.Draft is null && IsInterjection(turn.Text))))
        {
            Miss(turn, Phrase.NotUnderstood);
            turn.Lead(Phrase.TellMe);
            turn.SaysOnlyLeads = turn.Draft is null;
            return;
        }

        var draft = turn.NeedDraft();
        if (draft.Matter is null && OnlyPlace(turn) is { } place)
        {
            turn.SetDraft(draft.With(place));
            turn.Lead(Phrase.LocationNeedsWords);
            return;
        }

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

        var said = draft.Said.Count;
        if (!corrections.Correct(turn))
        {
            if (StoryText.Letters(turn.Text) < ShortestAddition)
            {
                Miss(turn, Phrase.NotUnderstood);
                return;
            }

            AddSaid(turn);
        }

        if (turn.Session.Open.Kind == QuestionKind.Summary && turn.Leads.Count == 0 && turn.Draft!.Said.Count > said)
        {
            turn.Lead(Phrase.Added);
        }

        Next(turn);
    }

    /// <summary>The place that is all a message tells before there is a matter, whatever its name speaks of; null when it tells more.</summary>
    private SlotValue? OnlyPlace(Turn turn)
        => turn.Met(turn.Text).Place(dialogs.Places, []) is { } span && StoryText.Letters(turn.Text.Remove(span.Start, span.Length)) == 0
            ? new SlotValue(PlaceSlot, turn.Text.Substring(span.Start, span.Length), turn.Text.Substring(span.Start, span.Length), SlotSource.Said)
            : null;

    /// <summary>Whether a few letters say nothing that any matter knows: "oh", "no". So little is hardly told from nothing: a likely matter is not enough, it must be worth offering.</summary>
    public bool IsInterjection(string text) => StoryText.Letters(text) < ShortestAddition && Placing.Of(dialogs.Classifier.Rank(text)) == PlacingResult.Lost;

    /// <summary>Whether a text can tell anything: a picture character, a number or a single sound tells nothing.</summary>
    public static bool IsStory(string text) => StoryText.IsStory(text);

    /// <summary>Puts the draft under a matter by what was said, or asks which of a few, or for more.</summary>
    public void Place(Turn turn)
    {
        var ranked = DraftRanking.Rank(turn);
        switch (Placing.Of(ranked))
        {
            case PlacingResult.Sure:
                ChooseMatter(turn, ranked[0].Matter, PlacedBy.Sure);
                Next(turn);
                break;
            case PlacingResult.Unsure:
                turn.Open(QuestionKind.Matter);
                break;
            default:
                SeekMatter(turn);
                break;
        }
    }

    /// <summary>
    /// Nothing can be made of what was said: asks once for more, then shows the menu. Danger is not kept waiting for that: the city's office gets it as soon as there is a place.
    /// </summary>
    private void SeekMatter(Turn turn)
    {
        var draft = turn.NeedDraft();
        var unread = turn.AnswerWaits && turn.Session.Open.Kind == QuestionKind.Clarify;
        if (dialogs.UrgencyRules.Any(rule => rule.Applies(turn.Met(turn.StoryOf(draft)))))
        {
            ChooseMatter(turn, Report.Unplaced, PlacedBy.HandedOver);
            Next(turn);
        }
        else if (!draft.Clarified || unread)
        {
            turn.SetDraft(draft with { Clarified = true });
            turn.Open(QuestionKind.Clarify);
        }
        else if (turn.Session.Open.Kind == QuestionKind.Menu)
        {
            Miss(turn, Phrase.NotUnderstood);
        }
        else
        {
            turn.Lead(Phrase.MenuUnplaced);
            turn.Open(QuestionKind.Menu);
        }
    }

    /// <summary>Puts the draft under a matter and reads its slots from all that was said.</summary>
    public void ChooseMatter(Turn turn, int matter, PlacedBy by)
    {
        var draft = turn.NeedDraft();
        turn.SetDraft(draft with
        {
            Matter = matter,
            Kind = null,
            Placement = (draft.Placement ?? Placement.None) with { By = by },
            Asked = [],
            Values = [.. draft.Values.Where(value => value.Slot is PlaceSlot or TimeSlot)],
            UrgentSlots = [],
        });
        ChooseKind(turn);
    }

    /// <summary>Settles the kind where the words or the flow leave no choice.</summary>
    private void ChooseKind(Turn turn)
    {
        if (turn.Flow is not { } flow || turn.Draft is not { } draft)
        {
            return;
        }

        var text = turn.StoryOf(draft);
        if (flow.Kinds.Count == 1)
        {
            SetKind(turn, flow.Kinds[0]);
        }
        else if (text.Length > 0)
        {
            SetKind(turn, BestKind(turn, flow, text));
        }
    }

    /// <summary>The kind of a flow whose words a text holds most of; the first one when it holds none.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="text">Normalised text.</param>
    public static ReportKind BestKind(Turn turn, Flow flow, string text)
    {
        var met = turn.Met(text);
        return flow.Kinds.MaxBy(kind => met.Count(kind.Words))!;
    }

    public void SetKind(Turn turn, ReportKind kind)
    {
        var draft = turn.NeedDraft() with { Kind = kind.Id };
        foreach (var said in draft.Said)
        {
            draft = Fill(draft, slots.ReadAll(turn.Met(turn.Normal(said)), kind, draft.StartedAt, NormalText.WithBlanks(said)));
        }

        turn.SetDraft(draft);
    }

    /// <summary>Sets what is not known yet; words for a place that was sent as a point complete it.</summary>
    private static Draft Fill(Draft draft, IReadOnlyList<SlotValue> read)
    {
        var news = new List<SlotValue>(read.Count);
        foreach (var value in read)
        {
            var known = draft.Find(value.Slot);
            if (known is null)
            {
                news.Add(value);
            }
            else if (value.Slot == PlaceSlot && known.Point is not null && known.Value.Length == 0)
            {
                news.Add(value with { Point = known.Point });
            }
        }

        return news.Count == 0 ? draft : draft.With(news);
    }

    public static void AddSaid(Turn turn)
    {
        var draft = turn.NeedDraft();
        var room = MaximumSaid - draft.Said.Sum(said => said.Length);
        if (room > 0)
        {
            turn.SetDraft(draft with { Said = [.. draft.Said, turn.Said.Length <= room ? turn.Said : turn.Said[..room]] });
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
        else if (DraftArea.IsAsked(turn))
        {
            turn.Open(QuestionKind.Community);
        }
        else
        {
            turn.Open(QuestionKind.Summary);
        }
    }

    /// <summary>The open question was not understood; see <see cref="MissLadder"/>.</summary>
    public static void Miss(Turn turn, Phrase problem, params ReadOnlySpan<(string Name, string Value)> values) => MissLadder.Miss(turn, problem, values);
}
