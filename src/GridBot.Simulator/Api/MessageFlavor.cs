// What one sending endpoint allows: types, lengths, and what happens beyond them.
namespace GridBot.Simulator.Api;

/// <summary>What one endpoint allows.</summary>
/// <param name="Types">Message types.</param>
/// <param name="TextBytes">Longest text.</param>
/// <param name="MarkdownBytes">Longest markdown.</param>
/// <param name="CutText">Whether a longer text is cut; otherwise it is refused.</param>
/// <param name="CutMarkdown">Whether longer markdown is cut; otherwise it is refused.</param>
/// <param name="LongTextCode">Code of the refusal of a long text.</param>
/// <param name="CardTypes">Card types; null: all.</param>
/// <param name="RobotKey">Owner of the media; empty for the application.</param>
public sealed record MessageFlavor(
    IReadOnlyList<string> Types, int TextBytes, int MarkdownBytes, bool CutText, bool CutMarkdown, int LongTextCode, IReadOnlyList<string>? CardTypes, string RobotKey);
