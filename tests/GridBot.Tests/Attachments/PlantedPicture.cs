// Pictures into which words are planted wherever a format has room for them.
using System.Buffers.Binary;
using System.Text;
using GridBot.Tests.Pages;
using GridBot.Tests.Service;
using SkiaSharp;

namespace GridBot.Tests.Attachments;

/// <summary>Hostile and talkative pictures. Every planted word begins with <see cref="Word"/>.</summary>
internal static class PlantedPicture
{
    public const string Word = "PLANTED-";

    /// <summary>A JPEG with all that cameras, programs and people put into one.</summary>
    public static byte[] Jpeg(int orientation = 1, byte[]? picture = null)
    {
        picture ??= TestPicture.Jpeg;
        return
        [
            .. picture[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Words("XMP")]),
            .. Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. Words("ICC")]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Words("IPTC")]),
            .. Segment(0xFE, Words("COMMENT")),
            .. picture[2..],
            .. "PK\u0003\u0004"u8, .. Words("ZIP"),
            .. "<?php "u8, .. Words("PHP"), .. "<script>alert(1)</script>"u8,
        ];
    }

    public static byte[] Png()
    {
        var picture = TestPicture.Encode(SKEncodedImageFormat.Png);
        return
        [
            .. picture[..33],
            .. PaintedPicture.Chunk("tEXt"u8, [.. "Comment\0"u8, .. Words("TEXT")]),
            .. PaintedPicture.Chunk("iTXt"u8, [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Words("XMP")]),
            .. PaintedPicture.Chunk("eXIf"u8, Exif(6)),
            .. PaintedPicture.Chunk("plAn"u8, Words("CHUNK")),
            .. picture[33..],
            .. Words("BEHIND"),
        ];
    }

    /// <summary>Two frames of one pixel, the first red; a comment; markup behind it.</summary>
    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF,
        0x21, 0xFE, 15, .. "PLANTED-COMMENT"u8, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0,
        0x3B, .. "<html><script>alert('PLANTED-HTML')</script>"u8,
    ];

    /// <summary>A GIF that is read as a script where somebody believes its name.</summary>
    public static byte[] GifOfMarkup() => [.. "GIF89a/*"u8, .. "<html><body onload=alert('PLANTED-HTML')>*/"u8];

    public static byte[] Webp()
    {
        var picture = TestPicture.Encode(SKEncodedImageFormat.Webp);
        byte[] file = [.. picture, .. "EXIF"u8, 20, 0, 0, 0, .. "PLANTED-GPS-IN-WEBP."u8];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    /// <summary>Two by two pixels, red first in the lower row, as a BMP counts.</summary>
    public static byte[] Bmp()
    {
        var file = new byte[70];
        "BM"u8.CopyTo(file);
        foreach (var (at, value) in ((int, int)[])[(2, 70), (10, 54), (14, 40), (18, 2), (22, 2), (26, 1 | (24 << 16)), (34, 16)])
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }

        file[56] = 0xFF;
        return [.. file, .. Words("BEHIND")];
    }

    /// <summary>A few bytes that claim to be a picture of this size.</summary>
    public static byte[] PngBomb(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. PaintedPicture.Chunk("IHDR"u8, header), .. PaintedPicture.Chunk("IDAT"u8, [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. PaintedPicture.Chunk("IEND"u8, [])];
    }

    /// <summary>A progressive JPEG of this size with so many empty scans.</summary>
    public static byte[] ScanBomb(ushort side, int scans, byte marker = 0xC2)
    {
        byte[] frame = [8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
        return [0xFF, 0xD8, .. Segment(marker, frame), .. Enumerable.Range(0, scans).SelectMany(_ => Segment(0xDA, [1, 1, 0, 0, 63, 0])), 0xFF, 0xD9];
    }

    private static byte[] Words(string what) => Encoding.ASCII.GetBytes($"{Word}{what}-38.9140N-121.6147E");

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>Orientation and maker, a place, and a thumbnail that has a comment of its own.</summary>
    private static byte[] Exif(int orientation)
    {
        byte[] thumbnail = [.. TestPicture.Jpeg[..2], .. Segment(0xFE, Words("THUMBNAIL")), .. TestPicture.Jpeg[2..]];
        var (make, place) = (Words("MAKE"), Words("GPS"));
        // Head 8; first directory 8 to 50; places 50 to 68; thumbnail's 68 to 98; then what they point to.
        var texts = 98;
        byte[] first = [.. Short(3), .. Entry(0x010F, 2, make.Length, texts), .. Entry(0x0112, 3, 1, orientation), .. Entry(0x8825, 4, 1, 50), .. Long(68)];
        byte[] places = [.. Short(1), .. Entry(0x001C, 7, place.Length, texts + make.Length), .. Long(0)];
        byte[] thumbnails = [.. Short(2), .. Entry(0x0201, 4, 1, texts + make.Length + place.Length), .. Entry(0x0202, 4, 1, thumbnail.Length), .. Long(0)];
        return [.. "II"u8, 42, 0, .. Long(8), .. first, .. places, .. thumbnails, .. make, .. place, .. thumbnail];
    }

    private static byte[] Entry(int tag, int type, int count, int value) => [.. Short(tag), .. Short(type), .. Long(count), .. Long(value)];

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Long(int value) => [.. Short(value), .. Short(value >> 16)];
}
