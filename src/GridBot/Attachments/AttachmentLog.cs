// The log texts of the attachments: ids and reasons, never what was sent.
namespace GridBot.Attachments;

/// <summary>Log messages 1100 to 1199.</summary>
internal static partial class AttachmentLog
{
    [LoggerMessage(1101, LogLevel.Warning, "Dropped attachments not swept, tried again: {Reason}")]
    public static partial void NotSwept(ILogger logger, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "Attachment {Id} is not taken: {Reason}")]
    public static partial void NotTaken(ILogger logger, string id, string reason);

    [LoggerMessage(1103, LogLevel.Information, "{Count} file(s) deleted that were left of attachments which never became clean")]
    public static partial void DraftsSwept(ILogger logger, int count);
}
