// Reads a case for a page, beside the writes.
using GridBot.Conversation.Cases;
using GridBot.Reports;
using GridBot.Storage;

namespace GridBot.Pages;

/// <summary>Cases with their steps and attachments.</summary>
internal sealed class CaseReader(ReportReader reports, AttachmentStore attachments)
{
    /// <summary>A case; its report is null when there is none of that number.</summary>
    public async Task<FoundCase> FindAsync(ReportNumber number, CancellationToken cancellationToken)
    {
        // The steps first: a step that commits in between is then missing, and what is made of the page counts as outdated, never as newer than it is.
        var events = await reports.EventsAsync(number, cancellationToken);
        return new FoundCase(number, await reports.FindAsync(number, cancellationToken), events);
    }

    /// <summary>Ids of all attachments of a case.</summary>
    public static IReadOnlyList<string> AttachmentsOf(FoundCase found)
        => [.. (found.Report?.Attachments ?? []).Concat(found.Events.SelectMany(step => step.Attachments)).Distinct(StringComparer.Ordinal)];

    /// <summary>Rows of all attachments of a case, in the order in which they came.</summary>
    public Task<IReadOnlyList<AttachmentRecord>> AttachmentsAsync(FoundCase found, CancellationToken cancellationToken) => attachments.ListAsync(AttachmentsOf(found), cancellationToken);
}
