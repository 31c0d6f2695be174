// Decodes a picture within bounds and writes its pixels as a new JPEG.
using SkiaSharp;

namespace GridBot.Attachments.Cleaning;

/// <summary>
/// Only pixels go from one file into the other, so nothing else can: no EXIF, no profile, no comment, no second file behind the first. What decoding may cost is known from the header before it begins.
/// Skia reads and writes from memory alone: a fault of a file would otherwise have to pass through native code.
/// </summary>
internal static class PictureCleaner
{
    /// <summary>Longest side of what is kept, in pixels; smaller pictures stay as they are.</summary>
    public const int LongestSide = 2560;

    /// <summary>Longest side below which a larger picture is not decoded.</summary>
    public const int LeastSide = 1920;

    /// <summary>Pixels of a JPEG at most; it is decoded at a fraction of its size. The largest camera of a phone has 200 million and is set to 12 to 50.</summary>
    public const long MostJpegPixels = 120_000_000;

    /// <summary>Pixels of other pictures at most; they are decoded whole, with four bytes each. A screenshot of a long page has as many.</summary>
    public const long MostPixels = 24_000_000;

    /// <summary>Bytes of coefficients at most: 32 million pixels of a usual progressive JPEG.</summary>
    public const long MostCoefficientBytes = 96 * 1024 * 1024;

    /// <summary>Pixels times scans at most; a usual progressive JPEG has ten scans.</summary>
    public const long MostScannedPixels = 600_000_000;

    private const int Quality = 85;

    /// <summary>JPEGs can be decoded at so many steps of their size.</summary>
    private const int Steps = 8;

    /// <returns>The bytes of the clean picture.</returns>
    /// <exception cref="MediaRefusedException">It is no picture, is broken or too large.</exception>
    public static SKData Clean(SKData file, MediaFormat format)
    {
        var outline = format == MediaFormat.Jpeg ? JpegOutline.Read(file.AsSpan()) : null;
        Check(outline);
        using var codec = SKCodec.Create(file) ?? throw new MediaRefusedException(MediaRefusedException.Format);
        Check(codec, outline);
        using var pixels = Decode(codec);
        using var picture = Place(pixels, codec.EncodedOrigin);
        // Without a colour space no profile is written; the pixels are sRGB, which is what is assumed then.
        using var map = (picture ?? pixels).PeekPixels();
        using var plain = new SKPixmap(new SKImageInfo(map.Width, map.Height, map.ColorType, SKAlphaType.Opaque), map.GetPixels(), map.RowBytes);
        return plain.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)) ?? throw new MediaRefusedException(MediaRefusedException.Format);
    }

    private static void Check(JpegOutline? outline)
    {
        if (outline is not null && (outline.CoefficientBytes > MostCoefficientBytes || (long)outline.Width * outline.Height * outline.Scans > MostScannedPixels))
        {
            throw new MediaRefusedException(MediaRefusedException.TooLarge);
        }
    }

    private static void Check(SKCodec codec, JpegOutline? outline)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var isKnown = codec.EncodedFormat is SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Gif or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Bmp;
        var isAsOutlined = outline is null ? codec.EncodedFormat != SKEncodedImageFormat.Jpeg : (outline.Width, outline.Height) == (width, height);
        if (!isKnown || !isAsOutlined || width < 1 || height < 1)
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        if ((long)width * height > (outline is null ? MostPixels : MostJpegPixels))
        {
            throw new MediaRefusedException(MediaRefusedException.TooLarge);
        }
    }

    /// <summary>What cannot be decoded whole is not taken.</summary>
    private static SKBitmap Decode(SKCodec codec)
    {
        var size = SizeOf(codec);
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var info = new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, alpha, SKColorSpace.CreateSrgb());
        var pixels = Allocate(info);
        if (codec.GetPixels(info, pixels.GetPixels(), pixels.RowBytes, SKCodecOptions.Default) == SKCodecResult.Success)
        {
            return pixels;
        }

        pixels.Dispose();
        throw new MediaRefusedException(MediaRefusedException.Format);
    }

    /// <summary>
    /// At which size to decode. Best is one that is kept as it is: no larger pixels in memory beside the ones that are kept. JPEGs come in eighths, WebP in any size, others whole; what is left too large is made smaller afterwards.
    /// </summary>
    private static SKSizeI SizeOf(SKCodec codec)
    {
        var size = codec.Info.Size;
        if (Longest(size) <= LongestSide)
        {
            return size;
        }

        foreach (var scale in Enumerable.Range(1, Steps - 1).Select(step => 1f - ((float)step / Steps)).Prepend((float)LongestSide / Longest(size)))
        {
            var smaller = codec.GetScaledDimensions(scale);
            if (Longest(smaller) < LeastSide)
            {
                break;
            }

            size = Longest(smaller) < Longest(size) ? smaller : size;
            if (Longest(size) <= LongestSide)
            {
                break;
            }
        }

        return size;

        static int Longest(SKSizeI size) => Math.Max(size.Width, size.Height);
    }

    /// <summary>Turned upright, on white and no larger than is kept; null when it already is.</summary>
    private static SKBitmap? Place(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(pixels.Width, pixels.Height));
        if (scale == 1f && origin == SKEncodedOrigin.TopLeft && pixels.AlphaType == SKAlphaType.Opaque)
        {
            return null;
        }

        var (width, height) = PictureOrigin.IsSideways(origin) ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var placed = Allocate(new SKImageInfo(Scaled(width), Scaled(height), SKImageInfo.PlatformColorType, SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(placed);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)placed.Width / width, (float)placed.Height / height);
        canvas.Concat(PictureOrigin.Upright(origin, pixels.Width, pixels.Height));
        using var map = pixels.PeekPixels();
        using var image = SKImage.FromPixels(map);
        canvas.DrawImage(image, 0, 0, scale < 1f ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKFilterMode.Nearest));
        return placed;

        int Scaled(int side) => Math.Max(1, (int)MathF.Round(side * scale));
    }

    private static SKBitmap Allocate(SKImageInfo info)
    {
        var pixels = new SKBitmap();
        if (pixels.TryAllocPixels(info))
        {
            return pixels;
        }

        pixels.Dispose();
        throw new MediaRefusedException(MediaRefusedException.TooLarge);
    }
}
