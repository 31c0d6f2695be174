// Leaves in an MP4's index what is needed to play it.
using System.Text;

namespace GridBot.Attachments.Cleaning;

/// <summary>The box moov. What is not known to be needed becomes "free" with zeros: places, makers, comments, covers, and whatever is invented next.</summary>
internal static class FilmIndex
{
    /// <summary>Boxes that are kept, by the box they stand in. Not listed: they hold no boxes and stay as they are.</summary>
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["moov"] = ["mvhd", "trak"],
        ["trak"] = ["tkhd", "edts", "mdia"],
        ["edts"] = ["elst"],
        ["mdia"] = ["mdhd", "hdlr", "minf"],
        ["minf"] = ["vmhd", "smhd", "dinf", "stbl"],
        ["dinf"] = ["dref"],
        ["stbl"] = ["stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stco", "co64", "stss", "sdtp", "sgpd", "sbgp"],
    };

    /// <summary>Cleans the index in place.</summary>
    /// <returns>Where the samples of its pictures and its sound lie in the file.</returns>
    /// <exception cref="MediaRefusedException">It does not parse, or has no pictures.</exception>
    public static IReadOnlyList<FilmStretch> Clean(Span<byte> index, FilmBox moov)
    {
        var stretches = new List<FilmStretch>();
        var hasPictures = false;
        foreach (var track in FilmBox.In(index, moov.Content, moov.End).Where(box => box.Type == "trak").ToList())
        {
            var handler = Handler(index, track);
            if (handler is not ("vide" or "soun"))
            {
                // Phones write where they are into a track of its own. Its samples are not copied.
                track.Free(index);
                continue;
            }

            hasPictures |= handler == "vide";
            stretches.AddRange(FilmSamples.Of(index, Path(index, track, "mdia", "minf", "stbl")));
        }

        Keep(index, moov);
        return hasPictures ? FilmStretch.Merge(stretches) : throw new MediaRefusedException(MediaRefusedException.Format);
    }

    private static void Keep(Span<byte> index, FilmBox parent)
    {
        foreach (var box in FilmBox.In(index, parent.Content, parent.End))
        {
            if (!Needed[parent.Type].Contains(box.Type, StringComparer.Ordinal))
            {
                box.Free(index);
            }
            else if (Needed.ContainsKey(box.Type))
            {
                Keep(index, box);
            }
            else
            {
                Blank(index[(int)box.Content..(int)box.End], box.Type);
            }
        }
    }

    /// <summary>Takes out of a box that is needed what is not: when it was filmed, names, where it lay on somebody's disk.</summary>
    private static void Blank(Span<byte> content, string type)
    {
        switch (type)
        {
            case "mvhd" or "tkhd" or "mdhd" when content.Length >= 20:
                // Two times behind version and flags.
                content[4..(content[0] == 1 ? 20 : 12)].Clear();
                break;
            case "hdlr" when content.Length > 24:
                content[12..].Clear();
                break;
            case "dref" when content.Length >= 8:
                foreach (var entry in FilmBox.In(content, 8, content.Length).Where(entry => entry.End - entry.Content >= 4).ToList())
                {
                    content[(int)entry.Content..(int)entry.End].Clear();
                    // What it refers to is in this file.
                    content[(int)entry.Content + 3] = 1;
                }

                break;
            case "stsd" when content.Length >= 8:
                FilmSampleEntries.Blank(content);
                break;
        }
    }

    private static string Handler(ReadOnlySpan<byte> index, FilmBox track)
    {
        var box = Path(index, track, "mdia", "hdlr");
        return box.End - box.Content >= 12 ? Encoding.Latin1.GetString(index.Slice((int)box.Content + 8, 4)) : throw new MediaRefusedException(MediaRefusedException.Format);
    }

    /// <summary>The one box under these names.</summary>
    private static FilmBox Path(ReadOnlySpan<byte> index, FilmBox box, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            box = Only(FilmBox.In(index, box.Content, box.End), name);
        }

        return box;
    }

    public static FilmBox Only(IReadOnlyList<FilmBox> boxes, string type)
        => boxes.Count(box => box.Type == type) == 1 ? boxes.First(box => box.Type == type) : throw new MediaRefusedException(MediaRefusedException.Format);
}
