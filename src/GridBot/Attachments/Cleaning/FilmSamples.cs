// Reckons where a track's samples lie.
using System.Buffers.Binary;

namespace GridBot.Attachments.Cleaning;

/// <summary>Chunks of a track: where they begin (stco, co64), how many samples each has (stsc) and how long those are (stsz).</summary>
internal static class FilmSamples
{
    private const int Head = 8;
    private const int RunBytes = 12;

    /// <exception cref="MediaRefusedException">The tables are broken.</exception>
    public static List<FilmStretch> Of(ReadOnlySpan<byte> index, FilmBox table)
    {
        var boxes = FilmBox.In(index, table.Content, table.End);
        var runs = Table(index, FilmIndex.Only(boxes, "stsc"), Head, RunBytes);
        var lengths = Content(index, FilmIndex.Only(boxes, "stsz"), 12);
        var each = (long)BinaryPrimitives.ReadUInt32BigEndian(lengths[4..]);
        var sizes = each > 0 ? [] : Table(index, FilmIndex.Only(boxes, "stsz"), 12, 4);
        var isWide = boxes.Any(box => box.Type == "co64");
        var chunks = Table(index, FilmIndex.Only(boxes, isWide ? "co64" : "stco"), Head, isWide ? 8 : 4);

        var stretches = new List<FilmStretch>();
        var (run, sample) = (0, 0);
        for (var chunk = 0; chunk * (isWide ? 8 : 4) < chunks.Length; chunk++)
        {
            while (run + 1 < runs.Length / RunBytes && At(runs, (run + 1) * RunBytes) <= chunk + 1)
            {
                run++;
            }

            var count = runs.IsEmpty ? 0 : At(runs, (run * RunBytes) + 4);
            var bytes = count <= int.MaxValue ? each * count : throw new MediaRefusedException(MediaRefusedException.Format);
            for (var one = 0L; each == 0 && one < count && sample < sizes.Length / 4; one++, sample++)
            {
                bytes += At(sizes, sample * 4);
            }

            var from = isWide ? BinaryPrimitives.ReadInt64BigEndian(chunks[(chunk * 8)..]) : At(chunks, chunk * 4);
            stretches.Add(from >= 0 && from <= long.MaxValue - bytes ? new FilmStretch(from, from + bytes) : throw new MediaRefusedException(MediaRefusedException.Format));
        }

        return stretches;
    }

    private static long At(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt32BigEndian(table[at..]);

    /// <summary>The entries of a box, whose number is the last thing before them.</summary>
    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> index, FilmBox box, int head, int entryBytes)
    {
        var content = Content(index, box, head);
        var bytes = At(content, head - 4) * entryBytes;
        return bytes <= content.Length - head ? content.Slice(head, (int)bytes) : throw new MediaRefusedException(MediaRefusedException.Format);
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> index, FilmBox box, int least)
        => box.End - box.Content >= least ? index[(int)box.Content..(int)box.End] : throw new MediaRefusedException(MediaRefusedException.Format);
}
