// What the version of a model goes by.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class TrainingMaterialTests
{
    [Fact]
    public void Equal_material_has_the_same_version_and_it_is_twelve_hexadecimal_digits()
    {
        Assert.Equal(SmallMaterial.Whole().Version, SmallMaterial.Whole().Version);
        Assert.Matches("^[0-9a-f]{12}$", SmallMaterial.Whole().Version);
    }

    [Fact]
    public void Every_edit_of_an_example_a_term_or_a_counter_changes_it()
    {
        var examples = SmallMaterial.Examples;
        var terms = SmallMaterial.Terms;
        TrainingMaterial[] edited =
        [
            SmallMaterial.Whole(),
            With(terms, ["号"], [.. examples.Skip(1)]),
            With(terms, ["号"], [.. examples, new Example("新的一句", 7)]),
            With(terms, ["号"], [examples[0] with { Text = examples[0].Text + "。" }, .. examples.Skip(1)]),
            With(terms, ["号"], [examples[0] with { Matter = 7 }, .. examples.Skip(1)]),
            // Their order is part of it: which greeting is put before which example goes by their places.
            With(terms, ["号"], [examples[1], examples[0], .. examples.Skip(2)]),
            With(terms, [], examples),
            With(terms, ["号", "元"], examples),
            With([.. terms.Skip(1)], ["号"], examples),
            With([terms[0] with { Matter = 5 }, .. terms.Skip(1)], ["号"], examples),
            With([terms[0] with { Terms = [.. terms[0].Terms.Skip(1)] }, .. terms.Skip(1)], ["号"], examples),
            With([terms[0] with { Terms = [new Term(terms[0].Terms[0].Words, 2.5), .. terms[0].Terms.Skip(1)] }, .. terms.Skip(1)], ["号"], examples),
        ];
        Assert.Equal(edited.Length, edited.Select(material => material.Version).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_moves_from_one_list_to_the_next_changes_it()
    {
        // Written one behind the other without their counts, both would be "7", "号".
        Assert.NotEqual(With([], ["7", "号"], []).Version, With([], [], [new Example("号", 7)]).Version);
        Assert.NotEqual(With([new MatterTerms(7, [new Term("8", 9)])], [], []).Version, With([new MatterTerms(7, [])], ["8", "9"], []).Version);
    }

    private static TrainingMaterial With(IReadOnlyList<MatterTerms> terms, IReadOnlyList<string> counters, IReadOnlyList<Example> examples) => new() { Terms = terms, Counters = counters, Examples = examples };
}
