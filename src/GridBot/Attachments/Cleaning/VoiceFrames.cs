// Keeps the frames of a recording and nothing else.
using System.Buffers.Binary;

namespace GridBot.Attachments.Cleaning;

/// <summary>AMR, AMR-WB and SILK as phones record them: a mark, then frames that say how long they are. What stands behind the last whole frame is cut off.</summary>
internal static class VoiceFrames
{
    /// <summary>What begins WeChat's and WeCom's variant of SILK.</summary>
    public const byte SilkPrefix = 0x02;

    public static ReadOnlySpan<byte> AmrMark => "#!AMR\n"u8;

    public static ReadOnlySpan<byte> AmrWidebandMark => "#!AMR-WB\n"u8;

    public static ReadOnlySpan<byte> SilkMark => "#!SILK_V3"u8;

    /// <summary>Bytes of an AMR frame with its head, by frame type; 0 for types that are not used. RFC 4867, 3GPP TS 26.101.</summary>
    private static ReadOnlySpan<byte> AmrFrames => [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];

    /// <summary>The same of AMR-WB. 3GPP TS 26.201.</summary>
    private static ReadOnlySpan<byte> AmrWidebandFrames => [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];

    /// <summary>How much of the file is kept, from its beginning.</summary>
    /// <exception cref="MediaRefusedException">Not one frame is whole.</exception>
    public static int Kept(ReadOnlySpan<byte> file, MediaFormat format)
    {
        var mark = format == MediaFormat.Amr ? AmrMark.Length : format == MediaFormat.AmrWideband ? AmrWidebandMark.Length : SilkMark.Length + (file[0] == SilkPrefix ? 1 : 0);
        var at = mark;
        while (at < file.Length && FrameBytes(file[at..], format) is > 0 and var bytes && bytes <= file.Length - at)
        {
            at += bytes;
        }

        return at > mark ? at : throw new MediaRefusedException(MediaRefusedException.Format);
    }

    private static int FrameBytes(ReadOnlySpan<byte> rest, MediaFormat format)
    {
        if (format == MediaFormat.Silk)
        {
            // A length of which all bits are set ends the recording.
            return rest.Length >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(rest) is > 0 and <= MostSilkBytes and var bytes ? bytes + 2 : 0;
        }

        // The first bit and the last two of a head are zero.
        return (rest[0] & 0b1000_0011) == 0 ? (format == MediaFormat.Amr ? AmrFrames : AmrWidebandFrames)[rest[0] >> 3] : 0;
    }

    /// <summary>Bytes of a frame of SILK at most; MAX_BYTES_PER_FRAME times five of its sources.</summary>
    private const int MostSilkBytes = 1250;
}
