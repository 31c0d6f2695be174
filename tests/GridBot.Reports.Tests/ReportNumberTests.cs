// Report numbers: drawn, read as people type them, never mistaken.
using FsCheck;
using FsCheck.Xunit;

namespace GridBot.Reports.Tests;

public sealed class ReportNumberTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("WG20261122-7K3F")]
    [InlineData("wg20261122-7k3f")]
    [InlineData("WG20261122 7K3F")]
    [InlineData("WG202611227K3F")]
    [InlineData("ＷＧ２０２６１１２２－７Ｋ３Ｆ")]
    [InlineData(" WG20261122—7K3F ")]
    public void A_number_is_read_however_it_is_typed(string typed)
    {
        Assert.True(ReportNumber.TryParse(typed, out var number));
        Assert.Equal("WG20261122-7K3F", number.Value.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("WG2026112-7K3F")]
    [InlineData("WG20261122-7K3")]
    [InlineData("WG20261122-7K3F和平路")]
    [InlineData("20261122-7K3F")]
    [InlineData("WG20261122-7K3F7K3F7K3")]
    public void Anything_else_is_no_number(string? typed) => Assert.False(ReportNumber.TryParse(typed, out _));

    [Fact]
    public void The_date_is_the_citys_and_not_Greenwichs() => Assert.StartsWith("WG20261123-", ReportNumber.Draw(Evening, new Random(1)).Text, StringComparison.Ordinal);

    [Property]
    public bool A_drawn_number_is_read_back(int seed, PositiveInt longer)
    {
        var drawn = ReportNumber.Draw(Evening, new Random(seed), ReportNumber.MinimumSuffix + (longer.Get % 7));
        return ReportNumber.TryParse(drawn.Text, out var read) && read == drawn;
    }
}
