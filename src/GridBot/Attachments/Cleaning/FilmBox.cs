// A box of an MP4: how long it is and what it is called.
using System.Buffers.Binary;
using System.Text;

namespace GridBot.Attachments.Cleaning;

/// <summary>A box inside a piece of a film.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Start">Where it begins, its head included.</param>
/// <param name="Content">Where its content begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct FilmBox(string Type, long Start, long Content, long End)
{
    /// <summary>Bytes of the longest head.</summary>
    public const int MostHeadBytes = 16;

    /// <summary>Boxes beside each other at most; a film has some ten.</summary>
    private const int Most = 256;

    private const int HeadBytes = 8;

    /// <summary>The box whose head this is.</summary>
    /// <param name="head">What stands at its start; fewer than <see cref="MostHeadBytes"/> only before the end.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where the piece ends in which it must lie.</param>
    /// <exception cref="MediaRefusedException">It does not fit.</exception>
    public static FilmBox Read(ReadOnlySpan<byte> head, long start, long end)
    {
        if (head.Length < HeadBytes)
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        var (bytes, headBytes) = ((long)BinaryPrimitives.ReadUInt32BigEndian(head), HeadBytes);
        if (bytes == 0)
        {
            // To the end of the file.
            bytes = end - start;
        }
        else if (bytes == 1 && head.Length >= MostHeadBytes)
        {
            (bytes, headBytes) = (BinaryPrimitives.ReadInt64BigEndian(head[HeadBytes..]), MostHeadBytes);
        }

        return bytes < headBytes || bytes > end - start
            ? throw new MediaRefusedException(MediaRefusedException.Format)
            : new FilmBox(Encoding.Latin1.GetString(head[4..HeadBytes]), start, start + headBytes, start + bytes);
    }

    /// <summary>The boxes that fill a piece of the index.</summary>
    /// <exception cref="MediaRefusedException">They do not fill it.</exception>
    public static IReadOnlyList<FilmBox> In(ReadOnlySpan<byte> index, long from, long to)
    {
        var boxes = new List<FilmBox>();
        while (from < to)
        {
            var box = Read(index[(int)from..(int)to], from, to);
            boxes.Add(boxes.Count < Most ? box : throw new MediaRefusedException(MediaRefusedException.Format));
            from = box.End;
        }

        return boxes;
    }

    /// <summary>Makes the box one that nobody reads, with zeros in it. Its length stays, so that everything else stays where it is.</summary>
    public void Free(Span<byte> index)
    {
        "free"u8.CopyTo(index[((int)Start + 4)..]);
        index[(int)Content..(int)End].Clear();
    }
}
