// What a new report is compared with before it is filed.
namespace GridBot.Conversation.Cases;

/// <summary>A wish for open cases to compare with.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Area">Id of the grid or community the place lies in; empty when it is not known.</param>
/// <param name="Since">From when on: cases for the comparison.</param>
/// <param name="CountSince">From when on reports of the kind in the area are counted.</param>
public sealed record AlikeQuery(int Matter, string Kind, string Area, DateTimeOffset Since, DateTimeOffset CountSince);
