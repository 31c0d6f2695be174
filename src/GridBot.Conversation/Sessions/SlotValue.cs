// The value of a slot and where it came from.
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>A known slot. Masked.</summary>
/// <param name="Slot">Slot id.</param>
/// <param name="Value">Option ids joined by ',', "yes"/"no", a number, an ISO time, or text; empty when skipped.</param>
/// <param name="Shown">The value as people read it.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Point">The point of a place sent as a location.</param>
public sealed record SlotValue(string Slot, string Value, string Shown, SlotSource Source, GeoPoint? Point = null);

/// <summary>Where a value came from; stored by name.</summary>
public enum SlotSource
{
    /// <summary>Read from free text.</summary>
    Said,

    /// <summary>Given as the answer to its question.</summary>
    Answered,

    /// <summary>Passed over on purpose.</summary>
    Skipped,
}
