// Writes media with a file name, whole or one range of it.
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GridBot.Simulator.Api;

/// <summary>Binary answers of media/get.</summary>
internal static class RangedContent
{
    /// <summary>Writes the bytes, 206 for a single satisfiable range.</summary>
    public static async Task WriteAsync(HttpContext http, ApiAnswer.Binary binary, CancellationToken cancellationToken)
    {
        var response = http.Response;
        var body = binary.Bytes.AsMemory();
        if (http.Request.GetTypedHeaders().Range is { Unit.Value: "bytes", Ranges: { Count: 1 } ranges })
        {
            var (from, to) = Bounds(ranges.First(), body.Length);
            if (from > to || from >= body.Length)
            {
                response.StatusCode = (int)HttpStatusCode.RequestedRangeNotSatisfiable;
                return;
            }

            response.StatusCode = (int)HttpStatusCode.PartialContent;
            response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(from, to, body.Length);
            body = body[from..(to + 1)];
        }

        response.ContentType = binary.ContentType;
        response.ContentLength = body.Length;
        // Sets an ASCII form and, for Chinese names, filename* beside it: a header holds no raw Chinese.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(binary.FileName);
        response.GetTypedHeaders().ContentDisposition = disposition;
        await response.Body.WriteAsync(body, cancellationToken);
    }

    private static (int From, int To) Bounds(RangeItemHeaderValue range, int length) => range switch
    {
        { From: { } from, To: var to } => ((int)Math.Min(from, length), (int)Math.Min(to ?? length - 1, length - 1)),
        { To: { } suffix } => ((int)Math.Max(0, length - suffix), length - 1),
        _ => (0, length - 1),
    };
}
