// The index must leave out no word that stands in a text: what it finds is compared with looking for each word by itself.
using FsCheck.Xunit;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class WordIndexTests
{
    private static readonly string[] Pieces = ["楼道", "楼", "道", "堆", "着火", "火", "LED", "led灯", "A", "有人", "…", ",", "3"];

    [Fact]
    public void Every_word_of_the_dialogs_that_stands_in_a_sentence_is_met()
    {
        var lists = RealDialogs.Set.UrgencyRules.SelectMany(rule => new[] { rule.Words, rule.Unless })
            .Concat(RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds).SelectMany(kind => kind.Slots).SelectMany(slot => slot.Options).Select(option => option.Names)).ToList();
        foreach (var sentence in FirstSentence.All.Select(sentence => sentence.Text))
        {
            var met = RealDialogs.Set.Words.Scan(sentence);
            Assert.All(lists, list => Assert.Equal(list.Where(word => WordMatch.Contains(sentence, word)), Walk(met, list).Where(word => WordMatch.Contains(sentence, word))));
        }
    }

    [Property(MaxTest = 500)]
    public void Words_with_gaps_and_Latin_letters_in_any_case_are_met(byte[] text, byte[][] words)
    {
        var said = Text(text ?? []).Replace("…", "", StringComparison.Ordinal);
        string[] list = [.. (words ?? []).Select(word => Text(word ?? [])).Where(word => word.Trim('…').Length > 0)];
        var met = new WordIndex([list]).Scan(said);
        Assert.Equal(list.Where(word => WordMatch.Contains(said, word)), Walk(met, list).Where(word => WordMatch.Contains(said, word)));
        Assert.Equal(list.Count(word => WordMatch.Contains(said, word)), met.Count(list));
    }

    [Fact]
    public void Of_thousands_of_words_a_sentence_meets_a_handful()
    {
        var met = RealDialogs.Set.Words.Scan("和平路12号3单元楼道堆满纸箱,还有人飞线充电");
        Assert.InRange(RealDialogs.Set.UrgencyRules.Sum(rule => Walk(met, rule.Words).Count), 0, 10);
    }

    [Fact]
    public void A_list_the_index_does_not_hold_is_looked_through_whole()
        => Assert.Equal(["甲", "乙"], Walk(WordIndex.Empty.Scan("丙"), ["甲", "乙"]));

    private static string Text(byte[] indices) => string.Concat(indices.Select(index => Pieces[index % Pieces.Length]));

    private static List<string> Walk(MetWords met, IReadOnlyList<string> list)
    {
        var words = new List<string>();
        foreach (var word in met.Of(list))
        {
            words.Add(word);
        }

        return words;
    }
}
