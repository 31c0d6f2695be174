// The log texts of the channels: ids, codes and reasons, never what people wrote.
using Microsoft.Extensions.Logging;

namespace GridBot.Channels;

/// <summary>Log messages 2000 to 2099.</summary>
internal static partial class ChannelLog
{
    [LoggerMessage(2001, LogLevel.Warning, "{Platform} call {Call} failed: {Reason}")]
    public static partial void CallFailed(ILogger logger, string platform, string call, string reason);

    [LoggerMessage(2002, LogLevel.Warning, "{Platform} refused {Call} with {Code} ({Reason}), hint {Hint}")]
    public static partial void CallRefused(ILogger logger, string platform, string call, int code, string reason, string hint);

    [LoggerMessage(2003, LogLevel.Information, "{Platform} access token renewed, used for {Lifetime}")]
    public static partial void TokenRenewed(ILogger logger, string platform, TimeSpan lifetime);

    [LoggerMessage(2004, LogLevel.Error, "{Platform} gives no access token ({Code}, {Reason}); not tried again for {Hold}")]
    public static partial void TokenRefused(ILogger logger, string platform, int code, string reason, TimeSpan hold);

    [LoggerMessage(2005, LogLevel.Information, "Card of outbox row {Id} refused ({Code}, {Reason}); sent as text")]
    public static partial void CardRefused(ILogger logger, string id, int code, string reason);

    [LoggerMessage(2006, LogLevel.Information, "Card of outbox row {Id} had arrived by an earlier attempt")]
    public static partial void CardHadArrived(ILogger logger, string id);

    [LoggerMessage(2007, LogLevel.Warning, "Attachment {Id} cannot be had: {Reason} ({Code})")]
    public static partial void AttachmentLost(ILogger logger, string id, string reason, int code);

    [LoggerMessage(2008, LogLevel.Error, "Attachment {Id} cannot be written ({Fault})")]
    public static partial void AttachmentNotWritten(ILogger logger, string id, string fault);

    [LoggerMessage(2009, LogLevel.Error, "Group {Group} has no usable address ({Reason})")]
    public static partial void GroupMisconfigured(ILogger logger, string group, string reason);

    [LoggerMessage(2010, LogLevel.Warning, "The access token that replicas share is out of reach ({Fault}); this replica asks for one of its own")]
    public static partial void ShelfFault(ILogger logger, string fault);
}
