// An attachment that waits on the platform and must be fetched before it expires.
namespace GridBot.Notices;

/// <summary>An attachment to fetch.</summary>
/// <param name="AttachmentId">Id of the attachment's row and file.</param>
/// <param name="MediaId">The platform's id of the media.</param>
/// <param name="Channel">The platform; empty in rows of earlier versions, where the target names it. Whoever sent it may have had everything deleted meanwhile: the photo belongs to a report.</param>
public sealed record MediaFetch(string AttachmentId, string MediaId, string Channel = "");
