// The mask with the rules of the real dialogs, read straight from the YAML.
using GridBot.Reports.Masking;
using YamlDotNet.Serialization;

namespace GridBot.Reports.Tests;

internal static class RealMask
{
    public static MaskRules Rules { get; } = Read();

    public static Mask Mask { get; } = new(Rules);

    /// <summary>The lines of a file of the tests' own data.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root(), "tests", "GridBot.Reports.Tests", "Data", file));

    /// <summary>The example texts of the flows, as they stand in the dialogs.</summary>
    public static string[] Examples() =>
    [
        .. Directory.GetFiles(Path.Combine(Root(), "dialogs", "matters"), "*.yaml")
            .SelectMany(file => File.ReadAllLines(file).SkipWhile(line => !line.StartsWith("examples:", StringComparison.Ordinal)))
            .Where(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)),
    ];

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    private static MaskRules Read()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(
            File.ReadAllText(Path.Combine(Root(), "dialogs", "masking.yaml")));
        var labels = (Dictionary<object, object>)file["labels"];
        var names = (Dictionary<object, object>)file["names"];
        return new MaskRules(
            new MaskLabels(
                (string)labels["identity-card"],
                (string)labels["phone"],
                (string)labels["bank-card"],
                (string)labels["plate"],
                (string)labels["email"],
                (string)labels["name"]),
            (string)file["plate-provinces"],
            (string)file["plate-endings"],
            ((string)file["numerals"]).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair[0], pair => pair[1]),
            Words("phone-signs"),
            Words("identity-signs"),
            Words("card-signs"),
            Words("plate-signs"),
            Words("reference-signs"),
            Words("amount-signs"),
            Words("house-signs"),
            new NameRules(
                (string)names["surnames"],
                Listed("double-surnames"),
                (string)names["given"],
                Listed("whole"),
                (string)names["hidden"],
                Listed("labels"),
                Listed("nicknames"),
                Listed("unknown"),
                Listed("called"),
                Listed("things"),
                Listed("cues"),
                (string)names["joints"],
                (string)names["chain"],
                (string)names["followers"],
                Listed("places"),
                Listed("ordinary")));

        string[] Words(string key) => [.. ((List<object>)file[key]).Cast<string>()];

        string[] Listed(string key) => [.. ((List<object>)names[key]).Cast<string>()];
    }
}
