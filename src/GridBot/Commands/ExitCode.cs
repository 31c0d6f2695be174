// The exit codes of the commands (contract).
namespace GridBot.Commands;

/// <summary>Exit codes.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input or configuration is at fault; the message is on standard error.</summary>
    public const int AtFault = 1;

    public const int WrongUsage = 2;

    /// <summary>A needed service cannot be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>Stopped by a signal before the work was done, as shells tell it. A service that is stopped is done.</summary>
    public const int Stopped = 143;
}
