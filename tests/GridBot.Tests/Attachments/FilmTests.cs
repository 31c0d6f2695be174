// Films keep their pictures and their sound where they were, and nothing else.
using System.Text;
using GridBot.Attachments.Cleaning;
using Xunit;

namespace GridBot.Tests.Attachments;

public sealed class FilmTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_was_planted_in_a_film_is_in_what_is_kept_and_its_samples_are(bool isWide)
    {
        var film = new PlantedFilm(isWide);
        Assert.True(new Cleaned("", film.Bytes).Holds(PlantedPicture.Word));
        var kept = await Cleaned.OfAsync(film.Bytes, "video");
        Assert.Equal(("video/mp4", film.Bytes.Length), (kept.Type, kept.Bytes.Length));
        Assert.Equal(film.Pictures, kept.Bytes.AsSpan((int)film.PicturesAt, film.Pictures.Length));
        Assert.Equal(film.Sound, kept.Bytes.AsSpan((int)film.SoundAt, film.Sound.Length));
        foreach (var gone in (string[])[PlantedPicture.Word, "38.9140N", "TIME", "xyz", "loci", "udta", "meta", "uuid", "mebx", "note"])
        {
            Assert.False(kept.Holds(gone), gone);
        }

        foreach (var there in (string[])["ftypmp42", "mvhd", "tkhd", "vide", "soun", "avc1", "avcC", "mp4a", "stsz"])
        {
            Assert.True(kept.Holds(there), there);
        }
    }

    [Fact]
    public async Task A_clean_film_stays_as_it_is()
    {
        var kept = await Cleaned.OfAsync(new PlantedFilm().Bytes, "video");
        Assert.Equal(kept.Bytes, (await Cleaned.OfAsync(kept.Bytes, "video")).Bytes);
    }

    [Fact]
    public async Task What_is_no_whole_film_is_refused()
    {
        var film = new PlantedFilm().Bytes;
        byte[] head = PlantedFilm.Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0]);
        foreach (var file in (byte[][])
        [
            head,
            [.. head, .. PlantedFilm.Box("mdat", new byte[10])],
            [.. head, .. PlantedFilm.Box("mdat", new byte[10]), .. PlantedFilm.Box("moov", [])],
            [.. head, .. PlantedFilm.Box("mdat", new byte[10]), .. PlantedFilm.Box("moov", PlantedFilm.Box("trak", []))],
            film[..^1], film[..(film.Length / 2)], [.. film, 1, 2, 3], [.. film, .. "PK\u0003\u0004PLANTED"u8], [.. film, .. PlantedFilm.Box("moof", [])], [.. film, .. PlantedFilm.Box("moov", [])],
            [.. PlantedFilm.Box("ftyp", new byte[2000]), .. film],
            // A picture in a film's boxes, and one box that says it is larger than a file can be.
            [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[12], .. PlantedFilm.Box("meta", [])],
            [.. head, 0, 0, 0, 1, .. "mdat"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        ])
        {
            Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(file, "video"));
        }

        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync([.. head, .. PlantedFilm.Box("mdat", []), .. PlantedFilm.Box("moov", new byte[FilmCleaner.MostIndexBytes])], "video"));
    }

    [Fact]
    public async Task Whatever_is_done_to_a_film_it_is_refused_or_as_long_as_it_came()
    {
        var random = new Random(7);
        var whole = new PlantedFilm().Bytes;
        var kept = 0;
        for (var round = 0; round < 3000; round++)
        {
            var file = Mutation.Of(whole, random);
            try
            {
                Assert.Equal(file.Length, (await Cleaned.OfAsync(file, "video")).Bytes.Length);
                kept++;
            }
            catch (MediaRefusedException)
            {
                // That is the other way it may end.
            }
        }

        Assert.InRange(kept, 1, 2999);
    }

    /// <summary>Every single byte of the index takes every value that readers of lengths and counts stumble over.</summary>
    [Fact]
    public async Task No_byte_of_an_index_breaks_the_reading()
    {
        var whole = new PlantedFilm().Bytes;
        var index = whole.AsSpan().IndexOf(Encoding.ASCII.GetBytes("moov"));
        for (var at = index - 4; at < whole.Length; at++)
        {
            foreach (var value in (byte[])[0x00, 0x01, 0x7F, 0x80, 0xFF])
            {
                byte[] file = [.. whole];
                file[at] = value;
                try
                {
                    await Cleaned.OfAsync(file, "video");
                }
                catch (MediaRefusedException)
                {
                    // That is the other way it may end.
                }
            }
        }
    }
}
