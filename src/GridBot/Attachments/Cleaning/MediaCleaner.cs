// Makes a clean file of one that somebody sent.
using System.Runtime.InteropServices;
using SkiaSharp;

namespace GridBot.Attachments.Cleaning;

/// <summary>
/// Looks at the first bytes for what a file is, and copies of it what is known to be needed. One file at a time: what cleaning costs in memory is what the most costly file costs.
/// Nothing here asks what time it is. How long a file may take is bounded by what is counted before it is begun, so a busy machine refuses nobody.
/// </summary>
internal sealed class MediaCleaner : IDisposable
{
    /// <summary>Bytes of a picture at most; what platforms give is at most as large.</summary>
    public const int MostPictureBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of a recording at most; a minute of AMR has 100 KB.</summary>
    public const int MostVoiceBytes = 4 * 1024 * 1024;

    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Cleans a file.</summary>
    /// <param name="file">What came, for reading, at its beginning.</param>
    /// <param name="clean">Where the clean file is written.</param>
    /// <param name="kind">What it should be: "image", "voice" or "video".</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MediaRefusedException">It is not taken; what was written is to be discarded.</exception>
    public async Task<CleanMedia> CleanAsync(Stream file, Stream clean, string kind, CancellationToken cancellationToken)
    {
        var head = new byte[MediaFormat.HeadBytes];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (MediaFormat.Of(head.AsSpan(0, read)) is not { } format || format.Kind != kind)
        {
            throw new MediaRefusedException(MediaRefusedException.Format);
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            file.Position = 0;
            await CopyAsync(file, clean, format, cancellationToken);
        }
        finally
        {
            gate.Release();
        }

        return new CleanMedia(format.StoredType, clean.Position);
    }

    public void Dispose() => gate.Dispose();

    private static async Task CopyAsync(Stream file, Stream clean, MediaFormat format, CancellationToken cancellationToken)
    {
        if (format == MediaFormat.Mp4)
        {
            await FilmCleaner.CleanAsync(file, clean, cancellationToken);
            return;
        }

        var bytes = await ReadAsync(file, format.Kind == MediaFormat.Picture ? MostPictureBytes : MostVoiceBytes, cancellationToken);
        if (format.Kind == MediaFormat.Picture)
        {
            // Work of a tenth of a second to some seconds.
            using var picture = await Task.Run(() => Picture(bytes, format), cancellationToken);
            await using var content = picture.AsStream();
            await content.CopyToAsync(clean, cancellationToken);
        }
        else
        {
            var kept = format == MediaFormat.Mp3 ? Mp3Frames.Kept(bytes) : ..VoiceFrames.Kept(bytes, format);
            await clean.WriteAsync(bytes.AsMemory(kept), cancellationToken);
        }
    }

    private static SKData Picture(byte[] bytes, MediaFormat format)
    {
        var held = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            using var file = SKData.Create(held.AddrOfPinnedObject(), bytes.Length);
            return PictureCleaner.Clean(file, format);
        }
        finally
        {
            held.Free();
        }
    }

    private static async Task<byte[]> ReadAsync(Stream file, int most, CancellationToken cancellationToken)
    {
        if (file.Length > most)
        {
            throw new MediaRefusedException(MediaRefusedException.TooLarge);
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
