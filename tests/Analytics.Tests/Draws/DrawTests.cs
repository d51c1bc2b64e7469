using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Draws;

public sealed class DrawTests
{
    [Fact]
    public void RadixOrder_OfAnyFloats_IsTheStableDescendingOrder()
    {
        var random = new Random(2);
        var order = new RadixOrder(500);
        for (var round = 0; round < 20; round++)
        {
            float[] values = [.. Enumerable.Range(0, 500).Select(i => i % 9 == 0 ? 0.25f : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 6))))];
            order.Descending(values).ToArray().Should().Equal(Enumerable.Range(0, 500).OrderByDescending(i => values[i]).ThenBy(i => i));
        }
    }

    /// <summary>Nothing is rounded before it is ranked: neighbouring floats are told apart.</summary>
    [Fact]
    public void RadixOrder_OfNeighbouringFloats_TellsThemApart()
    {
        var low = 1.2345678f;
        new RadixOrder(3).Descending([low, MathF.BitIncrement(MathF.BitIncrement(low)), MathF.BitIncrement(low)]).ToArray().Should().Equal(1, 2, 0);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(33_755)]
    [InlineData(540_080)]
    public void Quantiles_OfRanks_AreThoseOfTheSortedRanks(int highest)
    {
        var random = new Random(highest);
        int[] ranks = [.. Enumerable.Range(0, 1000).Select(_ => random.Next(1, highest + 1))];
        var found = new int[3];
        new RankQuantiles(highest).Find(ranks, [49, 499, 950], found);
        int[] sorted = [.. ranks.Order()];
        found.Should().Equal(sorted[49], sorted[499], sorted[950]);
    }

    /// <summary>A buffer keeps ranks in two bytes as long as they fit: the areas at the end of either width are summarised alike.</summary>
    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(140_000)]
    public void Buffer_OfSoManyAreas_GivesBackTheRanksItWasGiven(int areas)
    {
        const int draws = 3;
        var buffer = new RankBuffer(draws, areas);
        for (var d = 0; d < draws; d++) buffer.Record(d, [.. Enumerable.Range(0, areas).Select(a => ((a + d) % areas) + 1)]);
        var (last, summary) = (areas - 1, buffer.Summarise(threads: 2));
        Enumerable.Range(0, draws).Select(d => buffer[d, last]).Should().Equal(areas, 1, 2);
        (summary.Lower[last], summary.Median[last], summary.Upper[last]).Should().Be((1, 2, areas));
        (summary.Lower[0], summary.Median[0], summary.Upper[0]).Should().Be((1, 2, 3));
        buffer.ShareWithin([.. Enumerable.Repeat(2, areas)])[last].Should().BeApproximately(2 / 3.0, 1e-12);
    }

    /// <summary>Ranks within groups are as high as the largest group is large, however many areas there are.</summary>
    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Buffer_OfAreasInGroups_GivesBackTheRanksItWasGiven(int largest)
    {
        const int draws = 3;
        var buffer = new RankBuffer(draws, largest + 10, largest);
        for (var d = 0; d < draws; d++) buffer.Record(d, [.. Enumerable.Range(0, buffer.Areas).Select(a => a < largest ? largest - a : a - largest + 1 + d)]);
        var summary = buffer.Summarise(threads: 2);
        (buffer[2, 0], buffer[2, largest - 1], buffer[2, largest]).Should().Be((largest, 1, 3));
        (summary.Lower[0], summary.Upper[0], summary.Lower[largest], summary.Median[largest], summary.Upper[largest]).Should().Be((largest, largest, 1, 2, 3));
    }

    [Fact]
    public void NormalStream_HasMeanZeroAndSpreadOne()
    {
        var stream = new NormalStream(1, 2, 3);
        var draws = Normal(stream, 40_000);
        var spread = Spread.Of(draws);
        spread.Mean.Should().BeApproximately(0, 0.02);
        spread.Sd.Should().BeApproximately(1, 0.02);
        draws.Count(d => Math.Abs(d) > 1.96).Should().BeInRange(1_800, 2_200);
    }

    [Fact]
    public void NormalStream_OfOtherKeys_IsUnrelated()
    {
        var (first, second) = (new NormalStream(1, 2, 3), new NormalStream(1, 2, 4));
        RankMetrics.Pearson(Normal(first, 5_000), Normal(second, 5_000)).Should().BeApproximately(0, 0.05);
    }

    /// <summary>A few places read by themselves hold what they hold in the whole stream: what lets a region be drawn alone.</summary>
    [Fact]
    public void NormalStream_ReadAtAnyPlace_IsTheSameStream()
    {
        var stream = new NormalStream(7, 8);
        int[] places = [0, 1, 5, 6, 7, 4_001, 9_999];
        var found = new float[places.Length];
        stream.Fill(found, places);
        var all = Normal(stream, 10_000);
        found.Select(f => (double)f).Should().Equal(places.Select(p => all[p]));
    }

    private static double[] Normal(NormalStream stream, int count)
    {
        var values = new float[count];
        stream.Fill(values, [.. Enumerable.Range(0, count)]);
        return Array.ConvertAll(values, v => (double)v);
    }

    [Fact]
    public void Weights_DrawnAroundTheDeclared_SumToOneAndCentreOnThem()
    {
        double[] declared = [0.5, 0.3, 0.2];
        var draws = Enumerable.Range(0, 2_000).Select(d => new DrawnWeights(1, d).Weights(4, declared)).ToArray();
        draws.Should().OnlyContain(w => Math.Abs(w.Sum() - 1) < 1e-9);
        for (var k = 0; k < declared.Length; k++) draws.Average(w => w[k]).Should().BeApproximately(declared[k], 0.01);
    }

    /// <summary>Lengths that no vector divides: the last few values are computed apart.</summary>
    [Fact]
    public void VectorLoops_AndTheirTail_AreTheFormulas()
    {
        float[] values = [.. Enumerable.Range(0, 37).Select(i => (i - 18) / 9f)];
        float[] scale = [.. values.Select(v => 2 - v)];
        float[] sum = [.. Enumerable.Repeat(1f, 37)];
        VectorMath.AddProduct(sum, values, scale, 0.5f);
        sum.Zip(values).Should().OnlyContain(e => Math.Abs(e.First - (1 + (0.5 * e.Second * (2 - e.Second)))) < 1e-5);
        float[] product = [.. values];
        VectorMath.Multiply(product, scale);
        product.Zip(values).Should().OnlyContain(e => Math.Abs(e.First - (e.Second * (2 - e.Second))) < 1e-5);
        float[] shared = [.. scale];
        VectorMath.AddShared(shared, values, [3, 5], [.. Enumerable.Range(0, 37).Select(i => i % 2)]);
        shared.Select((s, i) => s - (scale[i] + (values[i] * (i % 2 == 0 ? 3 : 5)))).Should().OnlyContain(d => Math.Abs(d) < 1e-5);
    }

    [Fact]
    public void Exponentials_AreExact_AndTheSameWhereverTheyStand()
    {
        float[] values = [.. Enumerable.Range(0, 40_003).Select(i => (i - 20_001) / 250f)];
        float[] all = [.. values];
        VectorMath.Exp(all);
        all.Zip(values, (e, v) => Math.Abs((e / Math.Exp(v)) - 1)).Max().Should().BeLessThan(3e-7);
        float[] alone = [.. values[^5..]];
        VectorMath.Exp(alone);
        alone.Should().Equal(all[^5..]);
    }
}
