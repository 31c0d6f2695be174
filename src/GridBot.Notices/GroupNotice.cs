// A notice for a bureau's group chat, already worded, free of any platform's form.
using GridBot.Reports;

namespace GridBot.Notices;

/// <summary>A notice to a group: markdown, split by the sender where the platform's byte limit asks for it.</summary>
/// <param name="Markdown">The notice's text; never holds who reported.</param>
/// <param name="Changes">What an update tells, so that a later one can take its place while it waits; null for any other notice.</param>
public sealed record GroupNotice(string Markdown, IReadOnlyList<ReportChange>? Changes = null)
{
    /// <summary>The notice in one line, for a digest of several; null when it is not fit for one.</summary>
    public string? Line { get; init; }
}
