using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What a reader of the feed asks again costs nothing, and feeds of two sites are two feeds.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task FeedThatIsHeld_IsNotSentAgain_UntilThereIsAnotherRelease()
    {
        using var server = new ApiServer();
        using var first = await server.Client.GetAsync("/releases.atom");
        first.Headers.ETag!.IsWeak.Should().BeTrue();
        first.Content.Headers.LastModified.Should().Be(Catalogue(server).ListSince().Since).And.BeOnOrAfter(server.Published!.Published);
        (await Ask(server, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag))).Should().Be(HttpStatusCode.NotModified);
        (await Ask(server, r => r.Headers.IfModifiedSince = first.Content.Headers.LastModified)).Should().Be(HttpStatusCode.NotModified);
        (await Ask(server, r => r.Headers.IfModifiedSince = server.Published.Published.AddSeconds(-1))).Should().Be(HttpStatusCode.OK);
        MadeReleases.Second.PutInto(server.Directory);
        (await Ask(server, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag))).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task IdsOfTheFeed_AreOfThePublicAddressAndTheRegion()
    {
        using var here = new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { [SiteAddress.Setting] = "https://needs.example.nhs.uk/sy" });
        using var there = new ApiServer(_ => null, new Dictionary<string, string> { [SiteAddress.Setting] = "https://needs.example.org:8443/", ["Region"] = "E54000054" });
        var (one, other) = (await Feed(here), await Feed(there));
        (one.Id, other.Id).Should().Be(("tag:needs.example.nhs.uk,2026:sy/E54000061/releases", "tag:needs.example.org,2026:8443/E54000054/releases"));
        one.Items.Single().Id.Should().StartWith("tag:needs.example.nhs.uk,2026:sy/E54000061/release/");
        one.Links.Single(l => l.RelationshipType == "self").Uri.Should().Be(new Uri("https://needs.example.nhs.uk/sy/releases.atom"));
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/releases.atom") { Headers = { Host = "elsewhere.example" } };
        using var answer = await here.Client.SendAsync(asked);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("elsewhere.example");
    }

    [Fact]
    public async Task EntryOfTheNewest_LeadsToWhatItChanged_AndToItselfOnceTheOneBeforeIsCleared()
    {
        using var server = new NextServer();
        (await Led(server)).Should().Be($"/data/changes/{server.Pair}");
        File.Delete(Path.Combine(server.Directory, $"{server.Before.Id}.duckdb"));
        (await Led(server)).Should().Be($"/data?release={server.Published!.Id}", "the release it was compared with is gone, and so is the comparison");
    }

    [Fact]
    public void EntryOfAReleaseThatCannotBeRead_LeadsToTheList_AndTheNextOneToItself()
    {
        ListedRelease[] kept = [Listed("20270101T000000Z-22222222", previous: "20260101T000000Z-11111111"), Listed("20260101T000000Z-11111111", problem: "It is of an older form.")];
        ReleaseFeed.Of(kept, since: null, Place).Items.Select(i => i.Links[0].Uri.PathAndQuery)
            .Should().Equal("/data?release=20270101T000000Z-22222222", "/data");
    }

    [Fact]
    public async Task ReleaseThatIsPutBack_IsToldOfFirst_ByAnIdAndATimeOfItsOwn()
    {
        using var server = new NextServer();
        var before = await Feed(server);
        var back = server.Published!.Published.AddHours(1);
        PutBack(server, server.Before.Id, back);
        var after = await Feed(server);
        var told = after.Items.First();
        (told.Id, told.LastUpdatedTime, told.Title.Text).Should().Be(($"tag:localhost,2026:E54000061/served/{server.Before.Id}/{back.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", back, $"Put back: version {server.Before.Version}"));
        told.Summary.Text.Should().Contain($"serves release {server.Before.Id} again").And.EndWith($"A newer one does not serve: {server.Published.Id}.");
        (await server.Client.GetAsync(told.Links.Single().Uri)).StatusCode.Should().Be(HttpStatusCode.OK);
        after.LastUpdatedTime.Should().Be(back);
        after.Items.Skip(1).Select(i => i.Id).Should().Equal(before.Items.Select(i => i.Id));

        PutBack(server, server.Published.Id, back.AddHours(1));
        var again = await Feed(server);
        again.Items.Select(i => i.Id).Should().Equal(before.Items.Select(i => i.Id));
        again.LastUpdatedTime.Should().Be(back.AddHours(1), "a reader who asks by the time alone is not to keep what was said in between");
        (await Ask(server, r => r.Headers.IfModifiedSince = back)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void ReleaseThatIsJustBeingPublished_PutsNoneBack()
    {
        var published = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
        ListedRelease[] kept = [Listed("20261130T090000Z-22222222") with { Published = published }, Listed("20260101T000000Z-11111111") with { IsCurrent = true }];
        ReleaseFeed.Of(kept, published.AddMonths(-1), Place).Items.Should().HaveCount(2);
        ReleaseFeed.Of(kept, published.AddMinutes(1), Place).Items.Should().HaveCount(3);
    }

    /// <summary>D followed B, which was put back in the place of C. What A followed is cleared.</summary>
    [Fact]
    public void FeedOfPlaces_OnceAnotherReleaseFollowedTheOneThatWasPutBack_StillTellsNothingOfWhatWasTakenBack()
    {
        ListedRelease[] kept = [Listed("E", "D"), Listed("D", "B") with { IsCurrent = true }, Listed("C", "B"), Listed("B", "A"), Listed("A", "cleared"), Listed("Z")];
        PlaceFeed.Line(kept).Select(r => r.Id).Should().Equal("D", "B", "A", "Z");
        PlaceFeed.Line([.. kept.Select(r => r with { IsCurrent = false })]).Select(r => r.Id).Should().Equal(["E", "D", "B", "A", "Z"], "where nobody knows which serves, the newest does");
        PlaceFeed.Line([]).Should().BeEmpty();
    }

    private static FeedIdentity Place => new(new Uri("https://needs.example.nhs.uk/"), "tag:needs.example.nhs.uk,2026:");

    private static ReleaseCatalogue Catalogue(ApiServer server) => server.Services.GetRequiredService<ReleaseCatalogue>();

    private static void PutBack(ApiServer server, string release, DateTimeOffset at)
    {
        Catalogue(server).Rollback(release);
        File.SetLastWriteTimeUtc(Path.Combine(server.Directory, "current.json"), at.UtcDateTime);
    }

    private static ListedRelease Listed(string id, string? previous = null, string? problem = null) =>
        new(id, DateTimeOffset.UnixEpoch, Bytes: 1, IsCurrent: false, problem is null ? DataVersion.First : null, previous, Reasons: [], problem);

    /// <summary>Where the newest entry leads, once it was seen that something answers there.</summary>
    private static async Task<string> Led(ApiServer server)
    {
        var address = (await Feed(server)).Items.First().Links[0].Uri.PathAndQuery;
        using var answer = await server.Client.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        return address;
    }

    private static async Task<SyndicationFeed> Feed(ApiServer server)
    {
        using var xml = XmlReader.Create(new StringReader(await server.Client.GetStringAsync("/releases.atom")));
        return SyndicationFeed.Load(xml);
    }

    private static async Task<HttpStatusCode> Ask(ApiServer server, Action<HttpRequestMessage> ask)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/releases.atom");
        ask(request);
        using var answer = await server.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
