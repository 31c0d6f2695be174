// Keeps the photos that come with a form.
using GridBot.Attachments;
using GridBot.Cases;
using GridBot.Channels;
using GridBot.Turns;

namespace GridBot.Pages;

/// <summary>Photos of a result. What they are is told by their first bytes; a name or a type may lie.</summary>
internal sealed class ResultPhotos(AttachmentFiles files, Random random)
{
    /// <summary>Photos of one form at most.</summary>
    public const int Most = 6;

    /// <summary>Megabytes of one photo at most.</summary>
    public const int MostMegabytes = 10;

    /// <summary>Bytes of a whole form at most.</summary>
    public const long MostBytes = ((Most * MostMegabytes) + 1) * Megabyte;

    private const long Megabyte = 1024 * 1024;

    private static readonly string[] Taken = ["image/jpeg", "image/png"];

    /// <summary>Whether all of them are photos of a size that is taken.</summary>
    public static async Task<bool> AreTakenAsync(IReadOnlyList<IFormFile> photos, CancellationToken cancellationToken)
    {
        foreach (var photo in photos)
        {
            var type = await TypeOfAsync(photo, cancellationToken);
            if (photo.Length > MostMegabytes * Megabyte || !Taken.Contains(type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Keeps the files; their rows are written with the step.</summary>
    public async Task<IReadOnlyList<KeptPhoto>> KeepAsync(IReadOnlyList<IFormFile> photos, CancellationToken cancellationToken)
    {
        var kept = new List<KeptPhoto>();
        try
        {
            foreach (var photo in photos)
            {
                var id = EffectWriter.NewId(random);
                // Listed before it is written: what is written in part is dropped, too.
                kept.Add(new KeptPhoto(id, await TypeOfAsync(photo, cancellationToken), photo.Length));
                await using var content = photo.OpenReadStream();
                await files.KeepAsync(id, content, cancellationToken);
            }
        }
        catch
        {
            await DropUnkeptAsync(kept);
            throw;
        }

        return kept;
    }

    /// <summary>Drops those that no step was taken with. Not given up when the browser goes away.</summary>
    public Task DropUnkeptAsync(IReadOnlyList<KeptPhoto> photos) => photos.Count == 0 ? Task.CompletedTask : files.DropUnkeptAsync([.. photos.Select(photo => photo.Id)], CancellationToken.None);

    private static async Task<string> TypeOfAsync(IFormFile photo, CancellationToken cancellationToken)
    {
        var head = new byte[MediaKind.HeadBytes];
        await using var content = photo.OpenReadStream();
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return MediaKind.Sniff(head.AsSpan(0, read));
    }
}
