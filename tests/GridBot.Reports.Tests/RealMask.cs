// The mask with the rules of the real dialogs, read straight from the YAML.
using GridBot.Reports.Masking;
using YamlDotNet.Serialization;

namespace GridBot.Reports.Tests;

internal static class RealMask
{
    public static MaskRules Rules { get; } = Read();

    public static Mask Mask { get; } = new(Rules);

    private static MaskRules Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(
            File.ReadAllText(Path.Combine(folder.FullName, "dialogs", "masking.yaml")));
        var labels = (Dictionary<object, object>)file["labels"];
        return new MaskRules(
            new MaskLabels(
                (string)labels["identity-card"],
                (string)labels["phone"],
                (string)labels["bank-card"],
                (string)labels["plate"],
                (string)labels["email"]),
            (string)file["plate-provinces"],
            (string)file["plate-endings"],
            Words("phone-signs"),
            Words("reference-signs"),
            Words("amount-signs"),
            Words("house-signs"));

        string[] Words(string key) => [.. ((List<object>)file[key]).Cast<string>()];
    }
}
