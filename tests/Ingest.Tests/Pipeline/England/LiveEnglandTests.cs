using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Ingest.Tests.Pipeline.England;

/// <summary>What an analysis makes of live figures over all of England: care that falls short is counted and ranked, and outcomes are taken at the finest level that came.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class LiveEnglandTests(LiveEngland england) : IClassFixture<LiveEngland>
{
    private readonly AnalysisResult result = england.Result;

    /// <summary>By condition: the measure of care that it is counted by.</summary>
    public static TheoryData<string, string, string> Counted => new()
    {
        { "cardio-respiratory", "hypertension-treated", "hypertension-blood-pressure-under-80" },
        { "cardio-respiratory", "chd-treated", "chd-blood-pressure-under-80" },
        { "cardio-respiratory", "af-treated", "af-anticoagulation" },
        { "cardio-respiratory", "stroke-treated", "stroke-blood-pressure-under-80" },
        { "cardio-respiratory", "copd-treated", "copd-review" },
        { "cardio-respiratory", "asthma-treated", "asthma-review" },
        { "cardio-respiratory", "diabetes-blood-pressure", "diabetes-blood-pressure" },
        { "cardio-respiratory", "diabetes-blood-sugar", "diabetes-hba1c" },
        { "mental-health", "smi-treated", "smi-care-plan" },
        { "mental-health", "depression-treated", "depression-review" },
        { "cancer", "cancer-treated", "cancer-review" },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void CareOfACondition_IsCountedInPeople_AndRanked(string focus, string condition, string measure)
    {
        var (about, areas) = result.Conditions.Single(c => c.Condition.Id == condition);
        (about.Focus, about.CareKnown).Should().Be((focus, true));
        var people = areas.Where(a => a.Level == AreaLevel.Msoa21 && a.Need.Unmet is not null).Select(a => a.Need).ToList();
        people.Count.Should().BeGreaterThan(6_250, "of nearly all MSOAs enough is known, and there are enough to show");
        (people.Sum(n => n.Unmet!.Value.Value) / people.Sum(n => n.Have!.Value.Value)).Should().BeApproximately(Missed(measure), 0.03, "it is the share that the framework published");
        IsRanked(focus, condition, measure);
    }

    /// <summary>No number of people is counted by them, for who is eligible is not held; yet they come by practice and take the place of the authority's figure.</summary>
    [Fact]
    public void FiguresOfPractices_TakeThePlaceOfTheAuthoritys()
    {
        IsRanked("best-start", "child-vaccination", "childhood-vaccination-18-months");
        IsRanked("cancer", "cancer-screening", "cervical-screening-25-49");
        result.Basis.Parts.Select(p => p.Id).Should().NotContain(["care-child-vaccination", "care-cancer-screening"]);
    }

    /// <summary>Without the framework's live tables, no figure of mental health care is held, and LSOAs are ranked by gap for heart and lungs alone.</summary>
    [Theory]
    [InlineData("best-start")]
    [InlineData("cardio-respiratory")]
    [InlineData("mental-health")]
    [InlineData("cancer")]
    public void FocusArea_IsRankedByGap_DownToLsoas(string focus)
    {
        var ranking = result.Rankings.Single(r => r.Focus == focus && r.Level == AreaLevel.Lsoa21);
        ranking.Kinds.Select(k => k.First().Kind).Should().Contain(NeedKind.Gap);
        ranking.Areas.Select(a => a.Gap).Distinct().Count().Should().BeGreaterThan(10_000, "practices differ");
        ranking.Contributions.Where(c => c.Side == ContributionSide.Gap).Select(c => c.Value).Distinct().Count().Should().BeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("low-birth-weight", "ft-low-birth-weight")]
    [InlineData("child-overweight", "ft-obesity-year-6")]
    [InlineData("alcohol-admissions", "ft-msoa-alcohol-admissions")]
    [InlineData("circulatory-deaths", "ft-circulatory-deaths-under-75")]
    public void OutcomeOfMsoas_IsTheLabel_InPlaceOfTheAuthoritysFigure(string outcome, string indicator)
    {
        var published = Published(indicator);
        published.Count.Should().BeGreaterThan(6_500, "few of 6,856 MSOAs were redrawn");
        published.Count(p => p.Value == england.Fingertips.Value(indicator, p.Key.Value)).Should().BeGreaterThan(6_500, "they are those of the publisher");

        var card = result.Models.Single(m => m.Id == $"synthetic-{outcome}");
        (card.Label, card.Areas, card.Shipped).Should().Be((indicator, published.Count, "synthetic"));
        card.Notes.Take(2).Should().Equal("Modelled from the figures of MSOAs; not evidence about one LSOA.", "Published for MSOAs (2016/17–2020/21).");
        card.Notes.Should().HaveCount(3);
        card.Notes[2].Should().StartWith("Chance in the figures of MSOAs, by their published limits or counts, is in the intervals: half of them have a standard error of ", "limits and counts reach the analysis");
        result.Gates.Single(g => g.Model == card.Id).Detail.Should().Contain("the mean of the other MSOAs");
        result.Metrics.Where(m => m.Model == card.Id && m.Candidate == "synthetic").Select(m => (m.Scheme, m.Metric)).Should().BeEquivalentTo([("leave-region-out", "skill"), ("leave-region-out", "spearman")]);
        AveragesTo(published, outcome);
    }

    /// <summary>By MSOA of 2021, as the analysis reads it.</summary>
    private Dictionary<AreaCode, double> Published(string indicator)
    {
        var table = england.Input.Msoas!;
        var values = table.Columns[table.Latest(new IndicatorId(indicator))!.Value];
        return table.Codes.Zip(values).Where(e => double.IsFinite(e.Second)).ToDictionary(e => e.First, e => e.Second);
    }

    /// <summary>What rankings are drawn from says of each MSOA's LSOAs together what was published of it, to a factor that is the same everywhere.</summary>
    private void AveragesTo(Dictionary<AreaCode, double> published, string outcome)
    {
        var ratio = result.Basis.Lsoas.Zip(result.Basis.Part(outcome).LogRatio).ToDictionary(e => e.First, e => Math.Exp(e.Second));
        var factors = england.Input.Areas.Where(a => a.Level == AreaLevel.Lsoa21 && published.ContainsKey(a.Msoa!.Value)).GroupBy(a => a.Msoa!.Value)
            .Select(m => m.Sum(a => a.Population!.Value * ratio[a.Code]) / m.Sum(a => a.Population!.Value) / published[m.Key]).ToList();
        factors.Count.Should().Be(published.Count);
        factors.Max(f => Math.Abs((f / factors[0]) - 1)).Should().BeLessThan(1e-6);
    }

    private void IsRanked(string focus, string condition, string measure)
    {
        var care = $"care-{measure}";
        foreach (var kind in new[] { NeedKind.Unmet, NeedKind.Gap })
            result.Basis.Measures.Single(m => m.Focus == focus && m.Kind == kind).Terms.Should().ContainSingle(t => t.Parts.Contains(care)).Which.Should().Match<RankingTerm>(t => t.Id == condition && t.Share > 0);
        result.Basis.Part(care).LogRatio.Distinct().Count().Should().BeGreaterThan(10_000, "practices differ");
    }

    /// <summary>Of all patients of England whom it was due for, the share who did not have it.</summary>
    private double Missed(string measure)
    {
        var all = england.Qof.Practices.Select(p => england.Qof.Counts[(p, $"qof-{measure}")]).ToList();
        return 1 - (all.Sum(c => (double)c.Had) / all.Sum(c => (double)c.Due + c.Aside));
    }
}
