// The log texts of the turns: types and places of faults, never content.
namespace GridBot.Turns;

/// <summary>Log messages 1300 to 1399.</summary>
internal static partial class TurnLog
{
    [LoggerMessage(1301, LogLevel.Critical, "The conversation engine failed with {Fault}; the session was ended. {Where}")]
    public static partial void EngineFailed(ILogger logger, string fault, string where);
}
