// The refusal rules of the real dialogs, read straight from the YAML.
using GridBot.Classification.Refusing;
using YamlDotNet.Serialization;

namespace GridBot.Classification.Tests;

internal static class RealRules
{
    public static RefusalRules Refusal { get; } = Read();

    private static RefusalRules Read()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(
            File.ReadAllText(Path.Combine(RepositoryFiles.Root, "dialogs", "refusal.yaml")));
        var variants = new Dictionary<char, char>();
        foreach (var pair in ((string)file["variants"]!).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            variants[pair[0]] = pair[1];
        }

        return new RefusalRules(
            [.. ((List<object>)file["rules"]!).Cast<Dictionary<object, object?>>().Select(Rule)],
            Words(file["persons"]),
            Words(file["classes"]),
            [.. ((string)file["surnames"]!).Select(c => c.ToString())],
            Words(file["name-parts"]),
            Words(file["writer"]),
            Words(file["wards"]),
            Words(file["neutral"]),
            Words(file["hazards"]),
            Words(file["help"]),
            Words(file["intents"]),
            Words(file["rosters"]),
            Words(file["places"]),
            (string)file["breakers"]!,
            variants);
    }

    private static RefusalRule Rule(Dictionary<object, object?> rule) => new(
        (string)rule["code"]!,
        rule["matter"] is string { Length: > 0 } matter ? int.Parse(matter) : null,
        (string)rule["alone"]! == "true",
        Words(rule.GetValueOrDefault("always")),
        Words(rule.GetValueOrDefault("traits")),
        Words(rule.GetValueOrDefault("hints")),
        Words(rule.GetValueOrDefault("things")),
        Words(rule.GetValueOrDefault("harmless")),
        Words(rule.GetValueOrDefault("outweighing")));

    private static string[] Words(object? list) => list is List<object> words ? [.. words.Cast<string>()] : [];
}
