// The log texts of the callbacks: reasons, never content.
namespace GridBot.Callbacks;

/// <summary>Log messages 1000 to 1099.</summary>
internal static partial class CallbackLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Callback of {Channel} refused: {Reason}")]
    public static partial void Refused(ILogger logger, string channel, string reason);

    [LoggerMessage(1003, LogLevel.Critical, "Callback of {Channel} failed with {Fault}, to be delivered again. {Where}")]
    public static partial void Failed(ILogger logger, string channel, string fault, string where);
}
