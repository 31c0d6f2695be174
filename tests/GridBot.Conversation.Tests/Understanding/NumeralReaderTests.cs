// Which numbers are read, as people write them.
using System.Globalization;
using FsCheck.Xunit;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class NumeralReaderTests
{
    [Theory]
    [InlineData("十二", 12)]
    [InlineData("十", 10)]
    [InlineData("二十", 20)]
    [InlineData("二十三人", 23)]
    [InlineData("一百零五", 105)]
    [InlineData("一百五", 150)]
    [InlineData("一百五十", 150)]
    [InlineData("两百", 200)]
    [InlineData("三千五", 3500)]
    [InlineData("三千零五", 3005)]
    [InlineData("一万二", 12000)]
    [InlineData("十二万", 120000)]
    [InlineData("1万2", 12000)]
    [InlineData("1万2千", 12000)]
    [InlineData("1.5万", 15000)]
    [InlineData("3千", 3000)]
    [InlineData("两三个", 3)]
    [InlineData("三五个", 5)]
    [InlineData("七八十", 80)]
    [InlineData("几个", 3)]
    [InlineData("几十", 30)]
    [InlineData("十几个", 13)]
    [InlineData("半吨", 0.5)]
    [InlineData("3.5", 3.5)]
    [InlineData("0", 0)]
    [InlineData("零", 0)]
    [InlineData("二〇二六", 2026)]
    [InlineData("三〇二室", 302)]
    [InlineData("俩", 2)]
    [InlineData("仨", 3)]
    public void A_number_is_read(string text, double value)
    {
        Assert.True(RealDialogs.Set.Numerals.TryRead(text, 0, out var read, out _));
        Assert.Equal(value, read, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("人")]
    [InlineData("个")]
    [InlineData("1234567890123")]
    public void What_is_no_number_is_not_read(string text) => Assert.False(RealDialogs.Set.Numerals.TryRead(text, 0, out _, out _));

    [Property(MaxTest = 3000)]
    public bool A_number_lies_within_any_text(string? noise)
    {
        var text = (noise ?? "") + "12万3十";
        for (var at = 0; at <= text.Length; at++)
        {
            if (RealDialogs.Set.Numerals.TryRead(text, at, out var value, out var length) && (length <= 0 || at + length > text.Length || !double.IsFinite(value) || value < 0))
            {
                return false;
            }
        }

        return true;
    }

    [Property(MaxTest = 500)]
    public bool Digits_are_read_as_the_number_they_write(int number)
    {
        var wanted = Math.Abs(number % 100_000_000);
        return RealDialogs.Set.Numerals.TryRead(wanted.ToString(CultureInfo.InvariantCulture), 0, out var value, out _) && value == wanted;
    }

    [Fact]
    public void Every_number_below_ten_thousand_written_out_is_read()
    {
        for (var number = 1; number < 10_000; number++)
        {
            var written = Written(number);
            Assert.True(RealDialogs.Set.Numerals.TryRead(written, 0, out var value, out var length));
            Assert.True(value == number && length == written.Length, $"{written} was read as {value}");
        }
    }

    private static string Written(int number)
    {
        const string digits = "零一二三四五六七八九";
        string[] units = ["千", "百", "十", ""];
        var text = "";
        var zero = false;
        for (var place = 0; place < 4; place++)
        {
            var digit = number / (int)Math.Pow(10, 3 - place) % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            text += (zero ? "零" : "") + digits[digit] + units[place];
            zero = false;
        }

        return text;
    }
}
