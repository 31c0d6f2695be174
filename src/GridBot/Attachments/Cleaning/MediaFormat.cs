// The formats that are taken, told by the first bytes of a file.
namespace GridBot.Attachments.Cleaning;

/// <summary>A format. Names, extensions and headers of whoever sent the file are never asked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of attachment it may be: "image", "voice" or "video".</param>
/// <param name="StoredType">Content type of what is kept of it; every picture is kept as a JPEG.</param>
internal sealed record MediaFormat(string Name, string Kind, string StoredType)
{
    /// <summary>Bytes that must be known.</summary>
    public const int HeadBytes = 12;

    public const string Picture = "image";

    private const string Jpegs = "image/jpeg";

    public static MediaFormat Jpeg { get; } = new(nameof(Jpeg), Picture, Jpegs);

    /// <summary>PNG, GIF, WebP and BMP.</summary>
    public static MediaFormat OtherPicture { get; } = new(nameof(OtherPicture), Picture, Jpegs);

    public static MediaFormat Amr { get; } = new(nameof(Amr), "voice", "audio/amr");

    public static MediaFormat AmrWideband { get; } = new(nameof(AmrWideband), "voice", "audio/amr-wb");

    public static MediaFormat Silk { get; } = new(nameof(Silk), "voice", "audio/silk");

    public static MediaFormat Mp3 { get; } = new(nameof(Mp3), "voice", "audio/mpeg");

    public static MediaFormat Mp4 { get; } = new(nameof(Mp4), "video", "video/mp4");

    /// <summary>The format of a file that begins so; null when it is none that is taken.</summary>
    public static MediaFormat? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => OtherPicture,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => OtherPicture,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => OtherPicture,
        [(byte)'B', (byte)'M', ..] => OtherPicture,
        _ when head.StartsWith(VoiceFrames.AmrMark) => Amr,
        _ when head.StartsWith(VoiceFrames.AmrWidebandMark) => AmrWideband,
        _ when head.StartsWith(VoiceFrames.SilkMark) || head is [VoiceFrames.SilkPrefix, ..] && head[1..].StartsWith(VoiceFrames.SilkMark) => Silk,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE2 and not 0xFF, ..] => Mp3,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        _ => null,
    };
}
