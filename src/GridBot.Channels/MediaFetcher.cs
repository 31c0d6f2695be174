// Fetches attachments before the platform forgets them.
using System.Collections.Frozen;
using System.Text.Json;
using GridBot.Channels.Platform;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels;

/// <summary>The "sender" of <see cref="OutboxKind.MediaFetch"/> rows: what goes out is a request, what comes back goes to the sink.</summary>
public sealed class MediaFetcher(IEnumerable<IMediaSource> sources, IAttachmentSink sink, ILogger<MediaFetcher> logger) : ISender
{
    private readonly FrozenDictionary<string, IMediaSource> sources = sources.ToFrozenDictionary(source => source.Channel, StringComparer.Ordinal);

    public OutboxKind Kind => OutboxKind.MediaFetch;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        MediaFetch fetch;
        try
        {
            fetch = OutboxPayload.ReadMediaFetch(item.Payload);
        }
        catch (JsonException)
        {
            return new SendResult.Never("payload");
        }

        if (sources.GetValueOrDefault(fetch.Channel.Length > 0 ? fetch.Channel : ChannelTarget.ChannelOf(item.Target)) is not { } source)
        {
            return new SendResult.Never("channel");
        }

        if (fetch.Channel.Length == 0 && !source.IsPerson(item.Target))
        {
            return new SendResult.Never("recipient");
        }

        try
        {
            return await FetchAsync(source, fetch, cancellationToken);
        }
        catch (Exception e) when (e is SinkException or IOException or UnauthorizedAccessException)
        {
            ChannelLog.AttachmentNotWritten(logger, fetch.AttachmentId, (e.InnerException ?? e).GetType().Name);
            return new SendResult.Again("storage");
        }
    }

    private async Task<SendResult> FetchAsync(IMediaSource source, MediaFetch fetch, CancellationToken cancellationToken)
    {
        var got = await source.GetAsync(fetch.MediaId, ct => sink.OpenAsync(fetch.AttachmentId, ct), cancellationToken);
        switch (got.Result)
        {
            case SendResult.Sent:
                await sink.StoredAsync(fetch.AttachmentId, got.ContentType, got.Bytes, cancellationToken);
                break;
            case SendResult.Never never:
                ChannelLog.AttachmentLost(logger, fetch.AttachmentId, never.Reason, never.Code);
                await sink.LostAsync(fetch.AttachmentId, never.Reason, cancellationToken);
                break;
        }

        return got.Result;
    }
}
