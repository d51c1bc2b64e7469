using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Conditions;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Tests.Conditions;

[Trait("Speed", "Slow")]
public sealed class ConditionStudyTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private static readonly IReadOnlyDictionary<AreaCode, Area> Areas = new SmallEngland().Input().Areas.ToDictionary(a => a.Code);

    [Fact]
    public void PeopleNotCaredFor_AreThoseWhoHaveIt_TimesTheShareMissed()
    {
        var small = new SmallEngland();
        var (condition, areas) = Counted(analysis.Result, "diabetes-blood-pressure");
        condition.CareKnown.Should().BeTrue();
        var authorities = areas.Where(a => a.Area.Value.StartsWith("E06", StringComparison.Ordinal)).ToArray();
        authorities.Should().HaveCount(110).And.OnlyContain(a => a.Unmet!.Value.Value < a.Have!.Value.Value && a.Unmet.Value.Lower < a.Unmet.Value.Value && a.Unmet.Value.Upper > a.Unmet.Value.Value);
        var missed = small.Lsoas("qof-diabetes-blood-pressure").Average(v => 100 - v) / 100;
        (authorities.Sum(a => a.Unmet!.Value.Value) / authorities.Sum(a => a.Have!.Value.Value)).Should().BeApproximately(missed, 0.02);
    }

    /// <summary>Estimates spread a published figure over its LSOAs: England's people stay those that were published.</summary>
    [Theory]
    [InlineData("chd", "qof-chd")]
    [InlineData("copd", "qof-copd")]
    public void PeopleWhoHaveIt_AddUpToThePublishedShare(string condition, string register)
    {
        var small = new SmallEngland();
        var (shares, population) = (small.Lsoas(register), Areas.Values.OrderBy(a => a.Code).Select(a => (double)a.Population!.Value).ToArray());
        var published = Enumerable.Range(0, small.Count).Sum(i => population[i] * shares[i] / 100);
        var counted = Counted(analysis.Result, condition).Areas.Where(a => a.Area.Value.StartsWith("E06", StringComparison.Ordinal)).Sum(a => a.Have!.Value.Value);
        (counted / published).Should().BeApproximately(1, 1e-9, "nobody is added to those who were recorded");
    }

    [Fact]
    public void LargerAreas_AddUpTheirLsoas_AndArePerThousandResidents()
    {
        var areas = Counted(analysis.Result, "copd").Areas.ToDictionary(a => a.Area);
        var authority = SmallEngland.Authority(3);
        var lsoas = Areas.Values.Where(a => a.Level == AreaLevel.Lsoa21 && a.LocalAuthority == authority).ToArray();
        areas[authority].Have!.Value.Value.Should().BeApproximately(lsoas.Sum(l => areas[l.Code].Have!.Value.Value), 1e-6);
        areas[authority].PerThousand!.Value.Value.Should().BeApproximately(1000 * areas[authority].Have!.Value.Value / lsoas.Sum(l => l.Population!.Value), 1e-6);
    }

    /// <summary>Errors cancel in a sum, so that more people are known relatively better.</summary>
    [Fact]
    public void LargerAreas_AreKnownBetter()
    {
        var areas = Counted(analysis.Result, "copd").Areas.ToArray();
        double Width(string prefix) => areas.Where(a => a.Have is not null && a.Area.Value.StartsWith(prefix, StringComparison.Ordinal)).Average(a => a.Have!.Value.Upper / a.Have.Value.Value);
        (Width("E01"), Width("E02"), Width("E06")).Should().Match<(double Lsoa, double Msoa, double Authority)>(w => w.Authority < w.Msoa && w.Msoa < w.Lsoa);
    }

    [Fact]
    public void FewPeople_AreNotShown()
    {
        var small = new SmallEngland();
        for (var i = 0; i < small.Count; i++) small.Lsoas("qof-pad")[i] *= 0.02;
        var areas = Counted(NeedAnalysis.Run(small.Input(), new HistogramTrainer()), "pad").Areas.Where(a => a.Area.Value.StartsWith("E01", StringComparison.Ordinal)).ToArray();
        var hidden = areas.Where(a => a.Suppressed).ToArray();
        hidden.Should().NotBeEmpty().And.OnlyContain(a => a.Unmet == null && a.PerThousand == null && a.Have == null && a.Expected == null);
        areas.Where(a => !a.Suppressed).Should().OnlyContain(a => a.Have!.Value.Value >= ConditionNeed.FewestShown);
        hidden.GroupBy(a => Areas[a.Area].Msoa).Should().OnlyContain(g => g.Count() > 1, "what one hides must not be what is left of its MSOA");
    }

    [Fact]
    public void WhereCareIsNotKnown_NobodyIsSaidToBeWithoutIt()
    {
        var (condition, areas) = Counted(analysis.Result, "smoking");
        condition.CareKnown.Should().BeFalse();
        condition.Note.Should().Contain("is not known");
        areas.Should().NotBeEmpty().And.OnlyContain(a => a.Unmet == null && a.Have != null && a.PerThousand != null);
    }

    [Fact]
    public void AreasOfWhichTooLittleIsKnown_AreNotCounted()
    {
        var small = new SmallEngland();
        small.Lsoas("qof-diabetes-blood-pressure")[0] = double.NaN;
        var areas = Counted(NeedAnalysis.Run(small.Input(), new HistogramTrainer()), "diabetes-blood-pressure").Areas.ToDictionary(a => a.Area);
        foreach (var area in new[] { SmallEngland.Lsoa(0), SmallEngland.Msoa(0), SmallEngland.Authority(0) })
            areas[area].Should().Be(ConditionNeed.Unknown("diabetes-blood-pressure", area));
        areas[SmallEngland.Lsoa(1)].Unmet.Should().NotBeNull();
    }

    [Fact]
    public void CareOfWhomIsNotKnown_IsNotCounted() =>
        analysis.Result.Conditions.Select(c => c.Condition.Id).Should().NotContain(["cancer-screening", "late-diagnosis"], "how many are eligible is not held").And.Contain("diabetes-blood-pressure");

    /// <summary>What would be expected stands beside what is recorded, and is no part of what is unmet.</summary>
    [Fact]
    public void ExpectedPeople_AreShownBeside()
    {
        var frame = new AreaFrame(new SmallEngland(20).Input());
        var part = NeedPart.Of("copd", DomainAmounts.Single("Diagnosis", [.. Enumerable.Range(0, frame.Count).Select(i => Math.Log(2 + (0.1 * (i % 5))))]), PartNoise.Constant(frame.Count, 0.1, 0, 0));
        var register = new RegisterResult(RegisterGap.Copd, [.. Enumerable.Repeat(3.0, frame.Count)], Miss: 0.5, null!, [], []);
        RankedLevel[] level = [RankedLevel.Of(frame.Places, new SmallEngland(20).Input().Areas)[0]];
        var beside = new LsoaCounts(frame, [part], care: null, ResidentGroup.Everyone, recorded: null, register).Of("copd", level).Select(n => n.Need).ToArray();
        var without = new LsoaCounts(frame, [part], care: null, ResidentGroup.Everyone, recorded: null, register: null).Of("copd", level).Select(n => n.Need).ToArray();
        for (var i = 0; i < frame.Count; i++)
        {
            beside[i].Expected!.Value.Value.Should().BeApproximately(0.03 * frame.Population[i], 1e-9);
            beside[i].Expected!.Value.Lower.Should().BeApproximately((0.03 - (0.005 * 1.6449)) * frame.Population[i], 1e-6);
            beside[i].Have.Should().Be(without[i].Have);
        }
    }

    /// <summary>Two conditions of the same people, one with a figure of care that is missing where there are few of them: neither shows what the other hides.</summary>
    [Fact]
    public void ConditionsOfTheSamePeople_HideTheSameOfThem()
    {
        var input = new SmallEngland(20).Input();
        var frame = new AreaFrame(input);
        var levels = RankedLevel.Of(frame.Places, input.Areas);
        NeedPart Part(string id, Func<int, double> percent) => NeedPart.Of(id, DomainAmounts.Single("Diagnosis", [.. Enumerable.Range(0, frame.Count).Select(i => Math.Log(percent(i)))]), PartNoise.Constant(frame.Count, 0.1, 0, 0));
        var have = Part("chd", i => i == 0 ? 0.2 : i == 1 ? 0.9 : 3 + (0.1 * (i % 5)));
        var care = Part("care", i => i == 0 ? double.NaN : 40 + (i % 5));
        ConditionNeed[] Lsoas(params NeedPart[] parts) => [.. new LsoaCounts(frame, parts, parts.Length > 1 ? care : null, ResidentGroup.Everyone, recorded: null, register: null).Of("c", levels).Where(n => n.Level == AreaLevel.Lsoa21).Select(n => n.Need).Take(3)];
        Lsoas(have).Select(n => n.Have is null).Should().Equal(true, true, false);
        Lsoas(have, care).Select(n => n.Have is null).Should().Equal([true, true, false], "the second is what hides the first");
    }

    private static (Condition Condition, IEnumerable<ConditionNeed> Areas) Counted(AnalysisResult result, string condition)
    {
        var counted = result.Conditions.Single(c => c.Condition.Id == condition);
        return (counted.Condition, counted.Areas.Select(a => a.Need));
    }
}
