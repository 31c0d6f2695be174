// Downloads media from the Official Account.
using GridBot.Channels.Platform;

namespace GridBot.Channels.OfficialAccount;

/// <summary>media/get. A video is not given itself: the answer tells where it lies.</summary>
public sealed class OfficialAccountMedia(OfficialAccountOptions options, OfficialAccountApi api, OfficialAccountHttp http, TimeProvider time) : IMediaSource
{
    private const string Path = "/cgi-bin/media/get";

    private readonly MediaDownload download = new(options, api.Calls, OfficialAccountClients.Media, Path, http, time);

    public string Channel => OfficialAccountInbound.Channel;

    public bool IsPerson(string target) => OfficialAccountPersons.OpenIdOf(target) is not null;

    public Task<MediaResult> GetAsync(string mediaId, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken) =>
        download.GetAsync(token => api.Address(Path, token, $"&media_id={Uri.EscapeDataString(mediaId)}"), open, cancellationToken);
}
