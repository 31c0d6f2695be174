// What a download gave.
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>What a download gave.</summary>
/// <param name="Result">Sent: all bytes were written.</param>
/// <param name="ContentType">As sniffed, see <see cref="MediaKind"/>.</param>
/// <param name="FileName">The name the platform gave; may be empty. Not to be used as a path.</param>
/// <param name="Bytes">Bytes written.</param>
public sealed record MediaResult(SendResult Result, string ContentType, string FileName, long Bytes);
