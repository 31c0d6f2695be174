// Derives from a draft's place in which grid it lies, and which bureau answers there.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The area of a draft. Derived at every turn and never stored, so that the grid follows the place.</summary>
internal static class DraftArea
{
    /// <summary>The area the draft's place lies in; null when nothing tells it, or there are no grids.</summary>
    public static FoundArea? Of(Turn turn) => turn.Draft?.Find(DraftTurn.PlaceSlot) is { } place ? Of(turn, place) : Of(turn, null);

    /// <summary>The bureau the draft's report goes to: the district's own where the matter is the districts'.</summary>
    public static Bureau BureauOf(Turn turn) => turn.Dialogs.BureauOf(turn.Flow!.Matter, Of(turn));

    /// <summary>The grid as a line of the summary; null when it is not known.</summary>
    public static Fact? Fact(Turn turn) => Of(turn) is { IsLocal: true } found ? new Fact(turn.Say(Phrase.GridLabel), found.Area.FullName) : null;

    /// <summary>
    /// Whether a resident is to be asked for the community: nothing else tells it, the bureau depends on it or the place names nothing that a stranger could find, nothing urgent waits for it, and it was not
    /// asked for this place. A whole address that the file of grids lacks finds its way without that question.
    /// </summary>
    public static bool IsAsked(Turn turn)
    {
        if (turn.Dialogs.Grids is not { } map || turn.Input.Role != Role.Resident || turn.Kind is not { Category: not KindCategory.Activity } kind
            || turn.Draft is not { } draft || draft.Find(DraftTurn.PlaceSlot) is not { Shown.Length: > 0 } place)
        {
            return false;
        }

        return draft.Told?.Place != place.Shown && !(place.Point is not null && map.HasPolygons) && Of(turn) is not { IsLocal: true }
            && (BureauOf(turn).IsDistrict || turn.Dialogs.Places.Find(place.Value, []) is null) && !IsUrgent(turn, kind, draft);
    }

    private static FoundArea? Of(Turn turn, SlotValue? place)
    {
        if (turn.Dialogs.Grids is not { } map)
        {
            return null;
        }

        var told = place is not null && turn.Draft!.Told is { } answer && answer.Place == place.Shown ? map.Find(answer.Area) : null;
        // A turn asks several times, and mostly nothing has changed since.
        var asked = (place, turn.Home, told);
        if (turn.Area is not { } known || known.Asked != asked)
        {
            turn.Area = known = (asked, map.Find(new Place(place?.Value ?? "", place?.Point), turn.Home, told));
        }

        return known.Found;
    }

    /// <summary>Whether the draft is urgent, also by words of this very turn, whose warning comes only at its end.</summary>
    private static bool IsUrgent(Turn turn, ReportKind kind, Draft draft)
        => FormState.IsUrgent(kind, draft) || turn.Dialogs.UrgencyRules.Any(rule => rule.Applies(turn.Met(turn.StoryOf(draft))));
}
