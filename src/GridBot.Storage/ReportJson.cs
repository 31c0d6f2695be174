// Writes and reads the parts of a report that are stored as JSON.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>
/// Answers and attachment ids of a report. They are one column each, not tables: a report is always written and read whole, and both databases can look into JSON when a
/// statistic needs it.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static readonly ReportJson Readable = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(IReadOnlyList<Answer> answers) => JsonSerializer.Serialize(answers, Readable.IReadOnlyListAnswer);

    public static string Write(IReadOnlyList<string> ids) => JsonSerializer.Serialize(ids, Readable.IReadOnlyListString);

    public static IReadOnlyList<Answer> ReadAnswers(string json) => JsonSerializer.Deserialize(json, Readable.IReadOnlyListAnswer) ?? [];

    public static IReadOnlyList<string> ReadIds(string json) => JsonSerializer.Deserialize(json, Readable.IReadOnlyListString) ?? [];
}
