// What a page says about what was just done.
namespace GridBot.Pages;

/// <summary>A message at the top of a page.</summary>
/// <param name="Text">What is said.</param>
/// <param name="IsGood">Whether it went through.</param>
public sealed record PageMessage(string Text, bool IsGood);
