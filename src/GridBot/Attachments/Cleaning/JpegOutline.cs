// Walks a JPEG's markers without decoding it: what decoding would cost.
using System.Buffers.Binary;

namespace GridBot.Attachments.Cleaning;

/// <summary>What the markers say. A decoder keeps a whole picture's coefficients when it comes in several scans, and works through all of it once a scan: a small file can ask for minutes and gigabytes.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Scans">How often the decoder goes through the picture.</param>
/// <param name="CoefficientBytes">What the decoder keeps beside the pixels.</param>
internal sealed record JpegOutline(int Width, int Height, int Scans, long CoefficientBytes)
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const int BytesPerCoefficient = 2;

    /// <exception cref="MediaRefusedException">It is no JPEG of a kind that browsers show.</exception>
    public static JpegOutline Read(ReadOnlySpan<byte> file)
    {
        JpegOutline? frame = null;
        var scans = 0;
        var isProgressive = false;
        var at = 0;
        while (Marker(file, ref at) is var marker && marker != End)
        {
            if (marker is Start or 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var segment = Segment(file, ref at);
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    frame = frame is null ? Frame(segment) : throw new MediaRefusedException(MediaRefusedException.Format);
                    isProgressive = marker == 0xC2;
                    break;
                case >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    // Lossless, hierarchical and arithmetic ones.
                    throw new MediaRefusedException(MediaRefusedException.Format);
                case Scan:
                    scans++;
                    at = AfterScan(file, at);
                    break;
            }
        }

        return frame is null || scans == 0
            ? throw new MediaRefusedException(MediaRefusedException.Format)
            : frame with { Scans = scans, CoefficientBytes = scans > 1 || isProgressive ? frame.CoefficientBytes : 0 };
    }

    /// <summary>The next marker; the end where the file ends, for what is missing is the decoder's to find.</summary>
    private static byte Marker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length)
        {
            return End;
        }

        if (file[at] != 0xFF)
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at < file.Length ? file[at++] : End;
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int at)
    {
        var length = file.Length - at >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : 0;
        if (length < 2 || length > file.Length - at)
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        var segment = file.Slice(at + 2, length - 2);
        at += length;
        return segment;
    }

    private static JpegOutline Frame(ReadOnlySpan<byte> segment)
    {
        if (segment is not [8, _, _, _, _, 1 or 3 or 4, ..] || segment.Length < 6 + (3 * segment[5]))
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        var (widest, highest, samples) = (1, 1, 0);
        for (var component = 0; component < segment[5]; component++)
        {
            var (across, down) = (segment[7 + (3 * component)] >> 4, segment[7 + (3 * component)] & 0xF);
            if (across is < 1 or > 4 || down is < 1 or > 4)
            {
                throw new MediaRefusedException(MediaRefusedException.Format);
            }

            (widest, highest, samples) = (Math.Max(widest, across), Math.Max(highest, down), samples + (across * down));
        }

        return width == 0 || height == 0
            ? throw new MediaRefusedException(MediaRefusedException.Format)
            : new JpegOutline(width, height, 0, (long)width * height * samples * BytesPerCoefficient / (widest * highest));
    }

    /// <summary>Where the marker after a scan's data stands.</summary>
    private static int AfterScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var step = file[at..].IndexOf((byte)0xFF);
            if (step < 0 || at + step + 1 >= file.Length)
            {
                return file.Length;
            }

            at += step;
            // A stuffed zero and restart markers belong to the data.
            if (file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }

            at += file[at + 1] == 0xFF ? 1 : 2;
        }
    }
}
