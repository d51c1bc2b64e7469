using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Sensitivities;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

public sealed class SensitivityStudyTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private const int Runs = 128;

    /// <summary>Screening varies far more than anything else: whether it counts decides the ranks of its focus area, and of no other.</summary>
    [Fact]
    public void FigureOfCareThatVariesMost_ComesFirst()
    {
        var planted = new PlantedNeed { Spreads = { ["care-cancer-screening"] = 0.5 }, Usual = 0.001 };
        foreach (var extent in Extents(planted))
        {
            Order(planted, "cancer", extent)[0].Factor.Should().Be("care-cancer-screening");
            Order(planted, "cancer", extent)[0].First.Should().BeGreaterThan(0.5);
        }

        Study(planted).Should().NotContain(s => s.Focus == "smoking-alcohol-obesity" && s.Factor.StartsWith("care-", StringComparison.Ordinal));
    }

    /// <summary>One of three outcomes makes all the ranks: leaving one out matters most where it is this one.</summary>
    [Fact]
    public void OutcomeThatVariesMost_MakesTheirChoiceComeFirst()
    {
        var planted = new PlantedNeed { Spreads = { ["smoking"] = 0.5 }, Usual = 0.02 };
        Order(planted, "smoking-alcohol-obesity", AreaCode.England)[0].Factor.Should().Be("outcomes");
    }

    [Fact]
    public void Indices_AreSharesWithinTheirLimits_OfEveryRankingInBothPlaces()
    {
        var found = analysis.Result.Sensitivities;
        found.Select(s => s.Focus).Distinct().Should().BeEquivalentTo([.. SmallEngland.FocusPlan(), FocusArea.Overall]);
        found.Select(s => s.Extent).Distinct().Should().BeEquivalentTo([AreaCode.England.Value, SmallEngland.Icb(0).Value]);
        found.Should().OnlyContain(s => 0 <= s.FirstLower && s.FirstLower <= s.First && s.First <= s.FirstUpper && s.FirstUpper <= 1 && s.TotalLower <= s.Total && s.Total <= s.TotalUpper && s.TotalUpper <= 1);
        found.Where(s => s.Factor == "focus-weights").Select(s => s.Focus).Distinct().Should().Equal(FocusArea.Overall);
        found.Where(s => s.Focus == FocusArea.Overall).Select(s => s.Factor).Should().Contain(["harm", "aggregation", "outcomes", "shrinkage", "care-diabetes-hba1c"]);
        found.GroupBy(s => (s.Focus, s.Extent)).Should().OnlyContain(g => g.Sum(s => s.First) < 1.25 && g.Sum(s => s.Total) > 0.9);
    }

    [Fact]
    public void Study_OnMoreThreads_IsTheSame() => Study(new PlantedNeed(), threads: 2).Should().Equal(Study(new PlantedNeed(), threads: 1));

    [Fact]
    public void Study_OfAnotherSeed_IsAnother() => Study(new PlantedNeed(), seed: 9).Should().NotEqual(Study(new PlantedNeed()));

    /// <summary>Estimates of a tenth of the places are those of all, within their limits.</summary>
    [Fact]
    public void Study_OfEveryTenthPlace_AgreesWithThatOfAll()
    {
        var planted = new PlantedNeed();
        var (all, some) = (Study(planted), new SensitivityStudy(planted.Frame, Options(7, 1), Runs, areas: 66).Run(planted.Overall()));
        foreach (var (a, b) in all.Where(s => s.Extent == AreaCode.England.Value).Zip(some.Where(s => s.Extent == AreaCode.England.Value)))
            Math.Abs(a.Total - b.Total).Should().BeLessThan(0.2, "{0} of {1}", a.Factor, a.Focus);
    }

    private static List<Sensitivity> Order(PlantedNeed planted, string focus, AreaCode extent) =>
        [.. Study(planted).Where(s => s.Focus == focus && s.Extent == extent.Value).OrderByDescending(s => s.Total)];

    private static AreaCode[] Extents(PlantedNeed planted) => [AreaCode.England, planted.Frame.Icbs.Codes[0]];

    private static IReadOnlyList<Sensitivity> Study(PlantedNeed planted, int seed = 7, int threads = 1) => new SensitivityStudy(planted.Frame, Options(seed, threads), Runs).Run(planted.Overall());

    private static AnalysisOptions Options(int seed, int threads) => new() { Seed = seed, Threads = threads, Region = SmallEngland.Icb(0) };
}
