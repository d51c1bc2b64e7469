using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Analytics.Tests.Ranking;

public sealed class LeakageRulesTests
{
    private static readonly ColumnKey Label = Key("iod2025-ypll", "2018–22");

    [Theory]
    [InlineData("iod2025-ypll", "2018–22", "outcome itself")]
    [InlineData("iod2025-income", "2012–15", "publication of the outcome")]
    [InlineData("qof-copd", "2021/22", "overlaps")]
    [InlineData("census2021-bad-health", "2021", "overlaps")]
    [InlineData("iod2019-crime", "2016–18", "overlaps")]
    [InlineData("later-figure", "2025", "later than the outcome")]
    [InlineData("iod2019-imd", "2012–17", "holds health already")]
    [InlineData("iod2019-health", "2012–17", "holds health already")]
    [InlineData("ons-le-birth", "2009–13", "life expectancy")]
    [InlineData("ons-la-le-65", "2015–17", "life expectancy")]
    [InlineData("hi-avoidable-mortality", "2016", "life expectancy and mortality")]
    [InlineData("authority-code", "2015", "codes and coordinates")]
    [InlineData("centroid-latitude", "2015", "codes and coordinates")]
    public void Feature_ThatLeaks_StopsTheAnalysisByName(string id, string period, string reason)
    {
        var require = () => LeakageRules.Require(Label, [Key(id, period)], Catalogue(id));
        require.Should().Throw<LeakageException>().WithMessage($"*{id}*{reason}*");
    }

    [Theory]
    [InlineData("iod2019-income", "2015–16")]
    [InlineData("iod2019-ypll", "2013–17")]
    [InlineData("census2021-aged-65-69", "2021")]
    public void Feature_OfAnEarlierPeriodOrDeclaredAge_Passes(string id, string period)
    {
        var require = () => LeakageRules.Require(Label, [Key(id, period)], Catalogue(id));
        require.Should().NotThrow();
    }

    [Fact]
    public void Feature_NobodyDefines_IsRefused()
    {
        var require = () => LeakageRules.Require(Label, [Key("iod2019-income", "2015")], Catalogue());
        require.Should().Throw<LeakageException>().WithMessage("*iod2019-income*");
    }

    [Fact]
    public void EveryPlannedFeature_OfTheIndicesAsPublished_Passes()
    {
        var features = BurdenVariant.WithHealth.Features.Select(f => Key(f.Indicator, f.Indicator.StartsWith("census", StringComparison.Ordinal) ? "2021" : "2012–17")).ToArray();
        var require = () => LeakageRules.Require(Label, features, Catalogue([.. features.Select(f => f.Indicator.Value)]));
        require.Should().NotThrow();
    }

    [Fact]
    public void Analysis_WithAFeatureMovedIntoTheOutcomesPeriod_Throws()
    {
        var run = () => NeedAnalysis.Run(new SmallEngland(20).Moved("iod2019-crime", SmallEngland.Later).Input(), new HistogramTrainer());
        run.Should().Throw<LeakageException>().WithMessage("*iod2019-crime*overlaps*");
    }

    private static ColumnKey Key(string id, string period) => new(new IndicatorId(id), Period.Parse(period));

    private static Dictionary<IndicatorId, Indicator> Catalogue(params string[] ids) =>
        ids.Append(Label.Indicator.Value).Distinct().Select(id => new Indicator(new IndicatorId(id), id, "Test", "%", 1, Polarity.None, id.Split('-')[0], "once", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Domain", Minimum: null, Maximum: null, [])).ToDictionary(i => i.Id);
}
