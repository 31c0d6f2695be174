// What came back from the WeCom API: a code with its body, or why there is none.
using System.Globalization;
using System.Text.Json;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>An answer. The platform answers business errors with HTTP 200 and a code; a missing code means 0.</summary>
public sealed record WeComAnswer
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
    public static WeComAnswer Failed(string fault) => new() { Fault = fault };

    /// <summary>Reads an answer.</summary>
    public static WeComAnswer Parse(int httpStatus, ReadOnlyMemory<byte> body)
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

    /// <summary>The answer as the result of a send; <paramref name="rateWait"/> is how long "too frequent" lasts, <paramref name="breakFor"/> how long a broken circuit stays open.</summary>
    public SendResult ToResult(TimeSpan rateWait, TimeSpan breakFor)
    {
        if (Fault is not null)
        {
            return Fault switch
            {
                // A redirect or a page that is not there: the address is wrong, or something stands between.
                "http-status" => new SendResult.Misconfigured(Fault),
                "circuit" => new SendResult.Again(Fault, After: breakFor),
                "rate" => new SendResult.Again(Fault, After: rateWait),
                _ => new SendResult.Again(Fault),
            };
        }

        var verdict = WeComErrorCodes.Classify(Code);
        return verdict.Action switch
        {
            WeComAction.Sent => new SendResult.Sent(Text("msgid")),
            WeComAction.Again => new SendResult.Again(verdict.Reason, Code, Code == WeComErrorCodes.TooFrequent ? rateWait : null),
            // Only reached when a second token was refused, too.
            WeComAction.Refresh => new SendResult.Again(verdict.Reason, Code),
            WeComAction.Configuration => new SendResult.Misconfigured(verdict.Reason, Code),
            _ => new SendResult.Never(verdict.Reason, Code),
        };
    }

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
        const string mark = "hint: [";
        var message = root.TryGetProperty("errmsg", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var start = message.IndexOf(mark, StringComparison.Ordinal);
        var end = start < 0 ? -1 : message.IndexOf(']', start);

        // Letters, digits and dashes only: the rest of the message may repeat what was sent.
        return end < 0 ? "" : new string([.. message[(start + mark.Length)..end].Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(64)]);
    }
}
