// Pictures that a browser can show, painted here: a staircase in three states.
using System.Buffers.Binary;
using System.IO.Compression;

namespace GridBot.Tests.Pages;

/// <summary>PNG pictures.</summary>
internal static class PaintedPicture
{
    private const int Size = 240;

    /// <summary>Boxes on the stairs.</summary>
    public static byte[] Blocked { get; } = Paint((x, y) => Box(x, y, 30, 120, 90) || Box(x, y, 110, 90, 110) || Box(x, y, 80, 40, 60) ? (176, 128, 72) : Stairs(y));

    /// <summary>The stairs alone.</summary>
    public static byte[] Clean { get; } = Paint((_, y) => Stairs(y));

    /// <summary>The stairs from the side.</summary>
    public static byte[] Steps { get; } = Paint((x, y) => y > Size - (x / 40 * 40) ? (150, 150, 155) : (222, 226, 230));

    private static (int Red, int Green, int Blue) Stairs(int y) => y % 40 < 6 ? (110, 112, 118) : (190 - (y / 4), 192 - (y / 4), 196 - (y / 4));

    private static bool Box(int x, int y, int left, int top, int size) => x >= left && x < left + size && y >= top && y < top + size && x - left > 2 && y - top > 2;

    private static byte[] Paint(Func<int, int, (int Red, int Green, int Blue)> colour)
    {
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Size; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < Size; x++)
                {
                    var (red, green, blue) = colour(x, y);
                    zip.Write([(byte)red, (byte)green, (byte)blue]);
                }
            }
        }

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Size);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, rows.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A chunk of a PNG with its checksum.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. type, .. content];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Checksum(body));
        return chunk;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }
}
