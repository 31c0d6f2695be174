// A part of a text that a label replaces.
namespace GridBot.Reports.Masking;

/// <summary>A part to replace.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Label">What stands there instead.</param>
internal sealed record MaskedSpan(int Start, int End, string Label);
