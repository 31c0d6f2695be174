// Only pixels come through: what a picture shows stays, what else was in its file does not.
using GridBot.Attachments.Cleaning;
using GridBot.Tests.Service;
using SkiaSharp;
using Xunit;

namespace GridBot.Tests.Attachments;

public sealed class PictureTests
{
    public static TheoryData<string> Formats => ["jpeg", "png", "gif", "webp", "bmp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nothing_that_was_planted_in_a_picture_is_in_what_is_kept(string format)
    {
        var file = Planted(format);
        Assert.True(new Cleaned("", file).Holds(PlantedPicture.Word));
        var kept = await Cleaned.OfAsync(file);
        using var picture = kept.Picture();
        Assert.False(kept.Holds(PlantedPicture.Word));
        Assert.False(kept.Holds("Exif"));
        Assert.False(kept.Holds("<script"));
    }

    /// <summary>The corners from left to right and from top to bottom, for each way to hold a camera.</summary>
    [Theory]
    [InlineData(1, "rgbw")]
    [InlineData(2, "grwb")]
    [InlineData(3, "wbgr")]
    [InlineData(4, "bwrg")]
    [InlineData(5, "rbgw")]
    [InlineData(6, "brwg")]
    [InlineData(7, "wgbr")]
    [InlineData(8, "gwrb")]
    [InlineData(0, "rgbw")]
    [InlineData(9, "rgbw")]
    public async Task A_picture_stands_upright_without_its_exif(int orientation, string corners)
    {
        using var picture = (await Cleaned.OfAsync(PlantedPicture.Jpeg(orientation))).Picture();
        Assert.Equal(orientation is >= 5 and <= 8 ? (TestPicture.Height, TestPicture.Width) : (TestPicture.Width, TestPicture.Height), (picture.Width, picture.Height));
        Assert.Equal(corners, Corners(picture));
    }

    [Fact]
    public async Task Of_an_animation_the_first_frame_is_kept()
    {
        using var picture = (await Cleaned.OfAsync(PlantedPicture.Gif())).Picture();
        Assert.Equal((1, 1), (picture.Width, picture.Height));
        Assert.Equal('r', Letter(picture.GetPixel(0, 0)));
    }

    [Fact]
    public async Task What_is_transparent_becomes_white()
    {
        using var glass = new SKBitmap(8, 8);
        glass.Erase(SKColors.Transparent);
        using var png = glass.Encode(SKEncodedImageFormat.Png, 100);
        using var picture = (await Cleaned.OfAsync(png.ToArray())).Picture();
        Assert.Equal('w', Letter(picture.GetPixel(4, 4)));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 4000, 3000, 2500, 1875)]
    [InlineData(SKEncodedImageFormat.Jpeg, 600, 5200, 225, 1950)]
    [InlineData(SKEncodedImageFormat.Jpeg, 12000, 200, 2560, 43)]
    [InlineData(SKEncodedImageFormat.Png, 3000, 40, 2560, 34)]
    [InlineData(SKEncodedImageFormat.Webp, 2561, 100, 2560, 100)]
    [InlineData(SKEncodedImageFormat.Png, 20000, 1, 2560, 1)]
    [InlineData(SKEncodedImageFormat.Jpeg, 2560, 30, 2560, 30)]
    [InlineData(SKEncodedImageFormat.Jpeg, 3, 2, 3, 2)]
    public async Task Large_pictures_are_made_smaller_and_small_ones_never_larger(SKEncodedImageFormat format, int width, int height, int keptWidth, int keptHeight)
    {
        using var picture = (await Cleaned.OfAsync(TestPicture.Encode(format, width, height))).Picture();
        Assert.Equal((keptWidth, keptHeight), (picture.Width, picture.Height));
        if (height > 100)
        {
            Assert.Equal("rgbw", Corners(picture));
        }
    }

    [Fact]
    public async Task A_large_picture_that_was_held_sideways_is_made_smaller_and_upright()
    {
        using var picture = (await Cleaned.OfAsync(PlantedPicture.Jpeg(6, TestPicture.Encode(SKEncodedImageFormat.Jpeg, 3600, 1200)))).Picture();
        Assert.Equal((750, 2250), (picture.Width, picture.Height));
        Assert.Equal("brwg", Corners(picture));
    }

    [Fact]
    public async Task What_is_kept_can_be_cleaned_again()
    {
        var once = await Cleaned.OfAsync(PlantedPicture.Jpeg());
        Assert.Equal("rgbw", Corners((await Cleaned.OfAsync(once.Bytes)).Picture()));
    }

    internal static byte[] Planted(string format) => format switch
    {
        "jpeg" => PlantedPicture.Jpeg(),
        "png" => PlantedPicture.Png(),
        "gif" => PlantedPicture.Gif(),
        "webp" => PlantedPicture.Webp(),
        _ => PlantedPicture.Bmp(),
    };

    private static string Corners(SKBitmap picture)
    {
        var (right, bottom) = (picture.Width - 1 - (picture.Width / 8), picture.Height - 1 - (picture.Height / 8));
        (int X, int Y)[] points = [(picture.Width / 8, picture.Height / 8), (right, picture.Height / 8), (picture.Width / 8, bottom), (right, bottom)];
        return string.Concat(points.Select(point => Letter(picture.GetPixel(point.X, point.Y))));
    }

    private static char Letter(SKColor colour) => (colour.Red > 200, colour.Green > 200, colour.Blue > 200) switch
    {
        (true, false, false) => 'r',
        (false, true, false) => 'g',
        (false, false, true) => 'b',
        (true, true, true) => 'w',
        _ => '?',
    };
}
