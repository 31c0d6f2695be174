// Downloads media from WeCom, which reports errors as JSON with status 200.
using System.Net.Http.Headers;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>What a download gave.</summary>
/// <param name="Result">Sent: all bytes were written.</param>
/// <param name="ContentType">As sniffed, see <see cref="MediaKind"/>.</param>
/// <param name="FileName">The name the platform gave; may be empty. Not to be used as a path.</param>
/// <param name="Bytes">Bytes written.</param>
public sealed record MediaResult(SendResult Result, string ContentType, string FileName, long Bytes);

/// <summary>media/get.</summary>
public sealed class WeComMedia(WeComOptions options, WeComApi api, WeComHttp http, TimeProvider time)
{
    private const string Path = "/cgi-bin/media/get";

    /// <summary>Bytes of an error's JSON at most; real ones are a few hundred.</summary>
    private const int MaxErrorBytes = 64 * 1024;

    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Fetches a media into the stream that <paramref name="open"/> gives; it is opened only when bytes of the media have come, and disposed here.
    /// </summary>
    /// <exception cref="IOException">The stream could not be written; faults of the network are results.</exception>
    public async Task<MediaResult> GetAsync(string mediaId, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        MediaResult? media = null;
        using var limit = new CancellationTokenSource(options.MediaBodyTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var (result, _) = await api.WithTokenAsync(
            token => http.RunAsync(
                WeComClients.Media,
                Path,
                async client =>
                {
                    (var answer, media) = await DownloadAsync(client, api.Address(Path, token, $"&media_id={Uri.EscapeDataString(mediaId)}"), open, both.Token);
                    return answer;
                },
                cancellationToken),
            cancellationToken);
        return media ?? new MediaResult(result, MediaKind.Unknown, "", 0);
    }

    private static bool MayBeError(HttpContentHeaders headers, ReadOnlySpan<byte> head) =>
        headers.ContentType?.MediaType is "application/json" or "text/plain" || head.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    private static string FileName(HttpContentHeaders headers) => (headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName ?? "").Trim('"');

    private async Task<(WeComAnswer Answer, MediaResult? Media)> DownloadAsync(HttpClient client, Uri address, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (WeComAnswer.FaultOf((int)response.StatusCode) is { } fault)
        {
            return (WeComAnswer.Failed(fault), null);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (MayBeError(response.Content.Headers, buffer.AsSpan(0, read)) && read < MaxErrorBytes)
        {
            var answer = WeComAnswer.Parse((int)response.StatusCode, buffer.AsMemory(0, read));
            if (answer.Fault is null || response.Content.Headers.ContentType?.MediaType == "application/json")
            {
                return (answer.Code == 0 ? WeComAnswer.Failed("unreadable") : answer, null);
            }
        }

        if (read == 0)
        {
            return (WeComAnswer.Failed("unreadable"), null);
        }

        return await CopyAsync(response.Content.Headers, body, buffer, read, open, cancellationToken);
    }

    private async Task<(WeComAnswer Answer, MediaResult? Media)> CopyAsync(
        HttpContentHeaders headers, Stream body, byte[] buffer, int read, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var type = MediaKind.Sniff(buffer.AsSpan(0, Math.Min(read, MediaKind.HeadBytes)));
        var tooLarge = new MediaResult(new SendResult.Never("too-large"), type, "", 0);
        if (headers.ContentLength > options.MediaBytes)
        {
            return (new WeComAnswer(), tooLarge);
        }

        await using var target = await OpenAsync(open, cancellationToken);
        var bytes = 0L;
        while (read > 0)
        {
            bytes += read;
            if (bytes > options.MediaBytes)
            {
                return (new WeComAnswer(), tooLarge);
            }

            await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken);
            read = await body.ReadAsync(buffer, cancellationToken);
        }

        await WriteAsync(target, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return (new WeComAnswer(), new MediaResult(new SendResult.Sent(), type, FileName(headers), bytes));
    }

    /// <summary>A full disk is no broken connection: it leaves by another way.</summary>
    private static async Task<Stream> OpenAsync(Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        try
        {
            return await open(cancellationToken);
        }
        catch (IOException e)
        {
            throw new SinkException(e);
        }
    }

    /// <summary>Nothing to write means: bring what is buffered to where it belongs.</summary>
    private static async Task WriteAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await (bytes.IsEmpty ? target.FlushAsync(cancellationToken) : target.WriteAsync(bytes, cancellationToken).AsTask());
        }
        catch (IOException e)
        {
            throw new SinkException(e);
        }
    }
}
