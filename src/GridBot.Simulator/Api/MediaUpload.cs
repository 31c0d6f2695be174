// Receives uploads for the application and for robots: form, size and type.
using System.Globalization;
using System.Text.Json.Nodes;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>Checks and stores an upload (page 90253).</summary>
public sealed class MediaUpload(TimeProvider clock, MediaShelf shelf)
{
    /// <summary>Anything up to this many bytes is taken for empty.</summary>
    private const int EmptyBytes = 5;
    private const int Mebibyte = 1 << 20;

    /// <summary>Stores the upload and answers as the platform does: created_at is a string and errmsg empty.</summary>
    public async Task<ApiAnswer> ReceiveAsync(ApiCall call, string robotKey, CancellationToken cancellationToken)
    {
        var kind = call.Query("type");
        using var buffer = new MemoryStream();
        await call.Http.Request.Body.CopyToAsync(buffer, cancellationToken);
        if (MultipartReader.Read(call.Http.Request.ContentType ?? "", buffer.ToArray()) is not { } part)
        {
            return new ApiAnswer.Refusal(41005);
        }

        var fault = Check(kind, part.Bytes);
        if (fault != 0)
        {
            return new ApiAnswer.Refusal(fault);
        }

        var item = shelf.Store(kind, part.FileName, part.Bytes, robotKey);
        return new ApiAnswer.Success(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "",
            ["type"] = kind,
            ["media_id"] = item.Id,
            ["created_at"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    private static int Check(string kind, byte[] bytes)
    {
        if (bytes.Length <= EmptyBytes)
        {
            return bytes.Length == 0 ? 44001 : 40006;
        }

        var type = MediaShelf.Sniff(bytes);
        var (most, fits) = kind switch
        {
            "image" => (10 * Mebibyte, type is "image/jpeg" or "image/png"),
            "voice" => (2 * Mebibyte, type is "audio/amr"),
            "video" => (10 * Mebibyte, type is "video/mp4"),
            "file" => (20 * Mebibyte, true),
            _ => (0, false),
        };
        return !fits ? 40004 : bytes.Length > most ? 45001 : 0;
    }
}
