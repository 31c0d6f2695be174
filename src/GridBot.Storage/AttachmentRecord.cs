// An attachment of a draft or report: what it is and how far its fetching has come.
namespace GridBot.Storage;

/// <summary>An attachment's row.</summary>
/// <param name="Id">Random id; also the file's name under the data path.</param>
/// <param name="Person">Reference of the person who sent it.</param>
/// <param name="Kind">"image", "voice" or "video".</param>
/// <param name="MediaId">The platform's id; valid three days on WeCom.</param>
/// <param name="State">How far the fetching has come.</param>
/// <param name="ContentType">Content type as sniffed; empty until fetched.</param>
/// <param name="Bytes">Size in bytes; 0 until fetched.</param>
/// <param name="CreatedAt">When the message arrived.</param>
public sealed record AttachmentRecord(
    string Id, string Person, string Kind, string MediaId, AttachmentState State, string ContentType, long Bytes, DateTimeOffset CreatedAt);

/// <summary>State of an attachment; stored by name.</summary>
public enum AttachmentState
{
    Waiting,
    Fetched,
    Lost,
}
