// What a file has become after cleaning.
namespace GridBot.Attachments.Cleaning;

/// <summary>A clean file.</summary>
/// <param name="ContentType">What it is now, which need not be what it was.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record CleanMedia(string ContentType, long Bytes);
