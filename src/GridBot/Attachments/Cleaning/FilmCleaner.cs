// Copies a film without what is not film.
using System.Buffers.Binary;

namespace GridBot.Attachments.Cleaning;

/// <summary>
/// An MP4's boxes keep their places and lengths; only what the index refers to as pictures and sound is copied, everything else becomes zeros. Pictures and sound themselves are not decoded: what a camera wrote into them stays.
/// </summary>
internal static class FilmCleaner
{
    /// <summary>Bytes of an index at most; a minute of film has some 30 KB.</summary>
    public const int MostIndexBytes = 2 * 1024 * 1024;

    /// <summary>Boxes of a file at most.</summary>
    private const int MostBoxes = 256;

    private const int MostBrandBytes = 256;
    private const int BufferBytes = 64 * 1024;

    /// <exception cref="MediaRefusedException">It does not parse as an MP4 whose index and samples are both there.</exception>
    public static async Task CleanAsync(Stream film, Stream clean, CancellationToken cancellationToken)
    {
        var boxes = await BoxesAsync(film, cancellationToken);
        var moov = FilmIndex.Only(boxes, "moov");
        if (boxes[0].Type != "ftyp" || boxes[0].End > MostBrandBytes || boxes.All(box => box.Type != "mdat") || boxes.Any(box => box.Type == "moof"))
        {
            // Films in fragments come from servers, not from phones.
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        var index = await IndexAsync(film, moov, cancellationToken);
        var stretches = FilmIndex.Clean(index, new FilmBox(moov.Type, 0, moov.Content - moov.Start, index.Length));
        foreach (var box in boxes)
        {
            switch (box.Type)
            {
                case "moov":
                    await clean.WriteAsync(index, cancellationToken);
                    break;
                case "ftyp":
                    await CopyAsync(film, clean, box.Start, box.End, cancellationToken);
                    break;
                case "mdat":
                    await CopyAsync(film, clean, box.Start, box.Content, cancellationToken);
                    await CopyAsync(film, clean, box, stretches, cancellationToken);
                    break;
                default:
                    await FreeAsync(clean, box, cancellationToken);
                    break;
            }
        }
    }

    private static async Task<IReadOnlyList<FilmBox>> BoxesAsync(Stream film, CancellationToken cancellationToken)
    {
        var boxes = new List<FilmBox>();
        var head = new byte[FilmBox.MostHeadBytes];
        for (var at = 0L; at < film.Length;)
        {
            film.Position = at;
            var read = await film.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            var box = FilmBox.Read(head.AsSpan(0, read), at, film.Length);
            boxes.Add(boxes.Count < MostBoxes ? box : throw new MediaRefusedException(MediaRefusedException.Format));
            at = box.End;
        }

        return boxes;
    }

    private static async Task<byte[]> IndexAsync(Stream film, FilmBox moov, CancellationToken cancellationToken)
    {
        if (moov.End - moov.Start > MostIndexBytes)
        {
            throw new MediaRefusedException(MediaRefusedException.TooLarge);
        }

        var index = new byte[moov.End - moov.Start];
        film.Position = moov.Start;
        await film.ReadExactlyAsync(index, cancellationToken);
        return index;
    }

    /// <summary>Copies the samples of a box; what lies between them becomes zeros.</summary>
    private static async Task CopyAsync(Stream film, Stream clean, FilmBox box, IReadOnlyList<FilmStretch> stretches, CancellationToken cancellationToken)
    {
        var at = box.Content;
        foreach (var stretch in stretches)
        {
            var (from, to) = (Math.Max(stretch.From, at), Math.Min(stretch.To, box.End));
            if (from < to)
            {
                await ZerosAsync(clean, from - at, cancellationToken);
                await CopyAsync(film, clean, from, to, cancellationToken);
                at = to;
            }
        }

        await ZerosAsync(clean, box.End - at, cancellationToken);
    }

    private static async Task CopyAsync(Stream film, Stream clean, long from, long to, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(BufferBytes, to - from)];
        film.Position = from;
        while (from < to)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, to - from));
            await film.ReadExactlyAsync(part, cancellationToken);
            await clean.WriteAsync(part, cancellationToken);
            from += part.Length;
        }
    }

    private static async Task FreeAsync(Stream clean, FilmBox box, CancellationToken cancellationToken)
    {
        var head = new byte[box.Content - box.Start];
        var length = box.End - box.Start;
        BinaryPrimitives.WriteUInt32BigEndian(head, head.Length == FilmBox.MostHeadBytes ? 1 : (uint)length);
        "free"u8.CopyTo(head.AsSpan(4));
        if (head.Length == FilmBox.MostHeadBytes)
        {
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), length);
        }

        await clean.WriteAsync(head, cancellationToken);
        await ZerosAsync(clean, box.End - box.Content, cancellationToken);
    }

    private static async Task ZerosAsync(Stream clean, long count, CancellationToken cancellationToken)
    {
        var zeros = new byte[Math.Min(BufferBytes, count)];
        for (; count > 0; count -= zeros.Length)
        {
            await clean.WriteAsync(zeros.AsMemory(0, (int)Math.Min(zeros.Length, count)), cancellationToken);
        }
    }
}
