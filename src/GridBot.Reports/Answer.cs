// One answered slot of a report, as it is shown and stored.
namespace GridBot.Reports;

/// <summary>An answered slot.</summary>
/// <param name="Slot">Slot id in the dialog, stable across wording changes.</param>
/// <param name="Label">What the slot is called to people.</param>
/// <param name="Value">Machine value: option ids joined by ',', a number, an ISO time, or text. Masked.</param>
/// <param name="Shown">The value as people read it. Masked.</param>
public sealed record Answer(string Slot, string Label, string Value, string Shown);
