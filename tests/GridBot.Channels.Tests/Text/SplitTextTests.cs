// Properties of splitting: nothing lost, nothing broken, never over the limit.
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.Text;
using Xunit;

namespace GridBot.Channels.Tests.Text;

public sealed class SplitTextTests
{
    private static readonly string[] Atoms = ["a", "你", "😀", "👨‍👩‍👧", "é", "e\u0301", "\n", "\r\n", " ", "🇨🇳", "ก็", "…"];

    [Property(MaxTest = 1000)]
    public void parts_joined_are_the_text_and_none_is_over_the_limit(byte[] atoms, PositiveInt max)
    {
        var text = Compose(atoms);
        var limit = SplitText.MinBytes + (max.Get % 60);
        var parts = SplitText.Split(text, limit);
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= limit));
        Assert.All(parts, p => Assert.Equal(p, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(p))));
    }

    [Property(MaxTest = 1000)]
    public void any_string_even_with_lone_surrogates_is_split_without_loss(NonNull<string> text, PositiveInt max)
    {
        var limit = SplitText.MinBytes + (max.Get % 40);
        var parts = SplitText.Split(text.Get, limit);
        Assert.Equal(text.Get, string.Concat(parts));
        Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= limit));
    }

    [Property(MaxTest = 500)]
    public void graphemes_that_fit_are_never_broken(byte[] atoms, PositiveInt max)
    {
        var text = Compose(atoms);
        var limit = 40 + (max.Get % 60);
        var borders = StringInfo.ParseCombiningCharacters(text).ToHashSet();
        var at = 0;
        foreach (var part in SplitText.Split(text, limit))
        {
            Assert.True(at == 0 || borders.Contains(at));
            at += part.Length;
        }
    }

    [Property(MaxTest = 500)]
    public void marked_parts_keep_the_limit_with_their_marks(byte[] atoms, PositiveInt max)
    {
        var text = Compose(atoms);
        var limit = 20 + (max.Get % 60);
        var parts = SplitText.SplitMarked(text, limit);
        Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= limit));
        Assert.All(parts.Select((p, i) => (p, i)), x => Assert.True(parts.Count == 1 || x.p.EndsWith($"\n({x.i + 1}/{parts.Count})", StringComparison.Ordinal)));
    }

    [Property(MaxTest = 500)]
    public void a_cut_text_keeps_the_limit_and_its_beginning(byte[] atoms, PositiveInt max)
    {
        var text = Compose(atoms);
        var limit = max.Get % 100;
        var cut = SplitText.Cut(text, limit);
        Assert.True(Encoding.UTF8.GetByteCount(cut) <= limit);
        Assert.True(cut == text || cut.Length == 0 || (cut.EndsWith('…') && text.StartsWith(cut[..^1], StringComparison.Ordinal)));
    }

    [Fact]
    public void lines_are_kept_whole_where_they_fit() => Assert.Equal(["第一行\n", "第二行\n", "第三行"], SplitText.Split("第一行\n第二行\n第三行", 15));

    [Fact]
    public void nine_parts_and_ten_parts_are_counted_right()
    {
        foreach (var length in Enumerable.Range(1, 400))
        {
            var parts = SplitText.SplitMarked(new string('a', length), 20);
            Assert.Equal(length, parts.Sum(p => p.Count(c => c == 'a')));
        }
    }

    [Fact]
    public void a_heap_of_marks_is_broken_between_code_points()
    {
        var zalgo = "a" + string.Concat(Enumerable.Repeat("\u0301", 100));
        var parts = SplitText.Split(zalgo, 10);
        Assert.Equal(zalgo, string.Concat(parts));
        Assert.All(parts, p => Assert.InRange(Encoding.UTF8.GetByteCount(p), 1, 10));
    }

    [Theory]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    [InlineData("提交", 2, "提交")]
    [InlineData("提交了", 2, "提…")]
    public void graphemes_are_counted_as_people_count(string text, int max, string cut) => Assert.Equal(cut, SplitText.CutGraphemes(text, max));

    private static string Compose(byte[] atoms) => string.Concat(atoms.Select(a => Atoms[a % Atoms.Length]));
}
