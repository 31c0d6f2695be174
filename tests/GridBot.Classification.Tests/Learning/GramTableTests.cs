// The table of character sequences against a search that is plainly right.
using FsCheck.Xunit;
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class GramTableTests
{
    [Property(MaxTest = 500)]
    public bool Every_known_sequence_is_found_where_it_stands_and_no_other(int learnt, int read)
    {
        var known = Known(NormalText.Of(SmallMaterial.OddText(learnt)));
        // Every second one is left out of the table, so that much of the text is unknown.
        var taught = known.Where((_, at) => at % 2 == 0).ToList();
        var table = new GramTable([.. taught.Select(gram => gram.Packed)]);
        var numbers = taught.Select((gram, number) => (gram.Written, number)).ToDictionary(pair => pair.Written, pair => pair.number, StringComparer.Ordinal);
        return Texts(learnt, read).All(text =>
        {
            var expected = Sequences(text).Where(sequence => numbers.ContainsKey(sequence.Written)).Select(sequence => new TermHit(numbers[sequence.Written], sequence.Start, sequence.End));
            return Find(table, text).SequenceEqual(expected);
        });
    }

    [Property(MaxTest = 300)]
    public bool Hits_lie_within_the_text_and_within_what_is_read(int seed)
    {
        var text = NormalText.Of(SmallMaterial.OddText(seed, 3_000));
        var hits = Find(new GramTable([.. GramTable.Read(text).Distinct()]), text);
        // A table of all its sequences finds every one: none gets lost, however odd its characters are.
        return hits.Length == Sequences(text).Count() && hits.All(hit => hit.Start >= 0 && hit.Length >= 1 && hit.End <= Math.Min(text.Length, GramTable.LongestRead));
    }

    [Theory]
    [InlineData("😀火", "😀火")]
    [InlineData("\ud83d火", "\ud83d火")]
    [InlineData("火\ude00", "火\ude00")]
    [InlineData("𠮷路", "𠮷路")]
    [InlineData("\uffff\uffff\uffff", "\uffff\uffff\uffff")]
    public void Surrogates_and_odd_characters_are_characters_like_any_other(string learnt, string text)
    {
        var table = new GramTable([.. GramTable.Read(learnt).Distinct()]);
        Assert.Equal(Sequences(text).Count(), Find(table, text).Length);
        Assert.Empty(Find(table, "水"));
    }

    [Fact]
    public void All_digits_are_one_and_a_lines_end_is_a_blank()
    {
        var table = new GramTable([.. GramTable.Read("3号").Distinct()]);
        Assert.Equal(Find(table, "3号"), Find(table, "7号"));
        Assert.Equal(3, Find(table, "7号").Length);
        Assert.Equal(3, Find(table, "1207号").Length);
        Assert.Equal(GramTable.Read("a b"), GramTable.Read("a\nb"));
    }

    [Fact]
    public void An_empty_text_and_an_empty_table_hold_nothing()
    {
        Assert.Empty(GramTable.Read(""));
        Assert.Equal(0, GramTable.MostHits(0));
        Assert.Empty(Find(new GramTable([.. GramTable.Read("火灾")]), ""));
        Assert.Empty(Find(new GramTable([]), "火灾"));
    }

    [Fact]
    public void Of_an_endless_text_the_beginning_is_read()
    {
        var table = new GramTable([.. GramTable.Read("火水").Distinct()]);
        var read = new string('火', GramTable.LongestRead);
        Assert.Equal(GramTable.LongestRead, Find(table, read + new string('水', 8_000)).Length);
        Assert.Equal(GramTable.MostHits(GramTable.LongestRead), GramTable.MostHits(8_000));
    }

    private static TermHit[] Find(GramTable table, string text)
    {
        // Room for exactly what is promised: one hit more would throw.
        var hits = new TermHit[GramTable.MostHits(text.Length)];
        return hits[..table.Find(text, hits)];
    }

    private static IEnumerable<string> Texts(int learnt, int read)
        => new[] { SmallMaterial.OddText(learnt), SmallMaterial.OddText(read), SmallMaterial.OddText(read) + SmallMaterial.OddText(learnt), "" }.Select(text => NormalText.Of(text));

    /// <summary>The different sequences of a text, packed and as they are written.</summary>
    private static List<(ulong Packed, string Written)> Known(string text)
        => [.. GramTable.Read(text).Zip(Sequences(text), (packed, sequence) => (packed, sequence.Written)).DistinctBy(gram => gram.Written)];

    /// <summary>The sequences of a text by cutting it up.</summary>
    private static IEnumerable<(string Written, int Start, int End)> Sequences(string text)
    {
        var read = text.Length > GramTable.LongestRead ? text[..GramTable.LongestRead] : text;
        // A number is one character, wherever its digits begin and end.
        var characters = new List<(char Folded, int Start, int End)>();
        for (var at = 0; at < read.Length; at++)
        {
            if (char.IsAsciiDigit(read[at]) && characters is [.., { Folded: '0', End: var end }] && end == at)
            {
                characters[^1] = characters[^1] with { End = at + 1 };
            }
            else
            {
                characters.Add((char.IsAsciiDigit(read[at]) ? '0' : read[at] == '\n' ? ' ' : read[at], at, at + 1));
            }
        }

        for (var first = 0; first < characters.Count; first++)
        {
            for (var last = first; last < Math.Min(characters.Count, first + GramTable.LongestGram); last++)
            {
                yield return (string.Concat(characters[first..(last + 1)].Select(character => character.Folded)), characters[first].Start, characters[last].End);
            }
        }
    }
}
