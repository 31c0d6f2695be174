// The log texts of signing in: that something failed and why in a word, never who.
namespace GridBot.SignIn;

/// <summary>Log messages 1600 to 1649.</summary>
internal static partial class SignInLog
{
    [LoggerMessage(1601, LogLevel.Warning, "The platform could not say who signed in: {Reason}")]
    public static partial void Unavailable(ILogger logger, string reason);

    [LoggerMessage(1602, LogLevel.Warning, "Somebody came back from the platform without a sign-in under way, or too late")]
    public static partial void NoTicket(ILogger logger);

    [LoggerMessage(1603, LogLevel.Warning, "An address tried to sign in too often")]
    public static partial void TooOften(ILogger logger);
}
