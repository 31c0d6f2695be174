// Thrown when what a command was given cannot be used.
namespace GridBot.Commands;

/// <summary>The input is at fault; the message tells how to mend it.</summary>
internal sealed class InputException(string message) : Exception(message);
