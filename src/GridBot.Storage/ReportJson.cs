// Writes and reads the parts of a report that are stored as JSON.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>
/// Answers, attachment ids and what the model said of a report. They are one column each, not tables: a report is always written and read whole, and both databases can look into JSON when a
/// statistic needs it.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(SaidByModel))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static readonly ReportJson Readable = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(IReadOnlyList<Answer> answers) => JsonSerializer.Serialize(answers, Readable.IReadOnlyListAnswer);

    public static string Write(IReadOnlyList<string> ids) => JsonSerializer.Serialize(ids, Readable.IReadOnlyListString);

    /// <summary>What the model said; its version and how the matter was chosen have columns of their own.</summary>
    public static string Write(Placement placement)
        => JsonSerializer.Serialize(new SaidByModel(placement.Suggestions, placement.Suggested, placement.Reasons, placement.TextLength), Readable.SaidByModel);

    public static IReadOnlyList<Answer> ReadAnswers(string json) => JsonSerializer.Deserialize(json, Readable.IReadOnlyListAnswer) ?? [];

    public static IReadOnlyList<string> ReadIds(string json) => JsonSerializer.Deserialize(json, Readable.IReadOnlyListString) ?? [];

    /// <summary>What <see cref="Write(Placement)"/> wrote; nothing for a report that is older than placements.</summary>
    public static Placement ReadPlacement(string? json)
        => json is not null && JsonSerializer.Deserialize(json, Readable.SaidByModel) is { } read
            ? new Placement { Suggestions = read.Suggestions, Suggested = read.Suggested, Reasons = read.Reasons, TextLength = read.TextLength }
            : Placement.None;
}

/// <summary>The part of a placement that is JSON.</summary>
internal sealed record SaidByModel(IReadOnlyList<Suggestion> Suggestions, int Suggested, IReadOnlyList<string> Reasons, int TextLength);
