// How the simulator writes JSON: web names, Chinese as it is.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Simulator.Api;

/// <summary>Shared serializer options.</summary>
public static class RelaxedJson
{
    /// <summary>Camel case, enums as words, raw UTF-8.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
