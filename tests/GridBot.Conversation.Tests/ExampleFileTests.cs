// The *.examples files: what is read of them, and how their faults are told.
using System.Text;
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Proving;

namespace GridBot.Conversation.Tests;

/// <summary>Each test edits a copy of the dialogs in which every *.examples file holds a line or two, so that line numbers are plain.</summary>
public sealed class ExampleFileTests : IDisposable
{
    private const string Fire = "matters/07-fire.examples";
    private const string Services = "matters/24-public-services.examples";
    private const string Nothing = "nothing.examples";

    /// <summary>An example that stands in no flow.</summary>
    private const string New = "消火栓箱里塞满了拖布和水桶";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dialogs-");

    public ExampleFileTests()
    {
        foreach (var path in Directory.GetFiles(RealDialogs.Folder, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) != ".examples"))
        {
            var target = Path.Combine(_folder.FullName, Path.GetRelativePath(RealDialogs.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Dialogs_without_any_examples_file_have_no_fault() => Assert.Empty(DialogReader.Check(_folder.FullName).Faults);

    [Theory]
    [InlineData("hazzard:\n一楼防火门关不上", 1, "there is no kind 'hazzard'")]
    [InlineData("hazard:\n一楼防火门关不上\nactivitee:", 3, "there is no kind 'activitee'")]
    [InlineData("# How people tell of fire.\n\n一楼防火门关不上\nhazard:\n二楼也关不上", 3, "stands before any kind")]
    [InlineData("hazard:\n一楼防火门关不上\n\n一楼防火门关不上", 4, "stands in matters/07-fire.examples:2 already")]
    [InlineData("hazard:\n一楼防火门关不上\nfire:\n一楼防火门关不上", 4, "stands in matters/07-fire.examples:2 already")]
    [InlineData("hazard:\n3楼防火门关不上\n３楼 防火门　关不上", 3, "stands in matters/07-fire.examples:2 already")]
    [InlineData("hazard:\nUPS电池鼓包\nups电池鼓包", 3, "stands in matters/07-fire.examples:2 already")]
    public void A_fault_is_told_with_file_line_and_remedy(string text, int line, string what)
    {
        Write(Fire, text);
        AssertOneFault(Fire, line, what);
    }

    [Fact]
    public void A_text_that_two_matters_or_a_matter_and_nothing_claim_is_told_where_it_stands_again()
    {
        Write(Fire, $"hazard:\n{New}");
        Write(Services, $"# Also about water.\nfault:\n {New} ");
        AssertOneFault(Services, 3, $"stands in {Fire}:2 already");
        Write(Services, "");
        Write(Nothing, $"你好\n{New}");
        AssertOneFault(Nothing, 2, $"stands in {Fire}:2 already");
    }

    [Fact]
    public void An_example_of_a_flow_is_told_again_with_the_flows_line()
    {
        var example = RealDialogs.Set.Flows[7].Kinds[0];
        Write(Fire, $"hazard:\n{string.Join(' ', example.Examples[0].ToCharArray())}");
        AssertOneFault(Fire, 2, $"stands in matters/07-fire.yaml:{example.ExampleLines[0]} already");
        Write(Fire, "");
        Write(Services, $"fault:\n{example.Examples[0]}");
        AssertOneFault(Services, 2, $"stands in matters/07-fire.yaml:{example.ExampleLines[0]} already");
    }

    [Fact]
    public void A_file_without_a_flow_of_its_name_is_told_as_such_and_nothing_in_it_is_read()
    {
        Write("matters/77-fire.examples", $"hazzard:\n{New}\n{New}");
        AssertOneFault("matters/77-fire.examples", 1, "there is no flow of this name");
    }

    [Theory]
    [InlineData("matter: [7\n", "this is not valid YAML")]
    [InlineData("", "the file holds no mapping")]
    [InlineData("matter: 12\n", "matter 12 is not taken")]
    public void A_flow_that_cannot_be_read_is_told_alone_and_not_as_a_flow_that_is_missing(string flow, string what)
    {
        Write(Fire, $"hazard:\n{New}");
        Write("matters/07-fire.yaml", flow);
        var (dialogs, faults) = DialogReader.Check(_folder.FullName);
        Assert.Null(dialogs);
        Assert.Contains(faults, fault => fault.File == "matters/07-fire.yaml" && fault.What.Contains(what, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.File == Fire);
        Assert.DoesNotContain(DialogReader.ReadAll(_folder.FullName).Examples, found => found.File == Fire);
    }

    [Fact]
    public void A_flow_without_kinds_is_told_alone_and_not_each_kind_of_its_examples()
    {
        Write(Fire, $"hazard:\n{New}");
        Write("matters/07-fire.yaml", "matter: 7\nterms:\n  3: [消火栓]\n");
        var faults = DialogReader.Check(_folder.FullName).Faults;
        Assert.Contains(faults, fault => fault.File == "matters/07-fire.yaml");
        Assert.DoesNotContain(faults, fault => fault.File == Fire);
    }

    [Theory]
    [InlineData("hazard：")]
    [InlineData("Hazard:")]
    [InlineData("HAZARD：")]
    [InlineData("ｈａｚａｒｄ:")]
    [InlineData("hazard :")]
    [InlineData("hazard\u3000：")]
    [InlineData("hazard﹕")]
    [InlineData("hazard:\u200b")]
    public void A_kind_written_with_other_letters_or_another_colon_is_told_and_never_learnt(string kind)
    {
        Write(Fire, $"fire:\n锅里的油着了\n{kind}\n{New}");
        AssertOneFault(Fire, 3, "looks like a kind");
        Assert.Contains("'hazard:'", DialogReader.Check(_folder.FullName).Faults[0].Remedy, StringComparison.Ordinal);
        Assert.Equal(["锅里的油着了", New], DialogReader.ReadAll(_folder.FullName).Examples.Where(found => found.File == Fire).Select(found => found.Example.Text));

        // At the top of a file it is one fault as well: the examples below it do stand under a kind.
        Write(Fire, $"{kind}\n{New}");
        AssertOneFault(Fire, 1, "looks like a kind");
    }

    [Theory]
    [InlineData("消火栓坏了：")]
    [InlineData("其表示:")]
    [InlineData("UPS冒烟：机房")]
    public void An_example_that_holds_a_colon_is_no_kind(string text)
    {
        Write(Fire, $"hazard:\n{text}");
        var reading = DialogReader.ReadAll(_folder.FullName);
        Assert.Empty(reading.Faults);
        Assert.Equal(text, Assert.Single(reading.Examples, found => found.File == Fire).Example.Text);
    }

    [Theory]
    [InlineData(Fire)]
    [InlineData(Nothing)]
    public void A_file_in_another_encoding_is_told_and_nothing_of_it_is_learnt(string file)
    {
        byte[] stairs = [0xc2, 0xa5, 0xb5, 0xc0]; // 楼道 in GBK
        File.WriteAllBytes(Path.Combine(_folder.FullName, file), [.. "hazard:\n"u8, .. Encoding.UTF8.GetBytes(New), (byte)'\n', .. stairs, (byte)'\n']);
        AssertNotUtf8(file);
        Write(file, $"hazard:\n{New}", Encoding.Unicode);
        AssertNotUtf8(file);
    }

    [Theory]
    [InlineData("07-fire.examples")]
    [InlineData("Nothing.examples")]
    [InlineData("transcripts/nothing.examples")]
    [InlineData("understanding/07-fire.examples")]
    [InlineData("matters/more/07-fire.examples")]
    [InlineData("examples/matters/07-fire.examples")]
    public void An_examples_file_where_none_is_read_is_told_and_not_passed_over(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder.FullName, file))!);
        Write(file, $"hazard:\n{New}");
        AssertOneFault(file, 1, "nothing is learnt from an examples file in this place");
        Assert.DoesNotContain(DialogReader.ReadAll(_folder.FullName).Examples, found => found.Example.Text == New);
    }

    [Fact]
    public void An_example_longer_than_a_long_letter_is_told_and_one_as_long_is_not()
    {
        const int longest = 1_000;
        Write(Fire, $"hazard:\n{Letter(longest)}");
        Assert.Empty(DialogReader.Check(_folder.FullName).Faults);
        Write(Fire, $"hazard:\n{New}\n{Letter(longest + 1)}");
        AssertOneFault(Fire, 3, "more than 1000 characters");
    }

    [Theory]
    [InlineData(Fire, "hazard:\n一楼防火门关不上\n隔壁老太信基督教", 3)]
    [InlineData(Nothing, "你好\n\n隔壁老太信基督教", 3)]
    public void What_the_refusal_refuses_is_told_by_the_proof_and_must_not_be_learnt_from(string file, string text, int line)
    {
        Write(file, text);
        var fault = Assert.Single(StaticProof.Check(_folder.FullName).Faults);
        Assert.Equal((file, line), (fault.File, fault.Line));
        Assert.Contains("the refusal refuses the example", fault.What, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_and_the_service_does_not_start()
    {
        Write(Fire, "防火门关不上\nhazard:\n一楼防火门关不上\n一楼防火门关不上\nnone-such:");
        Write(Services, "none-such:\n灯不亮了好几天没人来");
        Write("matters/77-fire.examples", "");
        var faults = Assert.Throws<DialogException>(() => DialogReader.Read(_folder.FullName)).Faults;
        Assert.Equal([(Fire, 1), (Fire, 4), (Fire, 5), (Services, 1), ("matters/77-fire.examples", 1)], faults.Select(fault => (fault.File, fault.Line)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n#another: \n")]
    [InlineData("hazard:\n")]
    [InlineData("hazard:\nfire:\nhazard:")]
    public void A_file_without_an_example_is_no_fault_and_teaches_nothing(string text)
    {
        var before = Read();
        Write(Fire, text);
        var after = DialogReader.ReadAll(_folder.FullName);
        Assert.Empty(after.Faults);
        Assert.DoesNotContain(after.Examples, found => found.File == Fire);
        Assert.Equal(before, after.Examples.Select(found => found.Example));
    }

    [Theory]
    [InlineData("\n", false, "")]
    [InlineData("\r\n", false, "")]
    [InlineData("\r\n", true, "")]
    [InlineData("\n", true, "")]
    [InlineData("\n", false, "  ")]
    [InlineData("\r\n", true, "\t")]
    public void Line_ends_a_mark_at_the_beginning_blanks_and_comments_change_nothing_of_what_is_read(string lineEnd, bool mark, string indent)
    {
        string[] lines = ["hazard:", New, "", "# 消火栓: a comment", "二楼防火门关不上", "fire:", "锅里的油着了"];
        Write(Fire, string.Join(lineEnd, lines.Select(line => $"{indent}{line}{indent}")), new UTF8Encoding(mark));
        var reading = DialogReader.ReadAll(_folder.FullName);
        Assert.Empty(reading.Faults);
        Assert.Equal(
            [(New, 7, 2), ("二楼防火门关不上", 7, 5), ("锅里的油着了", 7, 7)],
            reading.Examples.Where(found => found.File == Fire).Select(found => (found.Example.Text, found.Example.Matter, found.Line)));
    }

    [Fact]
    public void Lines_of_nothing_tell_of_no_matter_and_have_no_kinds()
    {
        Write(Nothing, "# greetings\n你好\nhazard:\n5号楼");
        var reading = DialogReader.ReadAll(_folder.FullName);
        Assert.Empty(reading.Faults);
        Assert.Equal(
            [("你好", LearntWeights.Nothing), ("hazard:", LearntWeights.Nothing), ("5号楼", LearntWeights.Nothing)],
            reading.Examples.Where(found => found.File == Nothing).Select(found => (found.Example.Text, found.Example.Matter)));
    }

    [Fact]
    public void An_edited_example_is_another_model_and_a_comment_or_a_wording_is_not()
    {
        Write(Fire, $"hazard:\n{New}\n二楼防火门关不上");
        var (model, dialogs) = Versions();

        Write(Fire, $"# a comment\nhazard:\n\n  {New}\n二楼防火门关不上\nfire:\n");
        var commented = Versions();
        Assert.Equal(model, commented.Model);
        Assert.NotEqual(dialogs, commented.Dialogs);

        var wording = Path.Combine(_folder.FullName, "wording.yaml");
        File.AppendAllText(wording, "\n# a comment\n");
        Assert.Equal(model, Versions().Model);
        Assert.NotEqual(commented.Dialogs, Versions().Dialogs);

        Write(Fire, $"hazard:\n{New}了\n二楼防火门关不上");
        Assert.NotEqual(model, Versions().Model);
        // Their order is part of the material: see TrainingMaterial.
        Write(Fire, $"hazard:\n二楼防火门关不上\n{New}");
        Assert.NotEqual(model, Versions().Model);
        // The kind an example stands under decides nothing about its matter.
        Write(Fire, $"hazard:\n{New}\nfire:\n二楼防火门关不上");
        Assert.Equal(model, Versions().Model);
    }

    private (string Model, string Dialogs) Versions()
    {
        var dialogs = DialogReader.Read(_folder.FullName);
        return (dialogs.Classifier.Version, dialogs.Version);
    }

    private List<Example> Read() => [.. DialogReader.ReadAll(_folder.FullName).Examples.Select(found => found.Example)];

    private void Write(string file, string text, Encoding? encoding = null) => File.WriteAllText(Path.Combine(_folder.FullName, file), text, encoding ?? new UTF8Encoding(false));

    private void AssertNotUtf8(string file)
    {
        AssertOneFault(file, 1, "the file is not UTF-8");
        var reading = DialogReader.ReadAll(_folder.FullName);
        Assert.Contains("UTF-8", reading.Faults[0].Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Examples, found => found.File == file);
    }

    private void AssertOneFault(string file, int line, string what)
    {
        var (dialogs, faults) = DialogReader.Check(_folder.FullName);
        Assert.Null(dialogs);
        var fault = Assert.Single(faults);
        Assert.Equal((file, line), (fault.File, fault.Line));
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    /// <summary>A text of this length, unlike any other.</summary>
    private static string Letter(int length) => string.Concat(Enumerable.Repeat("消火栓箱里塞满了拖布", (length / 10) + 1))[..length];
}
