// Tells by its first bytes what a file is.
namespace GridBot.Channels;

/// <summary>Content types of the media that people send, by magic number; a name or header may lie.</summary>
public static class MediaKind
{
    /// <summary>Bytes that must be known.</summary>
    public const int HeadBytes = 12;

    public const string Unknown = "application/octet-stream";

    /// <summary>"image/jpeg", "image/png", "image/gif", "audio/amr", "audio/mpeg", "video/mp4" or <see cref="Unknown"/>.</summary>
    public static string Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (head.StartsWith("GIF8"u8))
        {
            return "image/gif";
        }

        if (head.StartsWith("ID3"u8) || (head.Length >= 2 && head[0] == 0xFF && head[1] is 0xFB or 0xF3 or 0xF2))
        {
            return "audio/mpeg";
        }

        if (head.StartsWith("#!AMR"u8))
        {
            return "audio/amr";
        }

        return head.Length >= 8 && head[4..8].SequenceEqual("ftyp"u8) ? "video/mp4" : Unknown;
    }
}
