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

    [Fact]
    public void TenthOfEngland_IsNotKnown_WhereTooFewOfItsAreasHaveAValue()
    {
        var (most, least) = (new AreaCode("E01000001"), new AreaCode("E01000002"));
        Dictionary<AreaCode, double> values = new() { [most] = 10, [least] = 1 };
        SiteFigures.Formed(MeasureForm.Decile, values, () => null).Should().BeNull("nobody is in a tenth of what is not known");
        SiteFigures.Formed(MeasureForm.Decile, values, () => EnglandSpread.Of(OneToTen)).Should().Equal(new Dictionary<AreaCode, double> { [most] = 1, [least] = 10 });
        SiteFigures.Formed(MeasureForm.Rest, values, () => null).Should().Equal(new Dictionary<AreaCode, double> { [most] = 90, [least] = 99 });
    }

    private static List<double> InWorst(double[] values, bool above)
    {
        var limit = EnglandSpread.Of(values)!.Worst(above);
        return [.. values.Where(v => ExceedanceChance.Of(v, width: null, 0.95, limit, above) > 0)];
    }
}
