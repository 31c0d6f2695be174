// Downloads media from a platform, which reports errors as JSON with status 200.
using System.Net.Http.Headers;
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>media/get, the same on WeCom and the Official Account.</summary>
/// <param name="settings">Time-outs and the size limit.</param>
/// <param name="calls">The application's calls.</param>
/// <param name="client">Name of the HTTP client.</param>
/// <param name="call">Name of the call, for the log.</param>
/// <param name="http">Calls the platform.</param>
/// <param name="time">Source of the time.</param>
internal sealed class MediaDownload(IApiSettings settings, TokenCalls calls, string client, string call, ApiHttp http, TimeProvider time)
{
    /// <summary>Where a video is that the platform does not give itself.</summary>
    private const string LinkField = "video_url";

    /// <summary>Bytes of an error's JSON at most; real ones are a few hundred.</summary>
    private const int MaxErrorBytes = 64 * 1024;

    private const int BufferBytes = 64 * 1024;

    /// <summary>Fetches the media of an address that holds the token, see <see cref="IMediaSource.GetAsync"/>.</summary>
    public async Task<MediaResult> GetAsync(Func<Secret, Uri> address, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        MediaResult? media = null;
        using var limit = new CancellationTokenSource(settings.MediaBodyTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var (result, _) = await calls.RunAsync(
            token => http.RunAsync(
                client,
                call,
                async web =>
                {
                    (var answer, media) = await DownloadAsync(web, address(token), isLink: false, open, both.Token);
                    return answer;
                },
                cancellationToken),
            cancellationToken);
        return media ?? new MediaResult(result, MediaKind.Unknown, "", 0);
    }

    private static bool MayBeError(HttpContentHeaders headers, ReadOnlySpan<byte> head) =>
        headers.ContentType?.MediaType is "application/json" or "text/plain" || head.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    /// <summary>The address at which a video lies; the platform's word is trusted for it, but nothing other than a web address is.</summary>
    private static Uri? LinkOf(ApiAnswer answer) =>
        Uri.TryCreate(answer.Text(LinkField), UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;

    private static string FileName(HttpContentHeaders headers) => (headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName ?? "").Trim('"');

    private async Task<(ApiAnswer Answer, MediaResult? Media)> DownloadAsync(HttpClient web, Uri address, bool isLink, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        using var response = await web.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (ApiAnswer.FaultOf((int)response.StatusCode) is { } fault)
        {
            // Where a video lies is not our configuration: an address that is over by now is asked for anew.
            return (ApiAnswer.Failed(isLink && fault == "http-status" ? "unreadable" : fault), null);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (MayBeError(response.Content.Headers, buffer.AsSpan(0, read)) && read < MaxErrorBytes)
        {
            var answer = ApiAnswer.Parse((int)response.StatusCode, buffer.AsMemory(0, read));
            if (answer.Fault is null || response.Content.Headers.ContentType?.MediaType == "application/json")
            {
                if (answer.Code == 0 && !isLink && LinkOf(answer) is { } link)
                {
                    return await DownloadAsync(web, link, isLink: true, open, cancellationToken);
                }

                return (answer.Code == 0 ? ApiAnswer.Failed("unreadable") : answer, null);
            }
        }

        if (read == 0)
        {
            return (ApiAnswer.Failed("unreadable"), null);
        }

        return await CopyAsync(response.Content.Headers, body, buffer, read, open, cancellationToken);
    }

    private async Task<(ApiAnswer Answer, MediaResult? Media)> CopyAsync(
        HttpContentHeaders headers, Stream body, byte[] buffer, int read, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var type = MediaKind.Sniff(buffer.AsSpan(0, Math.Min(read, MediaKind.HeadBytes)));
        var tooLarge = new MediaResult(new SendResult.Never("too-large"), type, "", 0);
        if (headers.ContentLength > settings.MediaBytes)
        {
            return (new ApiAnswer(), tooLarge);
        }

        await using var target = await OpenAsync(open, cancellationToken);
        var bytes = 0L;
        while (read > 0)
        {
            bytes += read;
            if (bytes > settings.MediaBytes)
            {
                return (new ApiAnswer(), tooLarge);
            }

            await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken);
            read = await body.ReadAsync(buffer, cancellationToken);
        }

        await WriteAsync(target, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return (new ApiAnswer(), new MediaResult(new SendResult.Sent(), type, FileName(headers), bytes));
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
