// One call of the API, as an endpoint sees it.
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Api;

/// <summary>A call that passed the general checks.</summary>
/// <param name="Http">The request.</param>
/// <param name="Address">Caller's address.</param>
/// <param name="Body">The JSON object posted; empty for GET and uploads.</param>
/// <param name="RawBody">The same as text.</param>
public sealed record ApiCall(HttpContext Http, string Address, JsonObject Body, string RawBody)
{
    /// <summary>A query value; empty when absent.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>A string field; empty when absent, null when it is there with another type.</summary>
    public static string? Text(JsonNode? parent, string name) => (parent as JsonObject)?[name] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => null,
    };

    /// <summary>A whole number; null when absent or of another type.</summary>
    public static int? Number(JsonNode? parent, string name) =>
        (parent as JsonObject)?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>A list of strings; empty when absent, null when it is there with another type.</summary>
    public static IReadOnlyList<string>? Texts(JsonNode? parent, string name) => (parent as JsonObject)?[name] switch
    {
        null => [],
        JsonArray array when array.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. array.Select(item => item!.GetValue<string>())],
        _ => null,
    };
}
