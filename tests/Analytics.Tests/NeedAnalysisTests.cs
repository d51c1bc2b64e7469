using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests;

public sealed class NeedAnalysisTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private AnalysisResult Result => analysis.Result;

    [Fact]
    public void Rankings_CoverEveryFocusAreaAndLevel()
    {
        var expected = SmallEngland.FocusPlan().Append(FocusArea.Overall).SelectMany(f => AreaLevels.Ranked.Select(l => (f, l)));
        Result.Rankings.Select(r => (r.Focus, r.Level)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Contributions_OfEveryAreaLevelAndFocus_SumToTheScore()
    {
        foreach (var ranking in Result.Rankings)
        {
            var sums = ranking.Contributions.GroupBy(c => c.Area).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
            ranking.Areas.Should().OnlyContain(a => Math.Abs(a.Score - sums[a.Area]) < 1e-5);
        }
    }

    /// <summary>What is not known of care counts as ill health: both sides are there, and only where a figure of care is held is there a gap.</summary>
    [Fact]
    public void FocusAreas_HaveAGap_WhereAFigureOfCareIsHeld()
    {
        foreach (var ranking in Result.Rankings.Where(r => r.Level == AreaLevel.Ltla24))
        {
            var care = ranking.Contributions.Any(c => c.Side == ContributionSide.Gap);
            ranking.Areas.Should().OnlyContain(a => (a.Gap != null) == care);
            ranking.Kinds.Count.Should().Be(care ? 2 : 1);
            care.Should().Be(ranking.Focus is not ("mental-health" or "smoking-alcohol-obesity"));
        }
    }

    /// <summary>An authority's figure of care tells nothing of places within it.</summary>
    [Fact]
    public void Gaps_KnownForAuthoritiesOnly_RankAuthoritiesOnly()
    {
        Kinds("best-start", AreaLevel.Lsoa21).Should().BeEquivalentTo([NeedKind.Burden]);
        Kinds("best-start", AreaLevel.Ltla24).Should().BeEquivalentTo([NeedKind.Burden, NeedKind.Gap]);
        Kinds("cardio-respiratory", AreaLevel.Lsoa21).Should().BeEquivalentTo([NeedKind.Burden, NeedKind.Gap]);

        IEnumerable<NeedKind> Kinds(string focus, AreaLevel level) => Result.Rankings.Single(r => r.Focus == focus && r.Level == level).Kinds.Select(k => k.First().Kind);
    }

    [Fact]
    public void RanksByBurden_FollowTheBurden()
    {
        foreach (var ranking in Result.Rankings)
        {
            var ranks = ranking.Kinds[0].Where(r => r.Within == AreaCode.England).ToDictionary(r => r.Area, r => -(double)r.Rank.Median);
            RankMetrics.Spearman([.. ranking.Areas.Select(a => a.Burden)], [.. ranking.Areas.Select(a => ranks[a.Area])]).Should().BeGreaterThan(0.9);
        }
    }

    [Fact]
    public void ChancesWithinTheIcb_AreThoseOfATenthAndOfTen()
    {
        var ranking = Result.Rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Lsoa21);
        var icb = new SmallEngland().Input().Areas.ToDictionary(a => a.Code, a => a.Icb!.Value);
        foreach (var members in ranking.Areas.GroupBy(a => icb[a.Area]))
        {
            members.Sum(a => a.WorstTenthInIcb!.Value).Should().BeApproximately(Ranks.Tenth(members.Count()), 1e-6);
            members.Sum(a => a.FirstTenInIcb!.Value).Should().BeApproximately(10, 1e-6);
        }
    }

    [Fact]
    public void Contributions_NameEachDomainOncePerAreaAndSide()
    {
        var ranking = Result.Rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Ltla24);
        ranking.Contributions.Select(c => (c.Area, c.Side, c.Domain)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Ranks_WithinEveryLargerArea_AreOrderedAndComplete()
    {
        foreach (var ranking in Result.Rankings)
        {
            var kinds = ranking.Level switch { AreaLevel.Lsoa21 => 4, AreaLevel.Msoa21 => 3, _ => 2 };
            var ranks = ranking.Ranks.ToArray();
            ranks.Should().HaveCount(kinds * ranking.Areas.Count);
            ranks.Should().OnlyContain(r => r.Rank.Lower <= r.Rank.Median && r.Rank.Median <= r.Rank.Upper && r.Rank.Upper <= r.Rank.Of);
            ranks.Count(r => r.Within == AreaCode.England).Should().Be(ranking.Areas.Count);
        }
    }

    [Fact]
    public void Ranks_OfTheWorstScores_AreBetterThanThoseOfTheBest()
    {
        foreach (var ranking in Result.Rankings)
        {
            var median = ranking.Ranks.Where(r => r.Within == AreaCode.England).ToDictionary(r => r.Area, r => (double)r.Rank.Median);
            var ordered = ranking.Areas.OrderByDescending(a => a.Score).Select(a => median[a.Area]).ToArray();
            ordered[..(ordered.Length / 4)].Average().Should().BeLessThan(ordered[^(ordered.Length / 4)..].Average());
        }
    }

    [Fact]
    public void WorstTenth_SumsToATenthOfTheAreas()
    {
        foreach (var ranking in Result.Rankings)
            ranking.Areas.Sum(a => a.WorstTenth).Should().BeApproximately(Ranks.Tenth(ranking.Areas.Count), 1e-6);
    }

    [Fact]
    public void LargerAreas_AreThePopulationWeightedMeanOfTheirLsoas()
    {
        var areas = new SmallEngland().Input().Areas.ToDictionary(a => a.Code);
        var lsoas = Result.Rankings.Single(r => r.Focus == "cancer" && r.Level == AreaLevel.Lsoa21).Areas.GroupBy(a => areas[a.Area].Msoa!.Value).ToDictionary(g => g.Key, g => g.Sum(a => a.Score * areas[a.Area].Population!.Value) / g.Sum(a => areas[a.Area].Population!.Value));
        Result.Rankings.Single(r => r.Focus == "cancer" && r.Level == AreaLevel.Msoa21).Areas.Should().OnlyContain(a => Math.Abs(a.Score - lsoas[a.Area]) < 1e-9);
    }

    [Fact]
    public void Scores_OverEnglandsResidents_AverageZero()
    {
        var population = new SmallEngland().Input().Areas.ToDictionary(a => a.Code, a => (double)a.Population!.Value);
        foreach (var ranking in Result.Rankings.Where(r => r.Level == AreaLevel.Lsoa21))
            ranking.Areas.Sum(a => a.Score * population[a.Area]).Should().BeApproximately(0, 1e-6);
    }

    [Fact]
    public void EveryLabel_HasAllItsGatesAndMetrics_NoneSkippedSilently()
    {
        foreach (var label in BurdenLabel.All)
        {
            Result.Gates.Where(g => g.Model == label.ModelId).Select(g => g.Gate).Should().Contain(
                ["beats-best-baseline", "place-known", "place-unknown", "no-leakage", "monotone", "contributions-sum", "interval-coverage", "worst-tenth-calibration", "fairness", "fairness-authorities"]);
            var candidates = Result.Metrics.Where(m => m.Model == label.ModelId && m.Scheme == BurdenJudge.LeaveAuthorityOut && m.Extent == "E92000001" && m.Metric == "spearman").Select(m => m.Candidate);
            candidates.Should().BeEquivalentTo("shipped", "trees", "ridge", "imd-2019", "previous-value", "eb-authority", "mean-z", "best-single");
            Result.Metrics.Where(m => m.Model == label.ModelId).Select(m => m.Scheme).Distinct().Should().BeEquivalentTo("leave-lsoa-out", "leave-la-out", "leave-icb-out");
            foreach (var scheme in new[] { "leave-lsoa-out", "leave-la-out" })
                Result.Metrics.Where(m => m.Model == label.ModelId && m.Scheme == scheme && m.Candidate == "shipped").Select(m => m.Extent).Distinct().Should().HaveCount(7, "England and each of six ICBs");
        }

        Result.Metrics.Select(m => (m.Model, m.Scheme, m.Candidate, m.Metric, m.Extent)).Should().OnlyHaveUniqueItems("they are the key of the release's table");
        Result.Models.Select(m => m.Id).Should().OnlyHaveUniqueItems().And.Contain(SmallEngland.FocusPlan().Select(f => $"focus-{f}"));
        Result.Gates.Select(g => (g.Model, g.Gate)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void SignedFeatures_NeverMoveAPredictionTheWrongWay() =>
        Result.Gates.Where(g => g.Gate == "monotone").Should().HaveCount(4).And.OnlyContain(g => g.Passed);

    /// <summary>Each kind's chances are those of its own draws: they sum to the worst tenth, and whoever's whole interval lies in it is sure to be.</summary>
    [Fact]
    public void ChancesByKind_AreOfTheirOwnDraws()
    {
        foreach (var ranking in analysis.Result.Rankings)
        {
            var england = ranking.Kinds.SelectMany(k => k).Where(k => k.Within == AreaCode.England).ToLookup(k => k.Kind);
            foreach (var kind in england)
            {
                var worst = Math.Max(1, (int)Math.Round(kind.Count() / 10.0, MidpointRounding.AwayFromZero));
                kind.Sum(k => k.WorstTenth).Should().BeApproximately(worst, 1e-6, $"{ranking.Focus} by {kind.Key}");
                kind.Where(k => k.Rank.Upper <= worst && k.WorstTenth < 0.85).Should().BeEmpty($"{ranking.Focus} by {kind.Key}");
                kind.Where(k => k.Rank.Lower > worst && k.WorstTenth > 0.15).Should().BeEmpty($"{ranking.Focus} by {kind.Key}");
            }
        }
    }
}
