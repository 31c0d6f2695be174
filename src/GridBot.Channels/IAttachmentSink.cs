// Where fetched attachments go; implemented by the program.
namespace GridBot.Channels;

/// <summary>Takes the bytes of attachments and what became of them.</summary>
public interface IAttachmentSink
{
    /// <summary>Opens the attachment's file for writing from its beginning; an earlier, unfinished attempt is overwritten. The caller disposes the stream.</summary>
    Task<Stream> OpenAsync(string attachmentId, CancellationToken cancellationToken);

    /// <summary>All bytes are written and the stream is closed.</summary>
    /// <param name="attachmentId">The attachment.</param>
    /// <param name="contentType">As sniffed from the bytes; "application/octet-stream" when they are of no kind the platform documents.</param>
    /// <param name="bytes">Size.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task StoredAsync(string attachmentId, string contentType, long bytes, CancellationToken cancellationToken);

    /// <summary>The attachment cannot be had any more (expired on the platform, or over the size limit); what was written is to be discarded.</summary>
    Task LostAsync(string attachmentId, string reason, CancellationToken cancellationToken);
}
