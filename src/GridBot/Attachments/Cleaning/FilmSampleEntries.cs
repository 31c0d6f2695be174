// Takes names and unknown boxes out of the descriptions of a track's samples.
namespace GridBot.Attachments.Cleaning;

/// <summary>The box stsd. A picture's entry has a place for the name of who compressed it, and boxes behind its fixed part; a sound's entry stays as it is.</summary>
internal static class FilmSampleEntries
{
    private const int Entries = 8;

    /// <summary>From the start of a picture's entry: the name, and the boxes.</summary>
    private const int NameAt = 50;
    private const int BoxesAt = 86;

    /// <summary>Entries of pictures that browsers play.</summary>
    private static readonly string[] Pictures = ["avc1", "avc3", "hvc1", "hev1", "av01", "vp08", "vp09", "mp4v"];

    private static readonly string[] Needed = ["avcC", "hvcC", "av1C", "vpcC", "esds", "colr", "pasp", "clap", "btrt", "fiel"];

    /// <param name="content">The box's content.</param>
    public static void Blank(Span<byte> content)
    {
        foreach (var entry in FilmBox.In(content, Entries, content.Length))
        {
            if (!Pictures.Contains(entry.Type, StringComparer.Ordinal) || entry.Content - entry.Start != Entries || entry.End - entry.Start < BoxesAt)
            {
                continue;
            }

            content[((int)entry.Start + NameAt)..((int)entry.Start + NameAt + 32)].Clear();
            // Some writers end an entry with four zeros.
            var end = entry.End - entry.Start - BoxesAt is var rest && rest >= 4 && content[((int)entry.End - 4)..(int)entry.End].IndexOfAnyExcept((byte)0) < 0 ? entry.End - 4 : entry.End;
            foreach (var box in Boxes(content, entry.Start + BoxesAt, end, entry.End))
            {
                if (!Needed.Contains(box.Type, StringComparer.Ordinal))
                {
                    box.Free(content);
                }
            }
        }
    }

    /// <summary>A box may itself end with four zeros, so both readings are tried.</summary>
    private static IReadOnlyList<FilmBox> Boxes(ReadOnlySpan<byte> content, long from, long shorter, long longer)
    {
        try
        {
            return FilmBox.In(content, from, longer);
        }
        catch (MediaRefusedException) when (shorter < longer)
        {
            return FilmBox.In(content, from, shorter);
        }
    }
}
