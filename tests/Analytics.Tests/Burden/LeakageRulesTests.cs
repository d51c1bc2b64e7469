using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests.Burden;

public sealed class LeakageRulesTests
{
    private static readonly ColumnKey Label = Key("iod2025-ypll", "2018–22");

    [Theory]
    [InlineData("iod2025-ypll", "2018–22", "outcome itself")]
    [InlineData("qof-copd", "2021/22", "overlaps")]
    [InlineData("census2021-unpaid-care", "2021", "overlaps")]
    [InlineData("census2021-bad-health", "2021", "kept to check")]
    [InlineData("ons-hle-birth", "2009–13", "kept to check")]
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
        var require = () => LeakageRules.Require(BurdenLabel.YearsOfLifeLost, Label, [Key(id, period)], Catalogue(id), RepositoryData.Checks.Indicators);
        require.Should().Throw<LeakageException>().WithMessage($"*{id}*{reason}*");
    }

    [Theory]
    [InlineData("iod2019-income", "2015–16")]
    [InlineData("iod2019-ypll", "2013–17")]
    [InlineData("census2021-aged-65-69", "2021")]
    [InlineData("iod2025-income", "2018–24")]
    public void Feature_OfAnEarlierPeriodOrDeclaredAge_Passes(string id, string period)
    {
        var require = () => LeakageRules.Require(BurdenLabel.YearsOfLifeLost, Label, [Key(id, period)], Catalogue(id), RepositoryData.Checks.Indicators);
        require.Should().NotThrow();
    }

    [Theory]
    [InlineData("iod2025-income")]
    [InlineData("iod2025-employment")]
    public void Feature_ThatCountsPeopleOnIllnessBenefits_IsNotToldOfIllness(string id)
    {
        FeaturePlan.Of(BurdenLabel.Illness).Should().NotContain(f => f.Indicator == id);
        var require = () => LeakageRules.Require(BurdenLabel.Illness, Key("iod2025-cidr", "2018–22"), [Key(id, "2018–24")], Catalogue(id), RepositoryData.Checks.Indicators);
        require.Should().Throw<LeakageException>().WithMessage($"*{id}*own people*");
    }

    [Fact]
    public void NoPlannedFeature_IsACheck()
    {
        BurdenLabel.All.SelectMany(FeaturePlan.Of).Select(f => f.Indicator).Should().NotIntersectWith(RepositoryData.Checks.Indicators);
    }

    [Fact]
    public void Feature_NobodyDefines_IsRefused()
    {
        var require = () => LeakageRules.Require(BurdenLabel.YearsOfLifeLost, Label, [Key("iod2019-income", "2015")], Catalogue(), RepositoryData.Checks.Indicators);
        require.Should().Throw<LeakageException>().WithMessage("*iod2019-income*");
    }

    [Fact]
    public void EveryPlannedFeature_OfTheIndicesAsPublished_Passes()
    {
        var features = FeaturePlan.Of(BurdenLabel.YearsOfLifeLost).Select(f => Key(f.Indicator, f.Indicator.StartsWith("census", StringComparison.Ordinal) ? "2021" : "2012–17")).ToArray();
        var require = () => LeakageRules.Require(BurdenLabel.YearsOfLifeLost, Label, features, Catalogue([.. features.Select(f => f.Indicator.Value)]), RepositoryData.Checks.Indicators);
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
