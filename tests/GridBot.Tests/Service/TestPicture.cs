// A picture for tests, and numbers found in texts.
using System.Text.RegularExpressions;
using SkiaSharp;

namespace GridBot.Tests.Service;

/// <summary>A small photo that says nothing of where it was taken.</summary>
internal static class TestPicture
{
    public const int Width = 64;
    public const int Height = 48;

    public static byte[] Jpeg { get; } = Encode(SKEncodedImageFormat.Jpeg);

    /// <summary>A picture of the same size in another format, its corners red, green, blue and white.</summary>
    public static byte[] Encode(SKEncodedImageFormat format, int width = Width, int height = Height)
    {
        using var pixels = new SKBitmap(width, height, isOpaque: true);
        using var canvas = new SKCanvas(pixels);
        canvas.Clear(SKColors.White);
        using var paint = new SKPaint();
        foreach (var (colour, x, y) in ((SKColor, float, float)[])[(SKColors.Red, 0, 0), (SKColors.Lime, width / 2f, 0), (SKColors.Blue, 0, height / 2f)])
        {
            paint.Color = colour;
            canvas.DrawRect(x, y, width / 2f, height / 2f, paint);
        }

        using var data = pixels.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>It is this photo, in a file that is kept: another file with the same picture.</summary>
    public static void AssertKept(byte[] stored)
    {
        using var codec = SKCodec.Create(new MemoryStream(stored));
        Xunit.Assert.Equal((SKEncodedImageFormat.Jpeg, Width, Height), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        Xunit.Assert.Equal(["APP0", "DQT", "SOF", "DHT", "SOS"], Attachments.JpegMarkers.Of(stored).Distinct(StringComparer.Ordinal));
    }
}

/// <summary>Reads report numbers.</summary>
internal static partial class ReportNumbers
{
    /// <summary>The first number of a text.</summary>
    public static string In(string text)
    {
        var match = Pattern().Match(text);
        Xunit.Assert.True(match.Success, $"no number in: {text}");
        return match.Value;
    }

    [GeneratedRegex("WG[0-9]{8}-[0-9A-Z]{4,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
