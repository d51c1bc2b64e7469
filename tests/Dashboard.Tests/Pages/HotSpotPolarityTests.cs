using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Pages.HotSpots;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>The worse end leads, be it high or low. The fixture has no figure of small places of which high is better, so views are made here.</summary>
public sealed class HotSpotPolarityTests
{
    private static readonly ClusterKind[] Kinds = [ClusterKind.HighHigh, ClusterKind.LowLow, ClusterKind.LowLow, ClusterKind.HighLow, ClusterKind.LowHigh, ClusterKind.None];

    [Fact]
    public void WhereHighIsBetter_ColdSpotsAreHeadline_List_AndDark()
    {
        var view = View(lowIsWorse: true, HotSpotQuery.Hot, Kinds);
        HotSpotWords.Finding(view).Should().StartWith("2 of 6 ").And.Contain("are cold spots (low among low, the worse end) of the figure “Connectivity”");
        HotSpotWords.Lead(view).Should().StartWith("They hang together in one group. 1 is a hot spot, high among high; 1 is low among high, 1 high among low; the other 1 is in no cluster.");
        HotSpotItem.Of(view).Select(i => (i.Code, i.Cluster, i.Group)).Should().Equal(("E01000002", "low-low", 1), ("E01000003", "low-low", 1));
        HotSpotsMap.Drawn(ClusterKind.LowLow, view.Worse).Should().Be(ClusterKind.HighHigh, "dark is the worse end");
        HotSpotItem.Of(View(lowIsWorse: true, HotSpotQuery.All, Kinds)).Select(i => i.Cluster).Should().Equal("low-low", "low-low", "low-high", "high-high", "high-low", "none");
    }

    [Fact]
    public void WhereHighIsWorse_HotSpotsAre()
    {
        var view = View(lowIsWorse: false, HotSpotQuery.Hot, Kinds);
        HotSpotWords.Finding(view).Should().StartWith("1 of 6 ").And.Contain("is a hot spot of the figure “Connectivity”");
        HotSpotWords.Lead(view).Should().Contain("2 are cold spots, low among low; 1 is high among low, 1 low among high; the other 1 is in no cluster.");
        HotSpotItem.Of(view).Select(i => i.Code).Should().Equal("E01000001");
        HotSpotsMap.Drawn(ClusterKind.LowLow, view.Worse).Should().Be(ClusterKind.LowLow);
    }

    [Theory]
    [InlineData(true, "is a cold spot (low among low, the worse end) of", "as low among low")]
    [InlineData(false, "is a hot spot of", "as high among high")]
    public void WithoutAny_ThatIsNoProofThatThereIsNone(bool lowIsWorse, string finding, string lead)
    {
        var view = View(lowIsWorse, HotSpotQuery.Hot, [ClusterKind.None]);
        HotSpotWords.Finding(view).Should().StartWith("No ").And.Contain(finding);
        HotSpotWords.Lead(view).Should().Contain($"No place could be told from chance {lead}; that is no proof that there is none.");
    }

    [Theory]
    [InlineData(860, "fewer than 4 clusters")]
    [InlineData(171, null)]
    public void Caveat_SaysHowManyClustersItTakes(int looked, string? said)
    {
        var caveats = string.Join(' ', HotSpotWords.Caveats(View(lowIsWorse: false, HotSpotQuery.Hot, Kinds) with { Looked = looked }));
        if (said is null) caveats.Should().NotContain("So many places");
        else caveats.Should().Contain(said).And.Contain("the lowest p-value is 0.0002");
        caveats.Should().Contain("taken as exact", "an indicator has no draws");
    }

    /// <summary>Places one after the other, of the kinds given; those that lie at the worse end touch.</summary>
    private static HotSpotView View(bool lowIsWorse, string show, ClusterKind[] kinds)
    {
        var measure = new HotSpotMeasure("the figure “Connectivity”", "score", 1, [], Shared: null, lowIsWorse, Reason: null, new Dictionary<AreaCode, double>());
        HotSpotPlace[] places = [.. kinds.Select((kind, i) => new HotSpotPlace(new AreaCode($"E0100000{i + 1}"), 1, 4, 1, 1, 0.0002, 0.01, kind, HotInDraws: null))];
        int[] worse = [.. Enumerable.Range(0, kinds.Length).Where(i => kinds[i] == measure.Worse)];
        return new HotSpotView(new HotSpotQuery("indicator:iod2025-connectivity", NeedKind.Unmet, AreaLevel.Lsoa21, show), measure, "South Yorkshire", new Dictionary<AreaCode, Area>())
        {
            Looked = kinds.Length,
            Result = new HotSpotResult(0.5, 0, places, worse.Length == 0 ? [] : [worse]),
        };
    }
}
