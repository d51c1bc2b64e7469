using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Publishers.OrganisationData;

/// <summary>NHS ODS asked at the loopback publisher, read and judged: what is said of its sites and practices. Long because one publisher can go wrong in many ways.</summary>
public sealed class OdsSourceTests : IAsyncLifetime
{
    private static readonly OdsSite Kendray = new("kendray", "RXG82", "S70 3RD");
    private static readonly OdsSite Rotherham = new("rotherham-general", "RFRPA", "S60 2UD");

    private readonly OdsBodies said = new([Kendray, Rotherham]);
    private SourceBench bench = null!;
    private List<OdsSite> sites = [Kendray, Rotherham];

    public async Task InitializeAsync()
    {
        bench = await SourceBench.StartAsync();
        bench.Publisher.Serve(request => said.Answer(request.Path.Value!, request.Query));
    }

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task FirstPull_TakesSitesAndEnglandsPractices_SaysNothing_AndTheSecondIsUnchanged()
    {
        (await PullAsync()).Should().Be(new PullOutcome(OdsSource.Id, SourceState.Changed, null, NewFigures: true));

        var good = Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected).Should().Be((6, 5, 1));
        good.Responses.Select(r => r.Name).Should().Equal("site RXG82", "site RFRPA", "practices page 1", "practices page 2");
        good.Responses.Should().OnlyContain(r => File.Exists(r.Path), "answers are kept");
        bench.Publisher.Requests.Select(r => r.Target).Should().Contain($"{OdsBodies.Organisations}?PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active&Limit=3&Offset=3&_format=json");
        (await PullAsync()).Should().Be(new PullOutcome(OdsSource.Id, SourceState.Unchanged, null, NewFigures: false));
    }

    [Fact]
    public async Task SiteThatClosed_IsSaidAtEveryPull_UntilItIsNoLongerExpected()
    {
        const string Told = "[site-closed] kendray (RXG82): Sites of assets are open. Found 'Inactive', changed 2026-04-01; expected 'Active'.";
        said.Closed.Add("RXG82");

        (await PullAsync()).Should().Be(new PullOutcome(OdsSource.Id, SourceState.Changed, Told, NewFigures: true));
        (await PullAsync()).Should().Be(new PullOutcome(OdsSource.Id, SourceState.Unchanged, Told, NewFigures: false));
        Status.Why.Should().Be(Told);
        sites = [Rotherham];
        (await PullAsync()).Why.Should().BeNull();
    }

    [Fact]
    public async Task SiteThatIsNotThere_IsSaid_AndTheOthersAreCheckedAllTheSame()
    {
        said.Lost.Add("RXG82");
        said.Moved["RFRPA"] = "S99 9ZZ";

        (await PullAsync()).Should().Be(new PullOutcome(
            OdsSource.Id,
            SourceState.Changed,
            "[site-lost] kendray (RXG82): The directory has the sites of assets. Found no organisation of that code; expected the asset's site. "
            + "[site-moved] rotherham-general (RFRPA): Sites of assets stay where the catalogue has them. Found S99 9ZZ; expected S60 2UD.",
            NewFigures: true));
    }

    [Fact]
    public async Task NoSiteAtAll_IsAnAddressThatIsWrong()
    {
        said.Lost.UnionWith(["RXG82", "RFRPA"]);

        (await PullAsync()).Should().Match<PullOutcome>(o => o.State == SourceState.Failed && o.Why!.StartsWith("NHS ODS has none of the 2 sites it was asked about"));
    }

    [Fact]
    public async Task NewNames_AndPracticesThatOpenedOrClosed_AreSaidOnce()
    {
        await PullAsync();
        said.Renamed["RXG82"] = "KENDRAY PARK";
        said.Practices.RemoveAt(0);
        said.Practices.Add(("Y08000", "NEW SURGERY"));

        (await PullAsync()).Why.Should().Be(
            "[site-renamed] kendray (RXG82): Sites of assets keep their names. Found 'KENDRAY PARK'; expected 'SITE RXG82', as before. "
            + "[practice-closed] practices: The list of GP practices is as it was. Found 1 no longer listed as open: C85004 KAKOTY PRACTICE (S1 1AA); expected those of the last good list. "
            + "[practice-opened] practices: The list of GP practices is as it was. Found 1 newly listed: Y08000 NEW SURGERY (S1 1AA); expected those of the last good list.");
        (await PullAsync()).Why.Should().BeNull();
    }

    [Theory]
    [InlineData(5, "found 4 different practices in 2 pages; expected 5, as announced [short-list]")]
    [InlineData(9, "found 4 different practices in 3 pages; expected 9, as announced [short-list]")]
    [InlineData(0, "found no total; expected the header X-Total-Count with the number of practices [short-list]")]
    public async Task ListThatIsNotAsLongAsAnnounced_IsRefused_AndTheLastGoodOneServes(int announced, string why)
    {
        await PullAsync();
        var good = Folder.ReadPointer()!.Id;
        said.Announced = announced;

        var outcome = await PullAsync();

        outcome.State.Should().Be(SourceState.Stale);
        outcome.Why.Should().Contain(why).And.EndWith("Meanwhile the last good figures are in use.");
        Folder.ReadPointer()!.Id.Should().Be(good);
        Status.StaleSince.Should().Be(Status.LastAsked);
    }

    [Fact]
    public async Task PageInsteadOfASite_IsRefused()
    {
        bench.Publisher.Serve($"{OdsBodies.Organisations}/RXG82", PublisherAnswer.Html("<!DOCTYPE html><html><head><title>Down for maintenance</title></head></html>"));

        var outcome = await PullAsync();

        outcome.State.Should().Be(SourceState.Failed);
        outcome.Why.Should().Contain("[html-page]").And.Contain("Down for maintenance");
    }

    [Fact]
    public async Task DirectoryThatAsksForPatience_IsLeftAlone_AndTheLastGoodListServes()
    {
        await PullAsync();
        bench.Publisher.Serve($"{OdsBodies.Organisations}/RFRPA", PublisherAnswer.Error(429, retryAfter: "3600"));

        var outcome = await PullAsync();

        outcome.State.Should().Be(SourceState.Stale);
        outcome.Why.Should().Contain("429");
        bench.Publisher.RequestsTo($"{OdsBodies.Organisations}/RFRPA").Should().HaveCount(2, "it is not pressed");
    }

    [Theory]
    [InlineData("{\"Organisations\":[]}", SourceState.Held, "[column-missing] sites \"Organisation\"")]
    [InlineData("{\"Organisation\":{\"Title\":\"X\",\"OrgId\":{\"extension\":\"RXG82\"},\"Status\":\"Active\"}}", SourceState.Held, "[column-missing] sites \"Name\"")]
    [InlineData("{\"Organisation\":{\"Name\":\"X\",\"OrgId\":{\"extension\":\"RXG83\"},\"Status\":\"Active\"}}", SourceState.Failed, "found organisation RXG83; expected organisation RXG82")]
    [InlineData("{\"Organisation\":", SourceState.Failed, "[cut-short]")]
    public async Task AnswerOfAnotherShape_IsSaid_AndNoSiteIsCalledLost(string body, SourceState state, string why)
    {
        bench.Publisher.Serve($"{OdsBodies.Organisations}/RXG82", PublisherAnswer.Json(body));

        var outcome = await PullAsync();

        outcome.State.Should().Be(state, outcome.Why);
        outcome.Why.Should().Contain(why).And.NotContain("site-lost");
    }

    [Fact]
    public void Sites_AreOfAssetsOfTheCatalogue()
    {
        var assets = File.ReadAllText(Path.Combine(RawFiles.Data, "regions", "south-yorkshire", "assets.json"));

        OdsSite.Read(RegionCatalogue.Read(RawFiles.Data)[0]).Should().HaveCount(11).And.OnlyContain(s => assets.Contains($"\"{s.Asset}\"")).And.OnlyHaveUniqueItems(s => s.Code);
    }

    private SourceFolder Folder => new(bench.Data.Paths.Releases, OdsSource.Id);

    private SourceStatus Status => new SourceStatusFiles(bench.Data.Paths.Releases).Find(OdsSource.Id)!;

    private Task<PullOutcome> PullAsync() =>
        bench.PullAsync(new OdsSource(() => sites, new OdsDirectory(new OdsOptions { PageSize = 3 }, bench.Publisher.Root)));
}
