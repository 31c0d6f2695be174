// Keeps clean attachments as files under the data path, under random names.
using GridBot.Attachments.Cleaning;
using GridBot.Channels;
using GridBot.Storage;

namespace GridBot.Attachments;

/// <summary>The attachments' files. What comes is a draft until it is clean; only then it gets the attachment's name. Rows say what files are; a file whose row is gone is deleted.</summary>
internal sealed class AttachmentFiles(string dataPath, AttachmentStore store, MediaCleaner cleaner, ILogger<AttachmentFiles> logger) : IAttachmentSink
{
    /// <summary>Files deleted in one sweep.</summary>
    private const int SweepLimit = 100;

    private readonly string folder = Path.Combine(dataPath, "attachments");
    private readonly DraftFolder drafts = new(Path.Combine(dataPath, "attachments"));

    public Task<Stream> OpenAsync(string attachmentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream>(drafts.Create(drafts.Fetched(Checked(attachmentId))));
    }

    public async Task StoredAsync(string attachmentId, string contentType, long bytes, CancellationToken cancellationToken)
    {
        CleanMedia? media = null;
        try
        {
            // No row: its draft was cancelled or refused meanwhile.
            if ((await store.ListAsync([attachmentId], cancellationToken)).FirstOrDefault() is { } row)
            {
                media = await CleanAsync(attachmentId, row.Kind, cancellationToken);
            }
        }
        catch (MediaRefusedException refused)
        {
            AttachmentLog.NotTaken(logger, attachmentId, refused.Reason);
            await LostAsync(attachmentId, refused.Reason, cancellationToken);
            return;
        }

        drafts.Drop(Checked(attachmentId));
        if (media is not null && !await store.MarkFetchedAsync(attachmentId, media.ContentType, media.Bytes, cancellationToken))
        {
            // Dropped while it was cleaned: nothing of it is kept.
            File.Delete(FileOf(attachmentId));
        }
    }

    public async Task LostAsync(string attachmentId, string reason, CancellationToken cancellationToken)
    {
        drafts.Drop(Checked(attachmentId));
        await store.MarkLostAsync(attachmentId, cancellationToken);
    }

    /// <summary>Cleans and keeps a photo that came with a form, before its row is written. The file is durable when this returns; who writes no row for it drops it.</summary>
    /// <returns>What it has become.</returns>
    /// <exception cref="MediaRefusedException">It is no photo that is taken.</exception>
    public async Task<CleanMedia> KeepAsync(string attachmentId, Stream content, CancellationToken cancellationToken)
    {
        await using (var file = await OpenAsync(attachmentId, cancellationToken))
        {
            await content.CopyToAsync(file, cancellationToken);
        }

        var media = await CleanAsync(attachmentId, MediaFormat.Picture, cancellationToken);
        drafts.Drop(attachmentId);
        return media;
    }

    /// <summary>Makes the attachment's file of its draft. It is durable before it has its name.</summary>
    private async Task<CleanMedia> CleanAsync(string attachmentId, string kind, CancellationToken cancellationToken)
    {
        drafts.BeginTry(Checked(attachmentId));
        try
        {
            CleanMedia media;
            await using (var draft = OpenRead(drafts.Fetched(attachmentId)))
            await using (var clean = drafts.Create(drafts.Cleaned(attachmentId)))
            {
                media = await cleaner.CleanAsync(draft, clean, kind, cancellationToken);
                await clean.FlushAsync(cancellationToken);
                clean.Flush(flushToDisk: true);
            }

            File.Move(drafts.Cleaned(attachmentId), FileOf(attachmentId), overwrite: true);
            return media;
        }
        finally
        {
            drafts.EndTry(attachmentId);
        }
    }

    /// <summary>Deletes the files of these ids that have no row: what they came with was refused, or is not known to have been kept.</summary>
    public async Task DropUnkeptAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kept = (await store.ListAsync(ids, cancellationToken)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => !kept.Contains(id)))
        {
            drafts.Drop(Checked(id));
            Delete(FileOf(id));
        }
    }

    /// <summary>An attachment's file for reading; null when it is not there.</summary>
    public Stream? Find(string attachmentId)
    {
        try
        {
            return OpenRead(FileOf(attachmentId));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes files whose attachment is gone; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var dropped = await store.DroppedFilesAsync(SweepLimit, cancellationToken);
        foreach (var id in dropped)
        {
            Delete(FileOf(id));
        }

        await store.ForgetFilesAsync(dropped, cancellationToken);
        return dropped.Count;
    }

    /// <summary>Deletes drafts that nobody has touched since an instant; returns how many files.</summary>
    public int SweepDrafts(DateTimeOffset since) => drafts.Sweep(since);

    private static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Before the first photo there is no folder, and deleting in a missing folder is an error.</summary>
    private void Delete(string path)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(path);
        }
    }

    private string FileOf(string attachmentId) => Path.Combine(folder, Checked(attachmentId));

    /// <summary>Ids are our own random hex; anything else must not reach the file system.</summary>
    private static string Checked(string attachmentId) => attachmentId.All(char.IsAsciiHexDigit) && attachmentId.Length > 0
        ? attachmentId
        : throw new ArgumentException("An attachment id is hex digits.", nameof(attachmentId));
}
