using System.Diagnostics;
using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Focus;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>The real catalogue over a region as large as South Yorkshire, its areas strewn over it by seed.</summary>
public sealed class RegionMatchingTests
{
    private const int Lsoas = 860;
    private const int Msoas = 171;

    private static readonly List<Area> Areas = Region(seed: 11);
    private static readonly AssetMatches All = Run(Areas);

    /// <summary>It takes about a second of processor time unoptimised; the bound is wide because test machines are shared.</summary>
    [Fact]
    public void Match_WholeRegion_IsQuick()
    {
        var clock = Stopwatch.StartNew();
        Run(Areas);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

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
    public void Match_EveryNeed_IsMatchedOrAGapNeverBoth()
    {
        var gaps = All.NoMatches.Select(n => (n.Area, n.Focus, n.Need)).ToHashSet();
        All.Matches.Should().OnlyContain(m => !gaps.Contains(new(m.Area, m.Focus, m.Need)));
        All.NoMatches.Should().OnlyContain(n => n.Reason.Length > 0);
    }

    [Fact]
    public void NoMatch_CopdPrevention_IsAGapEverywhere() =>
        All.NoMatches.Count(n => n.Need == "copd-prevention" && n.Focus == "cardio-respiratory" && n.Reason == "No asset in the catalogue works on COPD prevention")
            .Should().Be(Areas.Count);

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
        AssetMatcher.Match(RepositoryData.Assets, areas, RepositoryData.FocusAreas, [], null, CancellationToken.None);

    private static List<Area> Region(int seed)
    {
        var random = new Random(seed);
        var authorities = JudgedSet.Instance.Places.Where(p => p.Level == "ltla24").ToList();
        Area At(AreaLevel level, string code, JudgedPlace authority) => new(
            new AreaCode(code), level, code, null, null, authority.Code, authority.Name, null, null, null,
            new Location(authority.Latitude + (0.2 * (random.NextDouble() - 0.5)), authority.Longitude + (0.3 * (random.NextDouble() - 0.5))));
        return
        [
            .. Enumerable.Range(0, Lsoas).Select(i => At(AreaLevel.Lsoa21, $"E01{i:000000}", authorities[i % authorities.Count])),
            .. Enumerable.Range(0, Msoas).Select(i => At(AreaLevel.Msoa21, $"E02{i:000000}", authorities[i % authorities.Count])),
            .. authorities.Select(a => a.ToArea()),
        ];
    }
}
