// Finds the frames of an MP3 between its tags.
using System.Buffers.Binary;

namespace GridBot.Attachments.Cleaning;

/// <summary>ID3v2 stands before the frames; ID3v1, APE and lyrics behind them. Only what is between is kept.</summary>
internal static class Mp3Frames
{
    private const int TagHead = 10;
    private const int FooterFlag = 0x10;

    /// <summary>Kilobits a second of layer 3, by index; of MPEG 1 and of MPEG 2 and 2.5.</summary>
    private static ReadOnlySpan<short> Rates1 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];

    private static ReadOnlySpan<short> Rates2 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    /// <summary>Samples a second of MPEG 1; half of it in MPEG 2, a quarter in MPEG 2.5.</summary>
    private static ReadOnlySpan<int> Frequencies => [44100, 48000, 32000, 0];

    /// <summary>The stretch of the file that is kept.</summary>
    /// <exception cref="MediaRefusedException">No two frames follow each other.</exception>
    public static Range Kept(ReadOnlySpan<byte> file)
    {
        var start = AfterTags(file);
        var (at, frames) = (start, 0);
        while (FrameBytes(file[at..]) is > 0 and var bytes && bytes <= file.Length - at)
        {
            at += bytes;
            frames++;
        }

        // One frame may be chance.
        return frames > 1 ? start..at : throw new MediaRefusedException(MediaRefusedException.Format);
    }

    private static int AfterTags(ReadOnlySpan<byte> file)
    {
        var at = 0L;
        while (file.Length - at > TagHead && file[(int)at..].StartsWith("ID3"u8))
        {
            var head = file[(int)at..];
            var bytes = ((head[6] & 0x7F) << 21) | ((head[7] & 0x7F) << 14) | ((head[8] & 0x7F) << 7) | (head[9] & 0x7F);
            at += TagHead + bytes + ((head[5] & FooterFlag) != 0 ? TagHead : 0);
        }

        // Some writers fill up with zeros.
        while (at < file.Length && file[(int)at] == 0)
        {
            at++;
        }

        return (int)Math.Min(at, file.Length);
    }

    /// <summary>Bytes of the frame that begins here; 0 when none of layer 3 does.</summary>
    private static int FrameBytes(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4)
        {
            return 0;
        }

        var head = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var (sync, version, layer) = (head >> 21, (head >> 19) & 3, (head >> 17) & 3);
        var rate = (version == 3 ? Rates1 : Rates2)[(int)((head >> 12) & 0xF)] * 1000;
        var frequency = Frequencies[(int)((head >> 10) & 3)] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        return sync != 0x7FF || version == 1 || layer != 1 || rate == 0 || frequency == 0 ? 0 : ((version == 3 ? 144 : 72) * rate / frequency) + (int)((head >> 9) & 1);
    }
}
