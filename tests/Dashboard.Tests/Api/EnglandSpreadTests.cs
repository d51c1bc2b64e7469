using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.TestBeds;

namespace HealthNeeds.Dashboard.Tests.Api;

public sealed class EnglandSpreadTests
{
    private static readonly double[] OneToTen = [.. Enumerable.Range(1, 10).Select(i => (double)i)];

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 1)]
    public void WorstTenth_OfTenValues_IsTheMostExtremeAlone(bool above, double worst) => InWorst(OneToTen, above).Should().Equal(worst);

    [Fact]
    public void WorstTenth_WhereHighIsWorse_IsTheFirstDecile()
    {
        double[] values = [.. Enumerable.Range(0, 97).Select(i => Math.Floor(i * 0.37))];
        var spread = EnglandSpread.Of(values)!;
        InWorst(values, above: true).Should().NotBeEmpty().And.Equal(values.Where(v => spread.Decile(v) == 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WorstTenth_OfTiedValues_IsNeverMoreThanATenth(bool above)
    {
        foreach (var steps in Enumerable.Range(1, 40))
        {
            double[] values = [.. Enumerable.Range(0, 103).Select(i => (double)(i * steps / 103))];
            InWorst(values, above).Count.Should().BeLessThanOrEqualTo(values.Length / 10, $"of {steps} different values");
        }
    }

    private static List<double> InWorst(double[] values, bool above)
    {
        var limit = EnglandSpread.Of(values)!.Worst(above);
        return [.. values.Where(v => ExceedanceChance.Of(v, width: null, 0.95, limit, above) > 0)];
    }
}
