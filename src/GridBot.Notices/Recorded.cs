// What a record of an attempt found and changed.
namespace GridBot.Notices;

/// <summary>The outcome of recording an attempt.</summary>
/// <param name="Kept">Rows whose result was kept; fewer than were sent when the lease was lost.</param>
/// <param name="FaultChanged">Whether a fault of the configuration was met for the first time or mended: somebody should tell.</param>
public sealed record Recorded(int Kept, bool FaultChanged);
