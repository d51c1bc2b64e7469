using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

public sealed class ScenarioEngineTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private static readonly AreaCode Region = SmallEngland.Icb(0);

    private readonly ScenarioEngine engine = new(analysis.Result.Basis, new SmallEngland().Input().Areas);

    /// <summary>Every ranking, of every kind, at every level, within every kind of larger area: scores, medians and limits to the last place.</summary>
    [Fact]
    public void AtDeclaredSettings_ARegionAloneIsRankedAsTheRelease()
    {
        foreach (var ranking in analysis.Result.Rankings)
        {
            AreaCode[] withins = [AreaCode.England, Region, .. ranking.Level == AreaLevel.Ltla24 ? Array.Empty<AreaCode>() : [SmallEngland.Authority(3)], .. ranking.Level == AreaLevel.Lsoa21 ? [SmallEngland.Msoa(5)] : Array.Empty<AreaCode>()];
            var kinds = ranking.Kinds.SelectMany(k => k).Select(k => (k.Kind, Rank: new RankWithin(k.Area, k.Within, k.Rank))).Concat(ranking.Ranks.Select(r => (Kind: NeedKind.Unmet, Rank: r))).ToLookup(k => k.Kind, k => k.Rank);
            foreach (var (kind, within) in kinds.SelectMany(_ => withins, (k, w) => (k.Key, w)))
            {
                var declared = kinds[kind].Where(r => r.Within == within).ToDictionary(r => r.Area, r => r.Rank);
                var found = engine.Run(new NeedScenario(ranking.Focus, kind, ranking.Level, within), threads: 2);
                found.Areas.ToDictionary(a => a.Code, a => a.Rank).Should().BeEquivalentTo(declared, $"{ranking.Focus} by {kind} at {ranking.Level} within {within}");
                var scores = ranking.Areas.ToDictionary(a => a.Area, a => a.Of(kind));
                found.Areas.Should().OnlyContain(a => a.Score == scores[a.Code]);
                if (kind == NeedKind.Unmet && within == AreaCode.England)
                    found.Areas.ToDictionary(a => a.Code, a => a.WorstTenth).Should().Equal(ranking.Areas.ToDictionary(a => a.Area, a => a.WorstTenth));
            }
        }
    }

    [Fact]
    public void FirstTenOfTheIcb_IsTheReleasesChance()
    {
        var ranking = analysis.Result.Rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Lsoa21);
        var stored = ranking.Areas.ToDictionary(a => a.Area, a => a.FirstTenInIcb);
        Run(Overall).Should().OnlyContain(a => a.First == stored[a.Code]);
    }

    [Fact]
    public void WeightsAllAlike_AreTheDeclaredOnes()
    {
        var doubled = Overall with { FocusWeights = SmallEngland.FocusPlan().ToDictionary(f => f, _ => 2.0) };
        foreach (var kind in Enum.GetValues<NeedKind>())
        {
            (doubled with { Kind = kind }).IsDeclared(analysis.Result.Basis).Should().BeTrue();
            var (found, declared) = (engine.Run(doubled with { Kind = kind }, 1), engine.Run(Overall with { Kind = kind }, 1));
            found.Areas.Should().Equal(declared.Areas, $"{kind}");
            found.Measures.Should().Equal(declared.Measures, $"{kind}");
        }

        (Overall with { FocusWeights = new Dictionary<string, double> { ["cancer"] = 2 } }).IsDeclared(analysis.Result.Basis).Should().BeFalse();
        (doubled with { FocusWeights = SmallEngland.FocusPlan().ToDictionary(f => f, _ => 0.0) }).IsDeclared(analysis.Result.Basis).Should().BeFalse();
    }

    /// <summary>All weight on one focus area is that focus area's own ranking by score.</summary>
    [Fact]
    public void AllWeightOnOneFocusArea_GivesItsScores()
    {
        var only = SmallEngland.FocusPlan().Where(f => f != "cancer").ToDictionary(f => f, _ => 0.0);
        var alone = Run(Overall with { Focus = "cancer" }).ToDictionary(a => a.Code, a => a.Score);
        Run(Overall with { FocusWeights = only }).Should().OnlyContain(a => a.Score == alone[a.Code]);
    }

    [Fact]
    public void AConditionWithoutWeight_IsTheSameAsItsFiguresLeftOut()
    {
        var cancer = Overall with { Focus = "cancer" };
        var unweighed = engine.Run(cancer with { ConditionWeights = new Dictionary<string, double> { ["cancer-deaths"] = 0 } }, 1);
        var without = engine.Run(cancer with { Without = new HashSet<string> { "ypll" } }, 1);
        unweighed.Areas.Should().Equal(without.Areas).And.NotEqual(engine.Run(cancer, 1).Areas);
        unweighed.Measures.Single().Measure.Terms.Should().NotContain(t => t.Id == "cancer-deaths");
        unweighed.Measures.Single().Measure.Terms.Sum(t => t.Share).Should().BeApproximately(1, 1e-12);
    }

    /// <summary>Ill health of all causes knows no focus areas; weighed by focus area, their burdens are ranked by.</summary>
    [Fact]
    public void BurdenWeighedByFocusArea_IsMadeOfFocusAreas()
    {
        var burden = Overall with { Kind = NeedKind.Burden };
        engine.Run(burden, 1).Measures.Select(m => m.Measure.Focus).Should().Equal("all-causes");
        var weighed = engine.Run(burden with { FocusWeights = new Dictionary<string, double> { ["cancer"] = 3 } }, 1).Measures;
        weighed.Select(m => m.Measure.Focus).Should().BeEquivalentTo(SmallEngland.FocusPlan());
        weighed.Single(m => m.Measure.Focus == "cancer").Weight.Should().BeApproximately(3.0 / 7, 1e-12);
    }

    [Fact]
    public void NothingLeft_SaysSo_AndFiguresOfAuthoritiesRankNoPlacesWithinThem()
    {
        engine.Run(Overall with { FocusWeights = SmallEngland.FocusPlan().ToDictionary(f => f, _ => 0.0) }, 1).Should().Match<ScenarioResult>(r => r.Areas.Count == 0 && r.Reason!.Contains("Nothing"));
        engine.Run(Overall with { Focus = "best-start", Kind = NeedKind.Gap }, 1).Should().Match<ScenarioResult>(r => r.Areas.Count == 0 && r.Reason!.Contains("authorities"));
    }

    [Fact]
    public void NothingHeld_IsNotPutDownToTheSettings()
    {
        var basis = analysis.Result.Basis;
        var without = basis with { Measures = [.. basis.Measures.Where(m => (m.Focus, m.Kind) != ("cancer", NeedKind.Gap))] };
        var result = new ScenarioEngine(without, new SmallEngland().Input().Areas).Run(Overall with { Focus = "cancer", Kind = NeedKind.Gap }, 1);
        result.Areas.Should().BeEmpty();
        result.Reason.Should().Be("The release holds no figure to rank 'cancer' by gap.");
    }

    /// <summary>Where no figure of care is held, an area has a rank, as wide as it is unknown, and no gap.</summary>
    [Fact]
    public void AnUnknownGap_HasNoScore()
    {
        var (basis, gap) = (analysis.Result.Basis, new NeedScenario("cardio-respiratory", NeedKind.Gap, AreaLevel.Lsoa21, Region));
        var care = basis.Measures.Single(m => m.Focus == gap.Focus && m.Kind == NeedKind.Gap).Terms.SelectMany(t => t.Parts).ToHashSet();
        var holed = basis with { Parts = [.. basis.Parts.Select(p => care.Contains(p.Id) ? p with { LogRatio = [double.NaN, .. p.LogRatio.Skip(1)] } : p)] };
        new ScenarioEngine(holed, new SmallEngland().Input().Areas).Run(gap, 1).Areas.Where(a => a.Score is null).Select(a => a.Code).Should().Equal(basis.Lsoas[0]);
    }

    /// <summary>No release ranks ICBs: each is the mean over its residents, ranked against the others in every draw.</summary>
    [Fact]
    public void Icbs_AreRankedByTheMeanOverTheirResidents()
    {
        var england = new NeedScenario(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Icb, AreaCode.England);
        var icbs = engine.Run(england, 2).Areas;
        var lsoas = engine.Run(england with { Level = AreaLevel.Lsoa21 }, 2).Areas.ToDictionary(a => a.Code, a => a.Score!.Value);
        var people = engine.Areas.Values.Where(a => lsoas.ContainsKey(a.Code)).ToLookup(a => a.Icb!.Value);
        icbs.Should().HaveCount(people.Count).And.OnlyContain(i => Math.Abs(i.Score!.Value - (people[i.Code].Sum(a => a.Population!.Value * lsoas[a.Code]) / people[i.Code].Sum(a => (double)a.Population!.Value))) < 1e-9);
        var sample = engine.Sample(england, int.MaxValue)!;
        var first = icbs.ToDictionary(i => i.Code, i => sample.Draws.Count(d => sample.Areas[Array.IndexOf(d, d.Max())] == i.Code) / (double)sample.Draws.Count);
        engine.Run(england with { First = 1 }, 2).Areas.Should().OnlyContain(i => Math.Abs(i.First - first[i.Code]) < 1e-9);
    }

    [Fact]
    public void FewerDraws_AreTheFirstOnes()
    {
        var few = engine.Run(Overall with { Draws = 5, First = 1 }, 2).Areas;
        var sample = engine.Sample(Overall, 5)!;
        few.Should().OnlyContain(a => Math.Abs(a.First - (sample.Draws.Count(d => sample.Areas[Array.IndexOf(d, d.Max())] == a.Code) / 5.0)) < 1e-9);
        FluentActions.Invoking(() => Overall with { Draws = 0 }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Threads_ChangeNothing() => engine.Run(Overall, 1).Areas.Should().Equal(engine.Run(Overall, 4).Areas);

    [Fact]
    public void WrongScopeOrWeight_IsRefusedByName()
    {
        var elsewhere = () => engine.Run(Overall with { Within = new AreaCode("E54999999") }, 1);
        elsewhere.Should().Throw<ArgumentException>().WithMessage("*E54999999*");
        var negative = () => Overall with { ConditionWeights = new Dictionary<string, double> { ["copd"] = -1 } };
        negative.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*copd*");
        var notANumber = () => Overall with { FocusWeights = new Dictionary<string, double> { ["cancer"] = double.NaN } };
        notANumber.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*cancer*");
    }

    private static NeedScenario Overall => new(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, Region);

    private IReadOnlyList<ScenarioArea> Run(NeedScenario scenario) => engine.Run(scenario, threads: 1).Areas;
}
