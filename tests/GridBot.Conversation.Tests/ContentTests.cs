// What the shipped dialogs hold for every taken matter: enough examples, and conversations of every sort beside the flow.
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Tests;

public sealed class ContentTests
{
    /// <summary>Fewest example sentences of a matter.</summary>
    private const int FewestExamples = 40;

    /// <summary>Fewest texts that the classifier learns a matter from, those of the flow and of its examples file together.</summary>
    private const int FewestLearnt = 150;

    /// <summary>How the fields of a line of held-out texts are parted, and the right answers of a field.</summary>
    private static readonly string[] FieldEnds = ["\t", " = ", " | "];

    private static readonly DialogReading Reading = DialogReader.ReadAll(RealDialogs.Folder);

    private static readonly IReadOnlyList<FoundExample> Learnt = Reading.Examples;

    public static TheoryData<int> TakenMatters => [.. RealDialogs.Set.Flows.Keys.Order()];

    [Theory]
    [MemberData(nameof(TakenMatters))]
    public void Every_matter_has_at_least_forty_examples_and_no_two_are_the_same(int no)
    {
        var examples = RealDialogs.Set.Flows[no].Kinds.SelectMany(kind => kind.Examples).ToList();
        Assert.True(examples.Count >= FewestExamples, $"{examples.Count} examples");
        Assert.Equal(examples.Count, examples.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(TakenMatters))]
    public void Every_matter_is_learnt_from_at_least_a_hundred_and_fifty_texts(int no)
    {
        var texts = Learnt.Count(found => found.Example.Matter == no);
        Assert.True(texts >= FewestLearnt, $"{texts} texts");
    }

    [Fact]
    public void Nothing_is_learnt_from_a_text_that_is_held_out_to_measure_with()
    {
        var files = Directory.GetFiles(Path.Combine(RealDialogs.Root, "tests"), "*held-out*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "Data" && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        var heldOut = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in files.Where(path => !IsLabelled(path)))
        {
            foreach (var field in File.ReadLines(path).Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(FieldEnds, StringSplitOptions.RemoveEmptyEntries)))
            {
                heldOut.TryAdd(NormalText.Of(field), Path.GetFileName(path));
            }
        }

        Assert.True(heldOut.Count > FewestExamples);
        // A place alone is the answer of a line, not its text; messages that tell of no matter are such places.
        Assert.DoesNotContain(Learnt, found => found.Example.Matter != LearntWeights.Nothing && heldOut.ContainsKey(NormalText.Of(found.Example.Text)));

        Assert.DoesNotContain(Reading.RefusalExamples, found => heldOut.ContainsKey(NormalText.Of(found.Example.Text)));

        // Of a text with its matters only the text can be learnt from, and no text of these is a place alone.
        var labelled = files.Where(IsLabelled).SelectMany(File.ReadLines).Select(line => NormalText.Of(line.Split('\t')[0])).ToHashSet(StringComparer.Ordinal);
        Assert.True(labelled.Count > FewestExamples);
        Assert.DoesNotContain(Learnt.Concat(Reading.RefusalExamples), found => labelled.Contains(NormalText.Of(found.Example.Text)));
    }

    private static bool IsLabelled(string path) => Path.GetExtension(path) == ".tsv";

    [Theory]
    [MemberData(nameof(TakenMatters))]
    public void Every_matter_has_conversations_that_file_that_go_by_the_menu_and_that_correct(int no)
    {
        var file = Directory.EnumerateFiles(Path.Combine(RealDialogs.Folder, "matters"), $"{no:00}-*.transcript").Single();
        var said = File.ReadAllLines(file).Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        Assert.Contains("菜单", said);
        Assert.Contains(said, text => text is "提交" or "1" or "[点 提交]" || text.StartsWith("[点 1. 提交", StringComparison.Ordinal));
        Assert.Contains(said, text => text.Contains('改') || text.Contains("不对", StringComparison.Ordinal) || text.Contains('错') || text.Contains("不是", StringComparison.Ordinal) || text.StartsWith("应该", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(23)]
    public void Every_narrowed_matter_has_a_conversation_that_is_refused(int no)
    {
        var file = Directory.EnumerateFiles(Path.Combine(RealDialogs.Folder, "matters"), $"{no:00}-*.transcript").Single();
        Assert.Contains(File.ReadAllLines(file), line => line.StartsWith("<!", StringComparison.Ordinal) && line.Contains("WG", StringComparison.Ordinal));
    }
}
