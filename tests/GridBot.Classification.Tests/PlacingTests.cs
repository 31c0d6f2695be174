// The thresholds of placing: when a ranking is sure, unsure or says nothing.
using FsCheck.Xunit;

namespace GridBot.Classification.Tests;

public sealed class PlacingTests
{
    private const double Bit = 0.001;

    [Theory]
    // Nothing was ranked.
    [InlineData(PlacingResult.Lost)]
    // Sure from its threshold on, whoever stands behind.
    [InlineData(PlacingResult.Sure, 1.0)]
    [InlineData(PlacingResult.Sure, Placing.Sure)]
    [InlineData(PlacingResult.Sure, Placing.Sure, 1 - Placing.Sure)]
    // Below it only without a rival.
    [InlineData(PlacingResult.Sure, Placing.Sure - Bit)]
    [InlineData(PlacingResult.Sure, Placing.Sure - Bit, Placing.Likely - Bit)]
    [InlineData(PlacingResult.Sure, Placing.Sure - Bit, Placing.Likely - Bit, Placing.Likely - Bit)]
    [InlineData(PlacingResult.Unsure, Placing.Sure - Bit, Placing.Likely)]
    [InlineData(PlacingResult.Unsure, Placing.Sure - Bit, Placing.Likely, Placing.Likely)]
    [InlineData(PlacingResult.Sure, Placing.SureAlone)]
    [InlineData(PlacingResult.Sure, Placing.SureAlone, Placing.Likely - Bit)]
    [InlineData(PlacingResult.Unsure, Placing.SureAlone, Placing.Likely)]
    // Less than that is never gone on with; it is offered when the three together are worth it.
    [InlineData(PlacingResult.Lost, Placing.SureAlone - Bit)]
    [InlineData(PlacingResult.Unsure, Placing.SureAlone - Bit, Placing.Likely)]
    [InlineData(PlacingResult.Unsure, Placing.WorthOffering / 2, Placing.WorthOffering / 2)]
    [InlineData(PlacingResult.Lost, Placing.WorthOffering / 2, (Placing.WorthOffering / 2) - Bit)]
    [InlineData(PlacingResult.Unsure, Placing.WorthOffering / 2, Placing.WorthOffering / 4, Placing.WorthOffering / 4)]
    // A fourth is not offered and makes nothing worth it.
    [InlineData(PlacingResult.Lost, 0.16, 0.16, 0.16, 0.16, 0.16)]
    [InlineData(PlacingResult.Unsure, 0.2, 0.2, 0.2, 0.2, 0.2)]
    public void The_thresholds_are_kept(PlacingResult result, params double[] probabilities) => Assert.Equal(result, Placing.Of(Ranking(probabilities)));

    [Property(MaxTest = 2_000)]
    public bool Nothing_is_sure_below_the_threshold_of_one_alone_and_nothing_is_offered_that_is_not_worth_it(int seed)
    {
        var probabilities = Probabilities(new Random(seed));
        var (first, offered) = (probabilities.FirstOrDefault(), probabilities.Take(Placing.MostCandidates).Sum());
        return Placing.Of(Ranking(probabilities)) switch
        {
            PlacingResult.Sure => first >= Placing.SureAlone && (first >= Placing.Sure || probabilities.Skip(1).All(rival => rival < Placing.Likely)),
            PlacingResult.Unsure => offered >= Placing.WorthOffering && first < Placing.Sure,
            _ => offered < Placing.WorthOffering,
        };
    }

    [Fact]
    public void Without_a_ranking_there_is_no_placing() => Assert.Throws<ArgumentNullException>(() => Placing.Of(null!));

    [Fact]
    public void The_thresholds_stand_in_their_order()
    {
        double[] thresholds = [0, Placing.Likely, Placing.SureAlone, Placing.Sure, 1];
        Assert.Equal(thresholds.Order().Distinct(), thresholds);
        Assert.InRange(Placing.WorthOffering, Placing.Likely, Placing.SureAlone);
        Assert.InRange(Placing.MostCandidates, 2, Calibration.MostMatters);
    }

    private static RankedMatter[] Ranking(double[] probabilities) => [.. probabilities.Select((probability, at) => new RankedMatter(at + 1, probability, []))];

    /// <summary>Up to five falling probabilities that add up to at most one, with the thresholds themselves among them.</summary>
    private static double[] Probabilities(Random random)
    {
        double[] edges = [Placing.Sure, Placing.SureAlone, Placing.Likely, Placing.WorthOffering / 2];
        var (left, probabilities) = (1.0, new List<double>());
        for (var count = random.Next(Calibration.MostMatters + 1); count > 0 && left > 0; count--)
        {
            var next = random.Next(3) == 0 ? edges[random.Next(edges.Length)] : random.NextDouble() * left;
            if (next <= left)
            {
                probabilities.Add(next);
                left -= next;
            }
        }

        return [.. probabilities.OrderDescending()];
    }
}
