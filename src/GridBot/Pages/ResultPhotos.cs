// Keeps the photos that come with a form, cleaned.
using GridBot.Attachments;
using GridBot.Attachments.Cleaning;
using GridBot.Cases;
using GridBot.Turns;

namespace GridBot.Pages;

/// <summary>Photos of a result. They are cleaned like everything else that is sent; a name or a type may lie.</summary>
internal sealed class ResultPhotos(AttachmentFiles files, Random random, ILogger<ResultPhotos> logger)
{
    /// <summary>Photos of one form at most.</summary>
    public const int Most = 6;

    /// <summary>Megabytes of one photo at most.</summary>
    public const int MostMegabytes = 10;

    /// <summary>Bytes of a whole form at most.</summary>
    public const long MostBytes = ((Most * MostMegabytes) + 1) * Megabyte;

    private const long Megabyte = 1024 * 1024;

    /// <summary>Whether all of them are of a size that is taken.</summary>
    public static bool AreSmallEnough(IReadOnlyList<IFormFile> photos) => photos.All(photo => photo.Length <= MostMegabytes * Megabyte);

    /// <summary>Cleans and keeps the files; their rows are written with the step.</summary>
    /// <returns>Null when one of them is no photo that is taken: then none is kept.</returns>
    public async Task<IReadOnlyList<KeptPhoto>?> KeepAsync(IReadOnlyList<IFormFile> photos, CancellationToken cancellationToken)
    {
        var kept = new List<KeptPhoto>();
        try
        {
            foreach (var photo in photos)
            {
                var id = EffectWriter.NewId(random);
                // Listed before it is written: what is written in part is dropped, too.
                kept.Add(new KeptPhoto(id, "", 0));
                await using var content = photo.OpenReadStream();
                var media = await files.KeepAsync(id, content, cancellationToken);
                kept[^1] = new KeptPhoto(id, media.ContentType, media.Bytes);
            }
        }
        catch (MediaRefusedException refused)
        {
            PageLog.FormRefused(logger, refused.Reason);
            await DropUnkeptAsync(kept);
            return null;
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
}
