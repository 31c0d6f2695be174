// Pictures that are none, and pictures that would cost too much.
using GridBot.Attachments.Cleaning;
using GridBot.Tests.Service;
using SkiaSharp;
using Xunit;

namespace GridBot.Tests.Attachments;

public sealed class HostilePictureTests
{
    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(1_000_000, 33)]
    [InlineData(8_000, 8_000)]
    public async Task A_small_file_that_claims_to_be_a_huge_picture_is_refused_before_it_is_decoded(int width, int height)
        // Nearly all of its pixels are missing: who begins to decode it finds it broken, not too large.
        => Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.PngBomb(width, height)));

    [Fact]
    public async Task A_small_file_that_claims_to_be_a_picture_of_a_usual_size_is_broken()
        => Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(PlantedPicture.PngBomb(4_000, 3_000)));

    [Fact]
    public async Task A_JPEG_that_would_be_gone_through_for_minutes_is_refused()
    {
        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.ScanBomb(4_000, 2_000)));
        // So many coefficients are not kept, however they come.
        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.ScanBomb(10_000, 1)));
        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.ScanBomb(10_000, 2, marker: 0xC0)));
        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.ScanBomb(60_000, 1, marker: 0xC0)));
    }

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC5)]
    [InlineData(0xC9)]
    [InlineData(0xCE)]
    public async Task A_JPEG_of_a_kind_that_no_camera_writes_is_refused(byte marker)
        => Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(PlantedPicture.ScanBomb(64, 1, marker)));

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called()
    {
        foreach (var file in (byte[][])
        [
            [], [0xFF], [0xFF, 0xD8, 0xFF], [.. "<svg onload=alert(1)>"u8], [.. "<html><script>"u8], [.. "%PDF-1.7\n"u8], [.. "PK\u0003\u0004"u8, .. new byte[100]],
            // HEIC, AVIF and a film begin alike.
            [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[100]], [0, 0, 0, 24, .. "ftypavif"u8, .. new byte[100]], [.. "II*\0"u8, .. new byte[100]], [0, 0, 1, 0, 1, 0, .. new byte[100]],
            [.. "#!AMR\n"u8, .. new byte[26]],
        ])
        {
            Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(file));
        }
    }

    /// <summary>Its markup stands where a GIF tells its size.</summary>
    [Fact]
    public async Task Markup_that_begins_like_a_picture_is_refused()
        => Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync(PlantedPicture.GifOfMarkup()));

    [Fact]
    public async Task A_picture_is_no_voice_and_no_film()
    {
        Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(TestPicture.Jpeg, "voice"));
        Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(TestPicture.Jpeg, "video"));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_that_is_not_whole_is_refused(SKEncodedImageFormat format)
    {
        var file = TestPicture.Encode(format, 400, 300);
        foreach (var share in (int[])[10, 30, 50, 75])
        {
            Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(file[..(file.Length * share / 100)]));
        }
    }

    /// <summary>Bytes changed, cut out, doubled and cut off: what is not refused is a whole picture of a size that is kept.</summary>
    [Theory]
    [InlineData("jpeg", 1)]
    [InlineData("png", 2)]
    [InlineData("gif", 3)]
    [InlineData("webp", 4)]
    [InlineData("bmp", 5)]
    public async Task Whatever_is_done_to_a_picture_it_is_refused_or_clean(string format, int seed)
    {
        var random = new Random(seed);
        var whole = PictureTests.Planted(format);
        var kept = 0;
        for (var round = 0; round < 300; round++)
        {
            try
            {
                var clean = await Cleaned.OfAsync(Mutation.Of(whole, random));
                using var picture = clean.Picture();
                Assert.InRange(Math.Max(picture.Width, picture.Height), 1, PictureCleaner.LongestSide);
                Assert.False(clean.Holds(PlantedPicture.Word));
                kept++;
            }
            catch (MediaRefusedException)
            {
                // That is the other way it may end.
            }
        }

        Assert.InRange(kept, 1, 299);
    }
}
