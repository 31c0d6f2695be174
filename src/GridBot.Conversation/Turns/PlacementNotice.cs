// Says once under which matter a report was put without asking, and why, beside a way to change it.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The first question after a sure placement tells the matter, its bureau and the reason; the summary tells them by itself.</summary>
internal static class PlacementNotice
{
    /// <summary>Most reasons that are told before a question; the summary tells all.</summary>
    private const int MostReasons = 3;

    /// <summary>Most options of a question that get one more: a card holds six buttons, and a card is what makes changing a single tap.</summary>
    private const int MostOptions = 5;

    /// <summary>Tells the placement before the question that opens now, when it was not told yet.</summary>
    public static void Tell(Turn turn)
    {
        if (turn.Draft is not { Placement.By: PlacedBy.Sure or PlacedBy.Early } draft || turn.Flow is not { Matter.IsListed: true } flow)
        {
            return;
        }

        var line = Line(turn, flow, draft);
        // A line that waited with an answer nobody has read is said anew, or goes where the summary says it.
        var unread = turn.TakeBack(line);
        if (draft.Filed is null && (draft.PlacementTold is null || unread) && !turn.SaysOnlyLeads && turn.Session.Open.Kind is QuestionKind.Slot or QuestionKind.Kind or QuestionKind.Community)
        {
            turn.Lead(line);
            turn.SetDraft(draft with { PlacementTold = turn.Session.Open.Key });
        }
    }

    /// <summary>Whether the placement was told with the question that stands open.</summary>
    public static bool StandsHere(Turn turn) => turn.Draft is { Filed: null, Placement.By: PlacedBy.Sure, PlacementTold: { } told } && told == turn.Session.Open.Key;

    /// <summary>The options of a slot's question, with one more that changes the matter where the placement is told. An open question gets none: what is no choice should not look like one.</summary>
    public static IReadOnlyList<Choice> WithChange(Turn turn, List<Choice> options)
    {
        if (StandsHere(turn) && options.Count is > 0 and <= MostOptions)
        {
            options.Add(new Choice(QuestionWriter.ChangeMatterOption, turn.Say(Phrase.OtherMatter)));
        }

        return options;
    }

    /// <summary>The reasons in brackets; empty when there are none, because a person chose the matter.</summary>
    public static string Why(Turn turn, Draft draft)
        => draft.Reasons.Count == 0 ? "" : turn.Say(Phrase.PlacedWhy, ("reasons", turn.Joined(draft.Reasons.Take(MostReasons))));

    private static string Line(Turn turn, Flow flow, Draft draft)
    {
        var why = Why(turn, draft);
        var matter = ("matter", turn.NameOf(flow.Matter));
        return turn.Kind is { Category: KindCategory.Activity } kind ? turn.Say(Phrase.PlacedRecord, matter, ("kind", kind.Label), ("why", why))
            : flow.Matter.Bureaus[0] is { IsDistrict: false } bureau ? turn.Say(Phrase.Placed, matter, ("bureau", bureau.Name), ("why", why))
            : turn.Say(Phrase.PlacedDistrict, matter, ("why", why));
    }
}
