// Says that a file is not taken, and in one word why.
namespace GridBot.Attachments.Cleaning;

/// <summary>The file is of no kind that is kept, is broken, or would cost too much. Nothing of what it holds is in the message.</summary>
internal sealed class MediaRefusedException(string reason) : Exception($"The file is not taken: {reason}.")
{
    /// <summary>It is not what it should be, or not whole.</summary>
    public const string Format = "format";

    /// <summary>It is larger, or would become larger, than is taken.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The program ended several times while it cleaned this file.</summary>
    public const string Crash = "crash";

    public string Reason { get; } = reason;
}
