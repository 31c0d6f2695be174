// media/upload and media/get: temporary media of the application.
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>POST media/upload (90253) and GET media/get (90254).</summary>
public sealed class MediaEndpoints(SimulatorOptions options, MediaShelf shelf, MediaUpload uploads, QuotaMeter quotas)
{
    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("media/upload", true, ApiBody.Multipart, true, (call, cancellationToken) => uploads.ReceiveAsync(call, "", cancellationToken)),
        new("media/get", false, ApiBody.None, true, (call, _) => Task.FromResult(Get(call))),
    ];

    private ApiAnswer Get(ApiCall call)
    {
        var id = call.Query("media_id");
        if (id.Length == 0)
        {
            return new ApiAnswer.Refusal(41006);
        }

        if (shelf.Live(id) is not { } item)
        {
            return new ApiAnswer.Refusal(40007);
        }

        if (!quotas.TryTake(($"media {id}", options.Limits.MediaGetsPerMinute, TimeSpan.FromMinutes(1))))
        {
            return new ApiAnswer.Refusal(45033);
        }

        var whole = call.Http.Request.Headers.Range.Count == 0;
        return whole && item.Bytes.Length > options.Limits.WholeDownloadBytes
            ? new ApiAnswer.Refusal(830002)
            : new ApiAnswer.Binary(item.Bytes, item.ContentType, item.FileName);
    }
}
