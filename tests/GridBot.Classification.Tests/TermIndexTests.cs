// The index of terms against a search that is plainly right.
using FsCheck.Xunit;

namespace GridBot.Classification.Tests;

public sealed class TermIndexTests
{
    [Property(MaxTest = 500)]
    public bool All_hits_of_all_terms_are_found_and_no_others(int seed)
    {
        var random = new Random(seed);
        string[] terms = [.. Enumerable.Range(0, 12).Select(_ => Word(random, 1, 4)).Distinct(StringComparer.Ordinal)];
        var text = Word(random, 0, 60);
        var expected = new List<TermHit>();
        for (var t = 0; t < terms.Length; t++)
        {
            for (var at = text.IndexOf(terms[t], StringComparison.Ordinal); at >= 0; at = text.IndexOf(terms[t], at + 1, StringComparison.Ordinal))
            {
                expected.Add(new TermHit(t, at, at + terms[t].Length));
            }
        }

        return new TermIndex(terms).Scan(text).ToHashSet().SetEquals(expected);
    }

    [Theory]
    [InlineData("电瓶车在楼道充电", true)]
    [InlineData("电瓶车充电", true)]
    [InlineData("电瓶车12345678充电", true)]
    [InlineData("电瓶车123456789充电", false)]
    [InlineData("充电的电瓶车", false)]
    [InlineData("电瓶车坏了电瓶车1234567充电", true)]
    public void A_gap_stands_for_up_to_eight_characters(string text, bool found) =>
        Assert.Equal(found, new TermIndex(["电瓶车…充电"]).Scan(text).Count > 0);

    [Fact]
    public void Pieces_of_a_gap_do_not_overlap() => Assert.Empty(new TermIndex(["上上…上上"]).Scan("上上上"));

    private static string Word(Random random, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => "火灾水"[random.Next(3)]));
}
