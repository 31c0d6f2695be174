// The program's randomness: in bounds, evenly spread, never the same twice, from several threads at once.
using FsCheck;
using FsCheck.Xunit;
using GridBot.Hosting;
using Xunit;

namespace GridBot.Tests.Hosting;

public sealed class CryptographicRandomTests
{
    private readonly CryptographicRandom random = new();

    [Property]
    public bool A_number_lies_within_its_bounds(int one, int other)
    {
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        var drawn = random.Next(low, high);
        return low == high ? drawn == low : drawn >= low && drawn < high;
    }

    [Property]
    public bool Bytes_of_any_number_are_filled(PositiveInt length)
    {
        var buffer = new byte[length.Get + 16];
        random.NextBytes(buffer);
        return buffer.Any(value => value != 0);
    }

    [Fact]
    public void Every_number_below_a_limit_comes_about_as_often()
    {
        const int limit = 7;
        const int draws = 70_000;
        var times = Enumerable.Range(0, draws).Select(_ => random.Next(limit)).CountBy(number => number).ToDictionary();

        // Six standard deviations of a fair draw are 556.
        Assert.All(Enumerable.Range(0, limit), number => Assert.InRange(times[number], (draws / limit) - 556, (draws / limit) + 556));
    }

    [Fact]
    public async Task Ids_drawn_on_several_threads_are_all_different()
    {
        const int threads = 4;
        const int each = 20_000;
        var ids = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() =>
        {
            var own = new List<string>(each);
            var bytes = new byte[16];
            for (var i = 0; i < each; i++)
            {
                random.NextBytes(bytes);
                own.Add(Convert.ToHexString(bytes));
            }

            return own;
        })));

        Assert.Equal(threads * each, ids.SelectMany(own => own).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void More_bytes_than_a_block_holds_are_filled_too()
    {
        var buffer = new byte[10_000];
        random.NextBytes(buffer);
        Assert.InRange(buffer.Distinct().Count(), 200, 256);
    }

    [Fact]
    public void A_fraction_lies_between_nothing_and_one() => Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.NextDouble(), 0, 0.9999999999999999));
}
