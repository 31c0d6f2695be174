// Downloads media from WeCom.
using GridBot.Channels.Platform;

namespace GridBot.Channels.WeCom;

/// <summary>media/get.</summary>
public sealed class WeComMedia(WeComOptions options, WeComApi api, WeComHttp http, TimeProvider time) : IMediaSource
{
    private const string Path = "/cgi-bin/media/get";

    private readonly MediaDownload download = new(options, api.Calls, WeComClients.Media, Path, http, time);

    public string Channel => WeComInbound.Channel;

    public bool IsPerson(string target) => WeComPersons.UserOf(target) is not null;

    public Task<MediaResult> GetAsync(string mediaId, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken) =>
        download.GetAsync(token => api.Address(Path, token, $"&media_id={Uri.EscapeDataString(mediaId)}"), open, cancellationToken);
}
