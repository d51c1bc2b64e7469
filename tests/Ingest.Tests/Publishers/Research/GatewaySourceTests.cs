using HealthNeeds.Core.Research;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

/// <summary>UKRI's Gateway asked at the loopback publisher, read and judged.</summary>
public sealed class GatewaySourceTests : IAsyncLifetime
{
    private readonly GatewayBodies said = new();
    private SourceBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await SourceBench.StartAsync();
        bench.Publisher.Serve(request => said.Answer(request.Path.Value![1..], request.Query));
    }

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task Projects_InHealthAndUnderWay_HaveMoneyDatesAndTheLeadingOrganisation()
    {
        (await PullAsync()).Should().Be(new PullOutcome(GatewaySource.Id, SourceState.Changed, null, NewFigures: true));

        var good = Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected).Should().Be((4, 2, 2));
        good.Responses.Select(r => r.Name).Should().Equal("projects page 1", "fund F-AAAA-1", "fund F-AAAA-2", "organisation O-1");
        var airways = Awards().Single(a => a.Id == "AAAA-1");
        airways.Should().BeEquivalentTo(new
        {
            Register = GatewaySource.Id,
            Title = "Airways in cold homes",
            Funder = "MRC",
            Programme = "Research Grant",
            Organisation = "University of Sheffield",
            Postcode = "S10 2TN",
            Pounds = 250000.5,
            Start = new DateOnly(2024, 1, 1),
            End = new DateOnly(2026, 12, 31),
            Apportioned = true,
            Link = $"{bench.Publisher.Root}projects?ref=MR%2FAAAA-1%2F1",
        });
        airways.Categories.Should().Equal(new CategoryShare("Respiratory", 0.6), new CategoryShare("Stroke", 0.4));
        Awards().Single(a => a.Id == "AAAA-2").Should().Match<ResearchAward>(a => !a.Apportioned && a.Categories.Single().Share == 1);
        bench.Publisher.Requests.Should().OnlyContain(r => r.Headers["Accept"].StartsWith("application/vnd.rcuk.gtr.json-v7, application/json;")).And.NotContain(r => r.Target.Contains("persons"));
        (await PullAsync()).Should().Be(new PullOutcome(GatewaySource.Id, SourceState.Unchanged, null, NewFigures: false));
    }

    [Fact]
    public async Task PersonsInTheBodies_AreNotKept()
    {
        await PullAsync();

        var files = Directory.GetFiles(Folder.PathOfGood(Folder.ReadPointer()!.Id));
        files.Should().NotBeEmpty().And.NotContain(f => File.ReadAllText(f).Contains("Vantablack"));
        Awards().Should().HaveCount(2).And.NotContain(a => a.ToString().Contains("Vantablack"));
    }

    [Fact]
    public async Task PagesThatHoldFewerThanAnnounced_AreRefused_AndTheLastGoodOnesServe()
    {
        await PullAsync();
        said.Announced = 40;

        (await PullAsync()).Should().Match<PullOutcome>(o => o.State == SourceState.Stale && o.Why!.Contains("4 different projects in 1 page; expected 40, as announced [short-list]"));
    }

    [Fact]
    public async Task DeadLinks_LoseTheirOwnFundAndOrganisation_NotTheSource()
    {
        said.Dead.UnionWith(["funds/F-AAAA-1", "organisations/O-1"]);

        (await PullAsync()).State.Should().Be(SourceState.Changed);

        Awards().Single(a => a.Id == "AAAA-1").Should().Match<ResearchAward>(a => a.Pounds == null && a.End == null && a.Organisation == null);
        Awards().Single(a => a.Id == "AAAA-2").Pounds.Should().Be(250000.5);
    }

    [Fact]
    public async Task RenewedProject_HasThePoundsOfAllItsFunds_WithoutWhatWasSpent_FromTheFirstStartToTheLastEnd()
    {
        said.More["B"] = ("INCOME_ACTUAL", "100000", 2021);
        said.More["C"] = ("EXPENDITURE_ACTUAL", "70000", 2025);

        (await PullAsync()).State.Should().Be(SourceState.Changed);

        Awards().Should().HaveCount(2).And.OnlyContain(a => a.Pounds == 350000.5 && a.Start == new DateOnly(2021, 4, 1) && a.End == new DateOnly(2028, 3, 31));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1", "funds/F-AAAA-1-B", "funds/F-AAAA-2-B")]
    public async Task FundOfSeveralThatIsNotKnown_LeavesNoSum(string pounds, params string[] dead)
    {
        said.More["B"] = ("INCOME_ACTUAL", pounds, 2024);
        said.Dead.UnionWith(dead);

        (await PullAsync()).State.Should().Be(SourceState.Changed);

        Awards().Should().HaveCount(2).And.OnlyContain(a => a.Pounds == null && a.Start == new DateOnly(2024, 1, 1));
    }

    [Fact]
    public async Task EveryFundDead_IsRefused_ForThePathIsWrong()
    {
        said.Dead.UnionWith(["funds/F-AAAA-1", "funds/F-AAAA-2"]);

        (await PullAsync()).Should().Match<PullOutcome>(o => o.State != SourceState.Changed && o.Why!.Contains("none of the 2 funds"));
    }

    [Fact]
    public async Task FieldsThatAreOmitted_AreEmpty()
    {
        said.OmitsFields = true;

        (await PullAsync()).State.Should().Be(SourceState.Changed);

        Awards().Single(a => a.Id == "AAAA-1").Should().Match<ResearchAward>(a => a.Funder == null && a.Programme == null && a.End == null && a.Pounds == 250000.5);
    }

    [Fact]
    public async Task ProjectThatIsUnclassified_IsNotInHealth_AndNothingMoreIsAskedAboutIt()
    {
        said.Projects.Add(("AAAA-5", "Not sorted yet", "Active", "Unclassified=100"));

        await PullAsync();

        Folder.ReadGood()!.Should().Match<Receipt>(r => r.RowsIn == 5 && r.RowsKept == 2);
        bench.Publisher.Requests.Should().NotContain(r => r.Target.EndsWith("F-AAAA-5"));
    }

    [Fact]
    public async Task ShareThatIsUnclassified_StaysSo_AndTheOtherCountsByItsOwn()
    {
        said.Projects.Add(("AAAA-5", "Half sorted", "Active", "Unclassified=50;Respiratory=30;Stroke=20"));

        await PullAsync();

        var half = Awards().Single(a => a.Id == "AAAA-5");
        half.Apportioned.Should().BeTrue();
        half.Categories.Should().Equal(new CategoryShare("Respiratory", 0.3), new CategoryShare("Stroke", 0.2));
    }

    [Fact]
    public async Task MidnightOfASummerDayInLondon_IsThatDay()
    {
        said.Start = new DateTimeOffset(2024, 6, 30, 23, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        await PullAsync();

        Awards().Should().OnlyContain(a => a.Start == new DateOnly(2024, 7, 1));
    }

    [Fact]
    public async Task ShareThatCannotBeRead_IsRejectedAndCounted()
    {
        said.Projects[0] = ("AAAA-1", "Airways in cold homes", "Active", "Respiratory=\"most\"");
        // So many that one figure which cannot be read is few.
        said.Projects.AddRange(Enumerable.Range(100, 200).Select(i => ($"CCCC-{i}", $"Project {i}", "Active", "Skin=100")));

        await PullAsync();

        Folder.ReadGood()!.FiguresRejected.Should().Be(1);
        Awards().Single(a => a.Id == "AAAA-1").Apportioned.Should().BeFalse();
    }

    [Fact]
    public async Task SeveralPages_AreAskedToTheLast()
    {
        said.Projects.AddRange(Enumerable.Range(10, 9).Select(i => ($"BBBB-{i}", $"Project {i}", "Closed", "Skin=100")));

        await PullAsync();

        bench.Publisher.Requests.Where(r => r.Target.Contains("/projects")).Select(r => r.Target).Should().Equal("/gtr/api/projects?q=health&p=1&s=10", "/gtr/api/projects?q=health&p=2&s=10");
        Folder.ReadGood()!.RowsIn.Should().Be(13);
    }

    private SourceFolder Folder => new(bench.Data.Paths.Releases, GatewaySource.Id);

    private IReadOnlyList<ResearchAward> Awards() => ResearchFile.Read(Path.Combine(Folder.PathOfGood(Folder.ReadPointer()!.Id), $"{SnapshotKinds.ResearchAwards}-{GatewaySource.Id}.parquet"));

    private Task<PullOutcome> PullAsync() => bench.PullAsync(new GatewaySource(new GatewayApi(new GatewayOptions { PageSize = 10 }, bench.Publisher.Root), bench.Publisher.Root));
}
