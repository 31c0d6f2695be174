// Keeps fetched attachments as files under the data path, under random names.
using GridBot.Channels;
using GridBot.Storage;

namespace GridBot.Attachments;

/// <summary>The attachments' files. Rows say what they are; a file whose row is gone is deleted.</summary>
internal sealed class AttachmentFiles(string dataPath, AttachmentStore store) : IAttachmentSink
{
    private const string PartSuffix = ".part";

    /// <summary>Files deleted in one sweep.</summary>
    private const int SweepLimit = 100;

    private readonly string folder = Path.Combine(dataPath, "attachments");

    public Task<Stream> OpenAsync(string attachmentId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(folder);
        return Task.FromResult<Stream>(new FileStream(FileOf(attachmentId) + PartSuffix, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024, FileOptions.Asynchronous));
    }

    public async Task StoredAsync(string attachmentId, string contentType, long bytes, CancellationToken cancellationToken)
    {
        File.Move(FileOf(attachmentId) + PartSuffix, FileOf(attachmentId), overwrite: true);
        if (!await store.MarkFetchedAsync(attachmentId, contentType, bytes, cancellationToken))
        {
            // Its draft was cancelled or refused meanwhile: nothing of it is kept.
            File.Delete(FileOf(attachmentId));
        }
    }

    public async Task LostAsync(string attachmentId, string reason, CancellationToken cancellationToken)
    {
        Delete(FileOf(attachmentId) + PartSuffix);
        await store.MarkLostAsync(attachmentId, cancellationToken);
    }

    /// <summary>Keeps a photo that came with a form, before its row is written. The file is durable when this returns; who writes no row for it drops it.</summary>
    /// <returns>How many bytes it has.</returns>
    public async Task<long> KeepAsync(string attachmentId, Stream content, CancellationToken cancellationToken)
    {
        var path = FileOf(attachmentId);
        await using (var file = (FileStream)await OpenAsync(attachmentId, cancellationToken))
        {
            await content.CopyToAsync(file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + PartSuffix, path);
        return new FileInfo(path).Length;
    }

    /// <summary>Deletes the files of these ids that have no row: what they came with was refused, or is not known to have been kept.</summary>
    public async Task DropUnkeptAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kept = (await store.ListAsync(ids, cancellationToken)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => !kept.Contains(id)))
        {
            Delete(FileOf(id) + PartSuffix);
            Delete(FileOf(id));
        }
    }

    /// <summary>An attachment's file for reading; null when it is not there.</summary>
    public Stream? OpenRead(string attachmentId)
    {
        try
        {
            return new FileStream(FileOf(attachmentId), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
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

    /// <summary>Before the first photo there is no folder, and deleting in a missing folder is an error.</summary>
    private void Delete(string path)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(path);
        }
    }

    /// <summary>Ids are our own random hex; anything else must not reach the file system.</summary>
    private string FileOf(string attachmentId) => attachmentId.All(char.IsAsciiHexDigit) && attachmentId.Length > 0
        ? Path.Combine(folder, attachmentId)
        : throw new ArgumentException("An attachment id is hex digits.", nameof(attachmentId));
}
