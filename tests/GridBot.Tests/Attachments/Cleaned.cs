// Cleans bytes in memory, as the program cleans files.
using System.Text;
using GridBot.Attachments.Cleaning;
using SkiaSharp;
using Xunit;

namespace GridBot.Tests.Attachments;

/// <summary>What became of bytes.</summary>
/// <param name="Type">Content type.</param>
/// <param name="Bytes">The clean file.</param>
internal sealed record Cleaned(string Type, byte[] Bytes)
{
    public static async Task<Cleaned> OfAsync(byte[] file, string kind = "image")
    {
        using var cleaner = new MediaCleaner();
        using var clean = new MemoryStream();
        using var source = new MemoryStream(file, writable: false);
        var media = await cleaner.CleanAsync(source, clean, kind, TestContext.Current.CancellationToken);
        Assert.Equal(clean.Length, media.Bytes);
        return new Cleaned(media.ContentType, clean.ToArray());
    }

    /// <summary>Why bytes are refused.</summary>
    public static async Task<string> RefusalAsync(byte[] file, string kind = "image") => (await Assert.ThrowsAsync<MediaRefusedException>(() => OfAsync(file, kind))).Reason;

    /// <summary>Whether these words stand in the file.</summary>
    public bool Holds(string words) => Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(words)) >= 0;

    /// <summary>The picture.</summary>
    public SKBitmap Picture()
    {
        Assert.Equal("image/jpeg", Type);
        Assert.Equal(["APP0", "DQT", "SOF", "DHT", "SOS"], JpegMarkers.Of(Bytes).Distinct(StringComparer.Ordinal));
        return SKBitmap.Decode(Bytes);
    }
}
