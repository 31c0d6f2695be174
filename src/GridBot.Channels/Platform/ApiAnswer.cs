// What came back from a platform's API: a code with its body, or why there is none.
using System.Globalization;
using System.Text.Json;
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>An answer as WeCom and the Official Account give it. They answer business errors with HTTP 200 and a code; a missing code means 0.</summary>
public sealed record ApiAnswer
{
    private const int Ok = 200;
    private const int PartialContent = 206;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int FirstServerError = 500;

    /// <summary>
    /// Why there is no answer of the platform: "time-out", "connection" (broken off: the outcome is unknown), "unreachable" (never connected), "circuit", "rate", "http-5xx", "http-status" (the platform itself answers its refusals with 200), "unreadable".
    /// Null when there is one.
    /// </summary>
    public string? Fault { get; private init; }

    /// <summary>The platform's code.</summary>
    public int Code { get; private init; }

    /// <summary>The id by which the platform's support finds the call; empty when it gave none.</summary>
    public string Hint { get; private init; } = "";

    /// <summary>The body, an object.</summary>
    private JsonElement Body { get; init; }

    /// <summary>An answer that did not come.</summary>
    public static ApiAnswer Failed(string fault) => new() { Fault = fault };

    /// <summary>Reads an answer.</summary>
    public static ApiAnswer Parse(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (FaultOf(httpStatus) is { } fault)
        {
            return Failed(fault);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && CodeOf(root) is { } code
                ? new() { Code = code, Hint = HintOf(root), Body = root.Clone() }
                : Failed("unreadable");
        }
        catch (JsonException)
        {
            return Failed("unreadable");
        }
    }

    /// <summary>The fault that an HTTP status stands for; null when the body says more.</summary>
    public static string? FaultOf(int httpStatus) => httpStatus switch
    {
        Ok or PartialContent => null,
        RequestTimeout => "time-out",
        TooManyRequests => "rate",
        >= FirstServerError => "http-5xx",
        _ => "http-status",
    };

    /// <summary>A text field; empty when it is missing or no text. A list of texts is joined as the platform does elsewhere, with '|'.</summary>
    public string Text(string field) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(field, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join('|', value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString())),
            _ => "",
        }
        : "";

    /// <summary>A number, also when it was sent as text; null when it is missing.</summary>
    public long? Number(string field) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(field, out var value) ? NumberOf(value) : null;

    /// <summary>The answer as the result of a send.</summary>
    public SendResult ToResult(ErrorTable codes, ApiWaits waits)
    {
        if (Fault is not null)
        {
            return Fault switch
            {
                // A redirect or a page that is not there: the address is wrong, or something stands between.
                "http-status" => new SendResult.Misconfigured(Fault),
                "circuit" => new SendResult.Again(Fault, After: waits.Break),
                "rate" => new SendResult.Again(Fault, After: waits.Rate),
                _ => new SendResult.Again(Fault),
            };
        }

        var verdict = codes.Classify(Code);
        return verdict.Action switch
        {
            ApiAction.Sent => new SendResult.Sent(Text("msgid") is { Length: > 0 } id ? id : Number("msgid")?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ApiAction.Again => new SendResult.Again(verdict.Reason, Code, WaitOf(verdict.Reason, waits)),
            // Only reached when a second token was refused, too.
            ApiAction.Refresh => new SendResult.Again(verdict.Reason, Code),
            ApiAction.AwaitsPerson => new SendResult.AwaitsPerson(verdict.Reason, Code),
            ApiAction.Configuration => new SendResult.Misconfigured(verdict.Reason, Code),
            _ => new SendResult.Never(verdict.Reason, Code),
        };
    }

    private static TimeSpan? WaitOf(string reason, ApiWaits waits) => reason switch
    {
        ErrorTable.Rate => waits.Rate,
        ErrorTable.Quota => waits.Quota,
        _ => null,
    };

    private static int? CodeOf(JsonElement root)
    {
        if (!root.TryGetProperty("errcode", out var value))
        {
            return 0;
        }

        return NumberOf(value) is { } code and >= int.MinValue and <= int.MaxValue ? (int)code : null;
    }

    private static long? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string HintOf(JsonElement root)
    {
        var message = root.TryGetProperty("errmsg", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        // Letters, digits and dashes only: the rest of the message may repeat what was sent.
        return IdBehind(message, "hint: [", ']') is { Length: > 0 } hint ? hint : IdBehind(message, "rid: ", ' ');
    }

    private static string IdBehind(string message, string mark, char until)
    {
        var start = message.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var rest = message[(start + mark.Length)..];
        var end = rest.IndexOf(until, StringComparison.Ordinal);
        return end < 0 && until == ']' ? "" : new string([.. rest[..(end < 0 ? rest.Length : end)].Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(64)]);
    }
}
