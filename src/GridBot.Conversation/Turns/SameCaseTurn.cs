// Asks whether something was reported before, and hears the answer.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>
/// The same thing again. A draft is compared with the open cases once for each place and matter it has; who is asked sees what, where, when and how it stands, and nothing of who reported it or what they said.
/// Disputes, help and activities are somebody's own affair and are never compared.
/// </summary>
internal sealed class SameCaseTurn(DialogSet dialogs, DraftTurn drafts, SlotReader slots, JoinTurn joins)
{
    public const string SameOption = "join";
    public const string OtherOption = "apart";

    /// <summary>Longest text that is a yes or no, in characters; longer ones tell something.</summary>
    private const int ShortAnswer = 8;

    /// <summary>How often one case is asked about; who goes on telling something else gets a report of their own.</summary>
    private const int MostAsked = 3;

    private readonly SameRule rule = new(dialogs);

    /// <summary>Asks about an open case before anything else is asked, when the draft tells the same thing.</summary>
    public void Compare(Turn turn)
    {
        if (turn.Wants != TurnWants.None || turn.Draft is not { Filed: null, Distinct: false } draft || turn.Session.Open.Kind is not (QuestionKind.Slot or QuestionKind.Community or QuestionKind.Summary)
            || IsSettled(turn, draft) || ThingOf(turn, draft) is not { HasPlace: true } thing)
        {
            return;
        }

        var pressing = EarlyFilingTurn.IsPressing(turn, turn.Kind!, draft);
        if (draft.Compared == thing.Key)
        {
            AskAgain(turn, draft, pressing);
            return;
        }

        var query = new AlikeQuery(thing.Matter, thing.Kind, turn.Input.Now - dialogs.Cases.SameWithin, PlaceKey.Root(thing.PlaceKey), thing.Point, dialogs.Cases.SameWithinMetres);
        if (turn.Alike(query) is not { } found)
        {
            return;
        }

        // Danger is told at once unless its bureau is alarmed already.
        var same = found.Open.Count == 0 ? null : rule.Find([.. found.Open.Where(report => !pressing || report.Urgency == Urgency.Urgent)], thing);
        turn.SetDraft(draft with { Compared = thing.Key, Same = same is null ? null : Shown(turn, same) });
        if (same is not null)
        {
            turn.Open(QuestionKind.Same, same.Number.Text);
        }
    }

    /// <summary>Hears the answer; false when the text tells something else, which is heard as usual.</summary>
    public bool Hear(Turn turn)
    {
        var text = turn.Text.AsSpan().TrimEnd(".。,!").ToString();
        var tellsPlace = text.Any(char.IsAsciiDigit) || dialogs.PlaceIn(text, turn.Input.Now) is not null;
        if (!tellsPlace && text.Length <= ShortAnswer && dialogs.YesNo.ReadAnswer(text) is { } yes)
        {
            Choose(turn, yes);
            return true;
        }

        if (dialogs.Commands.Is(turn.Text, Command.Submit))
        {
            // Who says "send it" wants it sent.
            Choose(turn, same: false);
            return true;
        }

        if (text.StartsWith(Opening(turn.Say(Phrase.SameNo)), StringComparison.Ordinal))
        {
            // "It is not, it is the one beside it": the answer is given, and the rest is told.
            TellApart(turn);
        }

        return false;
    }

    /// <summary>The answer whether it is the same.</summary>
    public void Choose(Turn turn, bool same)
    {
        if (same && turn.Draft is { Same: { } asked } draft)
        {
            if (!joins.Join(turn, draft, asked))
            {
                TellApart(turn);
                drafts.Next(turn);
            }

            return;
        }

        TellApart(turn);
        drafts.Next(turn);
    }

    /// <summary>The draft is a thing of its own from now on, and is not compared again.</summary>
    public static void TellApart(Turn turn)
    {
        if (turn.Draft is { } draft)
        {
            turn.SetDraft(draft with { Same = null, Distinct = true });
        }
    }

    /// <summary>The options of the question.</summary>
    public static IReadOnlyList<Choice> Options(Turn turn) =>
    [
        new Choice(SameOption, turn.Say(turn.Draft?.Same is { Own: true } ? Phrase.SameYesOwn : Phrase.SameYes)),
        new Choice(OtherOption, turn.Say(Phrase.SameNo)),
    ];

    /// <summary>The question's text.</summary>
    public static string Text(Turn turn) => turn.Say(Phrase.SameQuestion, ("case", turn.Draft?.Same?.Line ?? ""));

    /// <summary>Whether the draft was compared at an earlier turn as it is now, and nothing came of it.</summary>
    private static bool IsSettled(Turn turn, Draft draft)
        => draft is { Compared: not null, Same: null } && turn.Input.Session.Draft is { Compared: not null } before && before.Matter == draft.Matter && before.Kind == draft.Kind
            && before.Find(DraftTurn.PlaceSlot) == draft.Find(DraftTurn.PlaceSlot);

    /// <summary>The question stands until it is answered, whatever else was told; not when the draft has become a danger its bureau does not know of.</summary>
    private static void AskAgain(Turn turn, Draft draft, bool pressing)
    {
        if (draft.Same is not { } same)
        {
            return;
        }

        if ((pressing && !same.Urgent) || same.Asked >= MostAsked || turn.Dialogs.Commands.Is(turn.Text, Command.Back))
        {
            turn.SetDraft(draft with { Same = null, Distinct = true });
            return;
        }

        turn.SetDraft(draft with { Same = same with { Asked = same.Asked + 1 } });
        turn.Open(QuestionKind.Same, same.Number);
    }

    /// <summary>What the draft tells; null when it is none of what is compared.</summary>
    private SameThing? ThingOf(Turn turn, Draft draft)
    {
        if (turn.Kind is not { Category: KindCategory.Hazard } kind || draft.Matter is not { } matter || matter == Report.Unplaced || draft.Find(DraftTurn.PlaceSlot) is not { Shown.Length: > 0 } place)
        {
            return null;
        }

        var what = SameRule.WhatSlot(kind) is { } slot ? FormState.ValueOf(slot, kind, draft, slots, turn.Input.Now)?.Value ?? "" : "";
        return new SameThing(matter, kind.Id, dialogs.PlaceKeys.Read(place.Value), place.Point, what, turn.Input.Person);
    }

    private SameCase Shown(Turn turn, Report report)
    {
        var own = report.Person == turn.Input.Person;
        var kind = turn.Kind!;
        var what = SameRule.WhatSlot(kind) is { } slot ? report.Answers.FirstOrDefault(answer => answer.Slot == slot.Id)?.Shown ?? "" : "";
        var place = own ? turn.Show(report.Place) : turn.Show(report.Place with { Text = dialogs.PlaceKeys.WithoutRoom(report.Place.Text) });
        var line = turn.Say(
            own ? Phrase.SameFoundOwn : Phrase.SameFound,
            ("place", QuestionWriter.Shortened(place)),
            ("what", what.Length > 0 ? what : kind.Label),
            ("filed", dialogs.Times.Show(report.FiledAt, turn.Input.Now)),
            ("state", turn.Say(StateWording.Of(report.State))));
        return new SameCase(report.Number.Text, line, own, report.Urgency == Urgency.Urgent);
    }

    /// <summary>The word an option opens with, up to its first mark.</summary>
    private static string Opening(string label)
    {
        var end = 0;
        while (end < label.Length && char.IsLetterOrDigit(label[end]))
        {
            end++;
        }

        return label[..end];
    }
}
