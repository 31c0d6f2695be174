// The log texts of the pages: that something failed and where, never what was on the page.
namespace GridBot.Pages;

/// <summary>Log messages 1650 to 1699.</summary>
internal static partial class PageLog
{
    [LoggerMessage(1651, LogLevel.Error, "A page was not served: {Reason}")]
    public static partial void NotServed(ILogger logger, string reason);

    [LoggerMessage(1652, LogLevel.Critical, "A page failed with {Fault}. {Where}")]
    public static partial void Failed(ILogger logger, string fault, string where);

    [LoggerMessage(1653, LogLevel.Warning, "A form was refused: {Reason}")]
    public static partial void FormRefused(ILogger logger, string reason);
}
