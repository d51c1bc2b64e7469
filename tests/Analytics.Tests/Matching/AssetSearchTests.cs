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

    [Theory]
    [InlineData("diabetes", "ageing-long-term-conditions")]
    [InlineData("heart failure", "cardiac")]
    [InlineData("hypertension", "cardiac")]
    [InlineData("emphysema", "copd-prevention")]
    [InlineData("schizophrenia", "severe-mental-illness")]
    [InlineData("stop smoking", "smoking")]
    [InlineData("chemotherapy", "cancer-care")]
    [InlineData("teenagers", "child-health")]
    [InlineData("pregnant", "maternal-early-years")]
    [InlineData("gardening", "green-social-prescribing")]
    [InlineData("talking therapy", "mental-illness")]
    [InlineData("talking therapies", "mental-illness")]
    [InlineData("counselling", "mental-illness")]
    [InlineData("IAPT", "mental-illness")]
    [InlineData("prostate", "cancer-care")]
    [InlineData("heroin", "alcohol")]
    public void Search_WordsPeopleUse_FindWhatWorksOnTheNeed(string query, string need)
    {
        var hits = Search.Search(query, 10);
        hits.Should().NotBeEmpty();
        hits[0].Needs.Should().Contain(need);
    }

    [Theory]
    [InlineData("a&e", "barnsley-hospital", "northern-general", "rotherham-general", "rotherham-ft", "sth")]
    [InlineData("hepatitis", "preventyx")]
    public void Search_WhatOnlyTheCatalogueSpeaksOf_FindsThoseAlone(string query, params string[] all) =>
        Search.Search(query, 100).Select(h => h.Asset.Id).Should().BeEquivalentTo(all);

    [Theory]
    [InlineData("talking therapy")]
    [InlineData("talking therapies")]
    public void Search_AssetThatSharesAPieceOfAPhrase_ComesAfterAllThatAnswer(string query)
    {
        var hits = Search.Search(query, 100);
        var answering = hits.Count(h => h.Needs.Contains("mental-illness"));
        answering.Should().BePositive();
        hits.TakeWhile(h => h.Asset.Id != "gtimc").Should().HaveCountGreaterThanOrEqualTo(answering);
    }

    /// <summary>Nothing in the catalogue is for these: an empty answer is the true one.</summary>
    [Theory]
    [InlineData("food bank")]
    [InlineData("food banks near me")]
    [InlineData("vaccination")]
    [InlineData("immunisation")]
    [InlineData("menopause")]
    [InlineData("eye")]
    public void Search_WhatTheCatalogueDoesNotHave_IsEmpty(string query) => Search.Search(query, 100).Should().BeEmpty();

    [Fact]
    public void Search_ConditionAndAge_PutsWhatIsForBothFirst() =>
        Search.Search("self-harm in young people", 1)[0].Asset.Id.Should().Be("sheffield-childrens");

    [Fact]
    public void Search_NearAPlace_LeavesOutWhatDoesNotReachIt()
    {
        var barnsley = RealRegion.Areas.First(a => a.Level == AreaLevel.Lsoa21 && a.LocalAuthorityName == "Barnsley");
        var hits = Search.Search("mental illness", 20, barnsley).Select(h => h.Asset.Id).ToList();
        hits.Should().Contain("kendray").And.NotContain("rdash").And.NotContain("shsc");
    }

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
