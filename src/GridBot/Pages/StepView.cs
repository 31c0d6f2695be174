// A step of a case as its page shows it.
namespace GridBot.Pages;

/// <summary>A step.</summary>
/// <param name="Who">Whoever took it: a part or an officer, never who reported.</param>
/// <param name="What">What was done.</param>
/// <param name="When">When, as people say it.</param>
/// <param name="At">When, for machines.</param>
/// <param name="Note">What was said with it; empty for nothing.</param>
/// <param name="Photos">What came with it.</param>
public sealed record StepView(string Who, string What, string When, string At, string Note, IReadOnlyList<PhotoView> Photos);
