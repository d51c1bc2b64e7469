using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>The real catalogue over South Yorkshire as it lies.</summary>
[Trait("Speed", "Slow")]
public sealed class RegionMatchingTests
{
    private static readonly IReadOnlyList<Area> Areas = RealRegion.Areas;
    private static readonly AssetMatches All = Run(Areas);

    private static readonly ILookup<string, AssetMatch> OfLsoas = AssetMatcher.Match(
            RepositoryData.Assets, Areas.Where(a => a.Level == AreaLevel.Lsoa21).ToList(), RepositoryData.FocusAreas, RealRegion.Needs, null, CancellationToken.None)
        .Matches.ToLookup(m => m.Focus);

    [Fact]
    public void Match_EveryAreaAndFocus_HasAtMostFiveAssetsBestFirst()
    {
        foreach (var group in All.Matches.GroupBy(m => (m.Area, m.Focus)))
        {
            group.Should().HaveCountLessThanOrEqualTo(5);
            group.Select(m => m.Score).Should().BeInDescendingOrder();
            group.Select(m => m.AssetId).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void Match_EveryAreaAndFocus_IsAnswered()
    {
        var focuses = RepositoryData.FocusAreas.Select(f => f.Id).Append(FocusArea.Overall).ToList();
        All.Matches.Select(m => (m.Area, m.Focus)).Distinct().Should().HaveCount(Areas.Count * focuses.Count);
        All.Matches.Select(m => m.Focus).Distinct().Should().BeEquivalentTo(focuses);
    }

    [Fact]
    public void Match_Scores_LieBetweenNoughtAndOne() => All.Matches.Should().OnlyContain(m => m.Score > 0 && m.Score <= 1);

    [Fact]
    public void Match_NeedThatAnOpenAssetAnswers_IsNoGap()
    {
        var gaps = All.NoMatches.Select(n => (n.Area, n.Need)).ToHashSet();
        var answering = RepositoryData.Assets.Assets.Where(a => a.Status == AssetStatuses.Open && a.Kind != AssetKinds.Partnership).ToDictionary(a => a.Id);
        All.Matches.Should().OnlyContain(m => !gaps.Contains(new(m.Area, m.Need)) || !answering.ContainsKey(m.AssetId) || !answering[m.AssetId].Needs.Contains(m.Need));
        All.NoMatches.Should().OnlyContain(n => n.Reason.Length > 0);
    }

    [Fact]
    public void Match_PlannedOrEndedAsset_NeverCountsAsHelp()
    {
        var idle = RepositoryData.Assets.Assets.Where(a => a.Status is AssetStatuses.Planned or AssetStatuses.Proposed or AssetStatuses.Ended).Select(a => a.Id).ToHashSet();
        idle.Should().NotBeEmpty();
        All.Matches.Should().OnlyContain(m => !idle.Contains(m.AssetId));
    }

    [Fact]
    public void Match_Catalogue_IsUsedInBreadth() => All.Matches.Select(m => m.AssetId).Distinct().Count().Should().BeGreaterThanOrEqualTo(45);

    [Theory]
    [InlineData("best-start")]
    [InlineData("smoking-alcohol-obesity")]
    [InlineData("cardio-respiratory")]
    [InlineData("mental-health")]
    [InlineData("cancer")]
    public void Match_Neighbourhoods_DifferInTheirBestFive(string focus)
    {
        var places = OfLsoas[focus].GroupBy(m => m.Area).ToList();
        places.Select(p => string.Join(',', p.Select(m => m.AssetId).Order(StringComparer.Ordinal))).Distinct().Should().HaveCountGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void Match_AssetInMostNeighbourhoods_ReachesTheWholeRegion()
    {
        var reach = RepositoryData.Assets.Assets.ToDictionary(a => a.Id, a => a.Reach);
        foreach (var focus in OfLsoas)
        {
            var places = focus.Select(m => m.Area).Distinct().Count();
            focus.GroupBy(m => m.AssetId).Where(g => g.Count() > 0.6 * places).Should().NotContain(g => reach[g.Key] != AssetReach.Region);
        }
    }

    [Fact]
    public void NoMatch_CopdPrevention_IsAGapEverywhere()
    {
        var gaps = All.NoMatches.Where(n => n.Need == "copd-prevention" && n.Focus == "cardio-respiratory").ToList();
        gaps.Should().HaveCount(Areas.Count);
        gaps.Should().OnlyContain(n => n.Reason.StartsWith("Nothing listed works on COPD prevention itself; "));
    }

    /// <summary>Few children live in E01007389 in Barnsley, which Sheffield Children's serves: its ages are the reason, not its reach.</summary>
    [Fact]
    public void NoMatch_WhereOnlyAChildrensHospitalReaches_SaysThatChildrenAreFew()
    {
        var area = Areas.Single(a => a.Code == new AreaCode("E01007389"));
        AssetMatcher.Match(RepositoryData.Assets, [area], RepositoryData.FocusAreas, RealRegion.Needs, null, CancellationToken.None)
            .NoMatches.Where(n => n.Need == "learning-disability-autism").Should().NotBeEmpty()
            .And.OnlyContain(n => n.Reason == "Sheffield Children's Hospital (SCH) reaches here but is only for children, and under 8% of the people here are under 15");
    }

    [Fact]
    public void Match_SheffieldAssetsOffered_SayThatTheyAreBasedThere()
    {
        var elsewhere = Areas.Where(a => a.LocalAuthorityName is "Barnsley" or "Doncaster" or "Rotherham").Select(a => a.Code).ToHashSet();
        var sited = RepositoryData.Assets.Assets
            .Where(a => a.Site?.LocalAuthority == new AreaCode("E08000019") && a.Serves.Count == 0).Select(a => a.Id).ToHashSet();
        var offered = All.Matches.Where(m => elsewhere.Contains(m.Area) && sited.Contains(m.AssetId)).ToList();
        offered.Should().NotBeEmpty();
        offered.Should().OnlyContain(m => m.Kilometres > 0 && m.Reasons.Any(r => r.StartsWith("Based in Sheffield, with no base or outreach in ")));
    }

    [Fact]
    public void Match_OrderOfAreas_DoesNotMatter()
    {
        var few = Areas.Take(20).ToList();
        Run(few.AsEnumerable().Reverse().ToList()).Matches.Select(m => (m.Area, m.Focus, m.AssetId, m.Score))
            .Order().Should().Equal(Run(few).Matches.Select(m => (m.Area, m.Focus, m.AssetId, m.Score)).Order());
    }

    private static AssetMatches Run(IReadOnlyList<Area> areas) =>
        AssetMatcher.Match(RepositoryData.Assets, areas, RepositoryData.FocusAreas, PlaceNeeds.Unknown, null, CancellationToken.None);
}
