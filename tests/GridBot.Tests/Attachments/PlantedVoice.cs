// Recordings with words planted around their frames.
using System.Text;

namespace GridBot.Tests.Attachments;

/// <summary>Recordings as phones and programs write them.</summary>
internal static class PlantedVoice
{
    /// <summary>Three frames of 12.2 kbit/s, one of silence.</summary>
    public static byte[] Amr { get; } = [.. "#!AMR\n"u8, .. Frame(0x3C, 32), .. Frame(0x3C, 32), .. Frame(0x44, 6), .. Frame(0x3C, 32)];

    public static byte[] AmrWideband { get; } = [.. "#!AMR-WB\n"u8, .. Frame(0x44, 61), .. Frame(0x44, 61)];

    /// <summary>As WeChat writes it: a byte before the mark, and no end.</summary>
    public static byte[] Silk { get; } = [0x02, .. "#!SILK_V3"u8, 3, 0, 7, 7, 7, 2, 0, 8, 8];

    /// <summary>Four frames of MPEG 1, layer 3, 128 kbit/s, 44.1 kHz: 417 bytes each.</summary>
    public static byte[] Mp3 { get; } = [.. Enumerable.Range(0, 4).SelectMany(i => (byte[])[0xFF, 0xFB, 0x90, 0x00, .. Enumerable.Repeat((byte)(i + 1), 413)])];

    /// <summary>The same between its tags.</summary>
    public static byte[] TaggedMp3()
    {
        var words = Words("ID3V2");
        return [.. "ID3"u8, 4, 0, 0, 0, 0, 0, (byte)(words.Length + 10), .. words, .. new byte[10], .. Mp3, .. "TAG"u8, .. Words("ID3V1"), .. new byte[100]];
    }

    public static byte[] Words(string what) => Encoding.ASCII.GetBytes($"{PlantedPicture.Word}{what}-38.9140N-121.6147E");

    private static byte[] Frame(byte head, int bytes) => [head, .. Enumerable.Repeat((byte)0xA5, bytes - 1)];
}
