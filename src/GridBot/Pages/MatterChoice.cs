// A matter that a case can be placed under.
namespace GridBot.Pages;

/// <summary>A choice in a list of matters.</summary>
/// <param name="No">Number of the matter.</param>
/// <param name="Label">Its name and the bureau a case would go to.</param>
/// <param name="IsLikely">Whether the model suggested it.</param>
public sealed record MatterChoice(int No, string Label, bool IsLikely);
