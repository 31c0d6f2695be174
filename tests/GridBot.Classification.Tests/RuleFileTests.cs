// Faults of refusal.yaml and masking.yaml are told with file and line.
using GridBot.Conversation.Dialogs;

namespace GridBot.Classification.Tests;

public sealed class RuleFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rules-").FullName;

    public RuleFileTests()
    {
        var dialogs = Path.Combine(RepositoryFiles.Root, "dialogs");
        foreach (var file in Directory.GetFiles(dialogs, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(dialogs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_real_files_have_no_fault() =>
        Assert.DoesNotContain(DialogReader.Check(_folder).Faults, fault => fault.File is "refusal.yaml" or "masking.yaml");

    [Theory]
    [InlineData("refusal.yaml", "    matter: 16", "    matter: 61", "there is no matter 61")]
    [InlineData("refusal.yaml", "    matter: 16", "    matter: 15", "no rule refuses matter 16")]
    [InlineData("refusal.yaml", "code: ethnicity", "code: else", "no rule has the code 'ethnicity'")]
    [InlineData("refusal.yaml", "hazards:", "hazard:", "'hazards' is missing")]
    [InlineData("refusal.yaml", "hazards:", "hazard:", "the key 'hazard' is not known here")]
    [InlineData("refusal.yaml", "水族馆, ", "水, ", "'水' under 'harmless' is too short")]
    [InlineData("refusal.yaml", "\"?某\"", "\"某某\"", "the pattern '某某' lacks the ?")]
    [InlineData("refusal.yaml", "輪轮 ", "輪 ", "'輪' is no pair of characters")]
    [InlineData("refusal.yaml", "alone: true", "alone: perhaps", "neither true nor false")]
    [InlineData("masking.yaml", "\"[电话]\"", "\"[电话1]\"", "holds a digit or @")]
    [InlineData("masking.yaml", "house-signs:", "houses:", "'house-signs' is missing")]
    [InlineData("masking.yaml", "plate-endings: ", "plate-endings: A", "'plate-endings' holds a letter or digit")]
    [InlineData("masking.yaml", "\"[姓名]\"", "\"[王某]\"", "holds the surname '王'")]
    [InlineData("masking.yaml", "  surnames: ", "  surnames: A", "'surnames' holds a letter or digit")]
    [InlineData("masking.yaml", "  things: ", "  thing: ", "'things' is missing")]
    [InlineData("masking.yaml", "\nnames:", "\nname:", "'names' is missing")]
    public void A_fault_is_told_with_its_file_and_line(string file, string written, string mistake, string what)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{written} no longer stands in {file}");
        File.WriteAllText(path, text[..at] + mistake + text[(at + written.Length)..]);

        var (dialogs, faults) = DialogReader.Check(_folder);

        Assert.Null(dialogs);
        var fault = Assert.Single(faults, fault => fault.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal(file, fault.File);
        Assert.InRange(fault.Line, 1, text.Split('\n').Length);
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("refusal.yaml")]
    [InlineData("masking.yaml")]
    public void A_missing_file_is_a_fault(string file)
    {
        File.Delete(Path.Combine(_folder, file));
        Assert.Contains(DialogReader.Check(_folder).Faults, fault => fault.File == file);
    }
}
