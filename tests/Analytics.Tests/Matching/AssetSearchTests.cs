using HealthNeeds.Analytics.Matching;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class AssetSearchTests
{
    private static readonly AssetSearch Search = new(RepositoryData.Assets);

    [Theory]
    [InlineData("gene therapy", "gtimc")]
    [InlineData("robots", "emergence", "sheffield-robotics")]
    [InlineData("assistive technology in Barnsley", "barnsley-assistive-technology")]
    [InlineData("CATCH", "catch")]
    [InlineData("children's medical devices", "cyp-mic")]
    [InlineData("Alzheimer's", "university-of-sheffield", "neuroscience-institute")]
    [InlineData("Weston Park", "weston-park")]
    [InlineData("virtual reality pain", "impact-vr")]
    public void Search_Words_PutsTheirAssetFirst(string query, params string[] anyOf) =>
        anyOf.Should().Contain(Search.Search(query, 5)[0].Asset.Id);

    [Fact]
    public void Search_BeginningOfAWord_FindsIt() => Search.Search("orthop", 10).Select(h => h.Asset.Id).Should().Contain("orthopaedic-cluster");

    [Theory]
    [InlineData("")]
    [InlineData("  , the of ")]
    [InlineData("zzzz")]
    public void Search_NothingToFind_IsEmpty(string query) => Search.Search(query, 10).Should().BeEmpty();

    [Fact]
    public void Search_Hits_AreOrderedLimitedAndNameTheirWords()
    {
        var hits = Search.Search("sheffield research", 7);
        hits.Should().HaveCount(7);
        hits.Select(h => h.Score).Should().BeInDescendingOrder();
        hits.Should().OnlyContain(h => h.Words.Count > 0);
    }

    [Fact]
    public void Search_LimitBelowOne_IsRefused() => FluentActions.Invoking(() => Search.Search("x", 0)).Should().Throw<ArgumentOutOfRangeException>();
}
