// Cards keep the platform's limits whatever is asked.
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using GridBot.Channels.Text;
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class WeComCardTests
{
    private static readonly WeComOptions Options = new();

    [Property(MaxTest = 500)]
    public void every_card_keeps_every_limit(NonNull<string> text, string[] labels, (string Label, string Value)[] facts, NonNull<string> foot, PositiveInt id)
    {
        var message = new OutboundMessage(
            text.Get,
            [.. facts.Select(f => new OutboundFact(f.Label ?? "", f.Value ?? ""))],
            [.. labels.Select((l, i) => new OutboundOption($"o{i}", l ?? ""))],
            foot.Get,
            "q");
        if (WeComCard.From(message, Options, SendGuard(id.Get)) is not { } card)
        {
            return;
        }

        Assert.InRange(card.Buttons.Count, 2, 6);
        Assert.InRange(card.Facts.Count, 0, 6);
        Assert.InRange(SplitText.Graphemes(card.Title), 1, Options.CardTitleGraphemes);
        Assert.InRange(SplitText.Graphemes(card.SubTitle), 0, Options.CardTextGraphemes);
        Assert.Equal(card.Buttons.Count, card.Buttons.Select(b => b.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(card.Buttons, b =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(b.Key), 1, 1024);
            Assert.InRange(SplitText.Graphemes(b.Text), 1, Options.ButtonGraphemes);
            Assert.InRange(b.Style, 1, 4);
        });
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void two_to_six_options_make_a_card(int options, bool card) => Assert.Equal(card, WeComCard.From(Ask("问", options), Options, "t") is not null);

    [Fact]
    public void what_a_card_cannot_carry_is_text()
    {
        Assert.Null(WeComCard.From(Ask("问", 2) with { QuestionId = "" }, Options, "t"));
        Assert.Null(WeComCard.From(Ask("问", 2) with { QuestionId = new string('q', 1024) }, Options, "t"));
        Assert.Null(WeComCard.From(Ask("问", 2) with { Options = [new("a", "x"), new("a", "y")] }, Options, "t"));
        Assert.Null(WeComCard.From(Ask("问", 2) with { Options = [new("a", "x"), new("b", "")] }, Options, "t"));
        Assert.Null(WeComCard.From(Ask("", 2), Options, "t"));
        Assert.Null(WeComCard.From(Ask("问\n" + new string('长', 300), 2), Options, "t"));
        Assert.Null(WeComCard.From(Ask("问", 2), Options with { Cards = false }, "t"));
    }

    [Theory]
    [InlineData("q7:submit", "q7", "submit")]
    [InlineData("a:b:c", "a:b", "c")]
    [InlineData("menu", null, null)]
    [InlineData(":x", null, null)]
    [InlineData("x:", null, null)]
    [InlineData("", null, null)]
    public void a_tap_tells_question_and_option(string key, string? question, string? option) =>
        Assert.Equal(question is null ? null : new CardKey(question, option!), CardKey.Parse(key));

    [Fact]
    public void a_long_first_line_stands_whole_below_the_title()
    {
        var first = new string('长', 40);
        var card = WeComCard.From(Ask(first + "\n第二行", 2), Options, "t")!;
        Assert.Equal(new string('长', 25) + "…", card.Title);
        Assert.StartsWith(first + "\n第二行", card.SubTitle, StringComparison.Ordinal);
    }

    [Fact]
    public void a_long_option_is_cut_on_its_button_and_stands_whole_above()
    {
        var message = Ask("报给谁", 2) with { Options = [new("6", "环境安全(市环保局)——油烟、排污"), new("8", "都不是")] };
        var card = WeComCard.From(message, Options, "t")!;
        Assert.Equal("1. 环境安全(市…", card.Buttons[0].Text);
        Assert.Equal("1. 环境安全(市环保局)——油烟、排污\n2. 都不是", card.SubTitle);
        Assert.Equal("q:6", card.Buttons[0].Key);
    }

    [Fact]
    public void facts_beyond_six_and_without_a_label_stand_in_the_text()
    {
        var message = Ask("核对", 2) with { Facts = [new("", "备注"), new("空", ""), .. Enumerable.Range(1, 7).Select(i => new OutboundFact($"项{i}", $"值{i}"))] };
        var card = WeComCard.From(message, Options, "t")!;
        Assert.Equal(["项1", "项2", "项3", "项4", "项5", "项6"], card.Facts.Select(f => f.Label));
        Assert.Equal("备注|项7 值7", card.SubTitle);
    }

    private static string SendGuard(int id) => "gb-" + id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static OutboundMessage Ask(string text, int options) =>
        new(text, [], [.. Enumerable.Range(1, options).Select(i => new OutboundOption($"o{i}", $"项{i}"))], "", "q");
}
