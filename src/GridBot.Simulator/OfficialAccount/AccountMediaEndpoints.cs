// media/upload and media/get: temporary media of the account.
using System.Text.Json.Nodes;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>POST media/upload and GET media/get (temporary material; permanent ids are another kind and unknown here).</summary>
internal sealed class AccountMediaEndpoints(TimeProvider clock, MediaShelf shelf)
{
    private const int Kibibyte = 1 << 10;
    private const int Mebibyte = 1 << 20;

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("media/upload", true, ApiBody.Multipart, true, ReceiveAsync),
        new("media/get", false, ApiBody.None, true, (call, _) => Task.FromResult(Get(call))),
    ];

    /// <summary>Answers without errcode, created_at a number, and a thumb's id under a name of its own.</summary>
    private async Task<ApiAnswer> ReceiveAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await call.Http.Request.Body.CopyToAsync(buffer, cancellationToken);
        if (MultipartReader.Read(call.Http.Request.ContentType ?? "", buffer.ToArray()) is not { } part)
        {
            return new ApiAnswer.Refusal(41005);
        }

        var kind = call.Query("type");
        var fault = Check(kind, part.Bytes);
        return fault == 0
            ? new ApiAnswer.Success(new JsonObject
            {
                ["type"] = kind,
                [kind == "thumb" ? "thumb_media_id" : "media_id"] = shelf.Store(kind, part.FileName, part.Bytes).Id,
                ["created_at"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            })
            : new ApiAnswer.Refusal(fault);
    }

    private static int Check(string kind, byte[] bytes)
    {
        var type = MediaShelf.Sniff(bytes);
        var (most, fits) = kind switch
        {
            "image" => (10 * Mebibyte, type is "image/jpeg" or "image/png" or "image/gif"),
            "voice" => (2 * Mebibyte, type is "audio/amr" or "audio/mpeg"),
            "video" => (10 * Mebibyte, type is "video/mp4"),
            "thumb" => (64 * Kibibyte, type is "image/jpeg"),
            _ => (0, false),
        };
        return most == 0 ? 40004 : bytes.Length == 0 ? 44001 : !fits ? 40005 : bytes.Length > most ? 40006 : 0;
    }

    private ApiAnswer Get(ApiCall call)
    {
        var id = call.Query("media_id");
        if (id.Length == 0)
        {
            return new ApiAnswer.Refusal(41006);
        }

        return shelf.Live(id) switch
        {
            null => new ApiAnswer.Refusal(40007),
            { Kind: "video" } => new ApiAnswer.Success(new JsonObject { ["video_url"] = $"{call.Http.Request.Scheme}://{call.Http.Request.Host}/mmbiz/{id}" }),
            var item => new ApiAnswer.Binary(item.Bytes, item.ContentType, item.FileName),
        };
    }
}
