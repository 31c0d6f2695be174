// Where the media of one channel are fetched.
namespace GridBot.Channels.Platform;

/// <summary>media/get of one channel.</summary>
public interface IMediaSource
{
    /// <summary>Name of the channel: the beginning of a target, before the colon.</summary>
    string Channel { get; }

    /// <summary>Whether a target names one person of this channel.</summary>
    bool IsPerson(string target);

    /// <summary>
    /// Fetches a media into the stream that <paramref name="open"/> gives; it is opened only when bytes of the media have come, and disposed here.
    /// </summary>
    /// <exception cref="SinkException">The stream could not be written; faults of the network are results.</exception>
    Task<MediaResult> GetAsync(string mediaId, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken);
}
