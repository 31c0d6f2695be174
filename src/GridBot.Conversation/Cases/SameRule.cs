// Decides which open case is the same thing as what somebody tells.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>The rule of sameness. Pure; somebody who knows the place is asked before anything is joined.</summary>
/// <param name="dialogs">Distances, and what options there are.</param>
internal sealed class SameRule(DialogSet dialogs)
{
    /// <summary>Id of the option that says nothing of what it is.</summary>
    private const string OtherOption = "other";

    /// <summary>Points this many times the distance apart speak against one address: two roads of one name.</summary>
    private const int TooFar = 10;

    /// <summary>The first of the open cases that is the same thing; null when none is.</summary>
    public Report? Find(IReadOnlyList<Report> open, SameThing thing) => open.FirstOrDefault(report => IsSame(report, thing));

    /// <summary>The slot that says what it is: the first choice of the kind.</summary>
    public static Slot? WhatSlot(ReportKind kind) => kind.Slots.FirstOrDefault(slot => slot.Type is SlotType.Choice or SlotType.Choices);

    /// <summary>The options of a report that say what it is; empty when none was told.</summary>
    public static string WhatOf(ReportKind kind, IEnumerable<Answer> answers)
        => WhatSlot(kind) is { } slot ? answers.FirstOrDefault(answer => answer.Slot == slot.Id)?.Value ?? "" : "";

    private bool IsSame(Report report, SameThing thing)
        => report.Matter == thing.Matter && report.Kind == thing.Kind && dialogs.KindOf(report.Matter, report.Kind) is { } kind
            && !Differ(WhatOf(kind, report.Answers), thing.What) && IsSamePlace(report, thing);

    /// <summary>
    /// Whether two places are one. Who reported both knows their places apart: two addresses of their own are two places, however near. Of somebody else's the house next door may be the same spot of the street, as people count
    /// houses differently.
    /// </summary>
    private bool IsSamePlace(Report report, SameThing thing)
    {
        double? metres = report.Place.Point is { } there && thing.Point is { } here ? here.MetresTo(there) : null;
        var near = metres <= dialogs.Cases.SameWithinMetres;
        var far = metres > (double)dialogs.Cases.SameWithinMetres * TooFar;
        var alike = PlaceKey.IsSame(report.PlaceKey, thing.PlaceKey);
        return report.Person == thing.Person && report.PlaceKey.Length > 0 && thing.PlaceKey.Length > 0
            ? alike && !far
            : near || (!far && (alike || PlaceKey.Neighbours(thing.PlaceKey).Contains(report.PlaceKey)));
    }

    /// <summary>Whether both told what it is, and plainly something else.</summary>
    private static bool Differ(string left, string right)
    {
        var (one, other) = (left.Split(',', StringSplitOptions.RemoveEmptyEntries), right.Split(',', StringSplitOptions.RemoveEmptyEntries));
        return one.Length > 0 && other.Length > 0 && !one.Contains(OtherOption) && !other.Contains(OtherOption) && !one.Intersect(other, StringComparer.Ordinal).Any();
    }
}
