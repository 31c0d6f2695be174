// Attachments kept in memory.
using System.Collections.Concurrent;

namespace GridBot.Channels.Tests.Platform;

/// <summary>Records what became of each attachment.</summary>
public sealed class MemorySink : IAttachmentSink
{
    public ConcurrentDictionary<string, MemoryStream> Files { get; } = new(StringComparer.Ordinal);

    public List<(string Id, string ContentType, long Bytes)> Stored { get; } = [];

    public List<(string Id, string Reason)> Lost { get; } = [];

    /// <summary>When set, opening fails with it.</summary>
    public Exception? Fault { get; set; }

    public Task<Stream> OpenAsync(string attachmentId, CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult<Stream>(Files[attachmentId] = new MemoryStream()) : Task.FromException<Stream>(Fault);

    public Task StoredAsync(string attachmentId, string contentType, long bytes, CancellationToken cancellationToken)
    {
        Stored.Add((attachmentId, contentType, bytes));
        return Task.CompletedTask;
    }

    public Task LostAsync(string attachmentId, string reason, CancellationToken cancellationToken)
    {
        Lost.Add((attachmentId, reason));
        return Task.CompletedTask;
    }
}
