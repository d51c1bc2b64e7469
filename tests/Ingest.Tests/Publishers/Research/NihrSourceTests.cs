using System.Text.Json.Nodes;
using HealthNeeds.Core.Research;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

/// <summary>NIHR's portal asked at the loopback publisher, read and judged.</summary>
public sealed class NihrSourceTests : IAsyncLifetime
{
    private readonly NihrBodies said = new();
    private readonly NihrOptions options = new();
    private SourceBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await SourceBench.StartAsync();
        bench.Publisher.Serve(request => said.Answer(request.Path.Value![1..], request.Query));
    }

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task Awards_UnderWayAreKeptWithPlaceMoneyDatesAndShares_TheRestIsCounted()
    {
        (await PullAsync()).Should().Be(new PullOutcome(NihrSource.Id, SourceState.Changed, null, NewFigures: true));

        var good = Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected).Should().Be((6, 4, 2));
        var rehabilitation = Awards().Single(a => a.Id == "NIHR208893");
        rehabilitation.Should().BeEquivalentTo(new
        {
            Register = NihrSource.Id,
            Kind = ResearchAward.Award,
            Title = "Pulmonary rehabilitation at home",
            Funder = "NIHR (non-ODA)",
            Programme = "HTA",
            Status = "Active",
            Organisation = "THE UNIVERSITY OF SHEFFIELD",
            Postcode = "S10 2TN",
            Location = new Location(53.5608, -1.4957),
            Pounds = 1_500_000.0,
            Start = new DateOnly(2024, 4, 1),
            End = new DateOnly(2028, 3, 31),
            Link = "https://fundingawards.nihr.ac.uk/award/NIHR208893",
            Apportioned = true,
        });
        rehabilitation.Categories.Should().Equal(new CategoryShare("Respiratory", 0.75), new CategoryShare("Stroke", 0.25));
        Awards().Single(a => a.Id == "002/0028").Should().Match<ResearchAward>(a => a.Link == "https://fundingawards.nihr.ac.uk/award/002/0028" && !a.Apportioned && a.Categories.Single().Category == "Cardiovascular");
        Awards().Single(a => a.Kind == ResearchAward.SupportedProject).Should().Match<ResearchAward>(a => a.Programme == "Biomedical Research Centre" && a.Pounds == null && a.End == null);
        (await PullAsync()).Should().Be(new PullOutcome(NihrSource.Id, SourceState.Unchanged, null, NewFigures: false));
    }

    [Fact]
    public async Task WhatIsNotAvailable_IsNoText()
    {
        said.Awards[0]["contracted_organisation"] = "Not Available";
        said.Awards[0]["postcode"] = "N/A";
        await PullAsync();
        Awards().Single(a => a.Id == "NIHR208893").Should().Match<ResearchAward>(a => a.Organisation == null && a.Postcode == null);
    }

    [Fact]
    public async Task NoPersonIsAskedFor_AndOneThatIsGivenAllTheSameIsNotKept()
    {
        said.GivesAll = true;

        await PullAsync();

        bench.Publisher.Requests.Should().Contain(r => r.Target.Contains("select=")).And.NotContain(r => r.Target.Contains("holder") || r.Target.Contains("orcid") || r.Target.Contains("investigator") || r.Target.Contains("abstract"));
        var files = Directory.GetFiles(Folder.PathOfGood(Folder.ReadPointer()!.Id));
        files.Should().NotBeEmpty();
        Awards().Select(a => a.ToString()).Should().HaveCount(4).And.NotContain(a => a.Contains("Quillfeather") || a.Contains("0000-0002"));
        files.Should().NotContain(f => File.ReadAllText(f).Contains("Quillfeather") || File.ReadAllText(f).Contains("0000-0002"));
    }

    [Fact]
    public async Task CodingUnderOtherNames_IsLeftOutAndTold_AndSharesAreEqual()
    {
        said.Fields[options.Coding][1] = "category";

        (await PullAsync()).Why.Should().Be($"[table-not-read] {options.Coding}: Every table of a source is read. Found no field hrcs_health_category (Live__Nihr__CodingCategory) among projectid, category, funding_proportion; expected the fields that settings name; see Live__Nihr.");
        Awards().Single(a => a.Id == "NIHR208893").Categories.Should().OnlyContain(c => c.Share == 0.5);
        (await PullAsync()).Why.Should().Contain("[table-not-read]", "it is so still");
    }

    [Theory]
    [InlineData("Awaiting Health Category Coding")]
    [InlineData("Will Not Be Health Category Coded")]
    [InlineData("Not Available")]
    public async Task AwardThatIsNotCoded_HasNoCategory(string printed)
    {
        said.Awards[1]["ukcrc_value"] = printed;
        said.Projects[0][options.ProjectCategory] = new JsonArray(printed, "Respiratory");

        await PullAsync();

        Awards().Single(a => a.Id == "002/0028").Categories.Should().BeEmpty();
        Awards().Single(a => a.Kind == ResearchAward.SupportedProject).Categories.Should().Equal(new CategoryShare("Respiratory", 1));
    }

    [Fact]
    public async Task CodingThatIsAwaited_TakesNoShare_AndIsNoFault()
    {
        said.Coding.Add(new() { [options.CodingAward] = "NIHR208893", [options.CodingCategory] = "Awaiting Health Category Coding", [options.CodingShare] = 1 });
        said.Coding.Add(new() { [options.CodingAward] = "002/0028", [options.CodingCategory] = "Will Not Be Health Category Coded", [options.CodingShare] = null });

        await PullAsync();

        Folder.ReadGood()!.FiguresRejected.Should().Be(0);
        Awards().Single(a => a.Id == "NIHR208893").Categories.Should().Equal(new CategoryShare("Respiratory", 0.75), new CategoryShare("Stroke", 0.25));
        Awards().Single(a => a.Id == "002/0028").Should().Match<ResearchAward>(a => !a.Apportioned && a.Categories.Single().Category == "Cardiovascular");
    }

    [Fact]
    public async Task ShareThatIsUnclassified_StaysSo_InTheCodingAndInLists()
    {
        said.Coding.Add(new() { [options.CodingAward] = "NIHR208893", [options.CodingCategory] = "Unclassified", [options.CodingShare] = 1 });
        said.Coding.Add(new() { [options.CodingAward] = "002/0028", [options.CodingCategory] = "Unclassified", [options.CodingShare] = 1 });
        said.Projects[0][options.ProjectCategory] = new JsonArray("Unclassified", "Respiratory");

        await PullAsync();

        Awards().Single(a => a.Id == "NIHR208893").Categories.Should().Equal(new CategoryShare("Respiratory", 0.375), new CategoryShare("Stroke", 0.125));
        Awards().Single(a => a.Id == "002/0028").Categories.Should().Equal([new CategoryShare("Cardiovascular", 1)], "the award's own category is told, and its coding tells none");
        Awards().Single(a => a.Kind == ResearchAward.SupportedProject).Categories.Should().Equal(new CategoryShare("Respiratory", 0.5));
    }

    [Fact]
    public async Task EachFieldOfSupportedProjectsThatIsMissing_IsToldWithItsSetting_AndWhatIsThere()
    {
        said.Fields[options.Projects].RemoveAll(f => f is "infrastructure" or "postcode");
        said.Fields[options.Projects].Add("infrastructure_name");

        (await PullAsync()).Why.Should().Contain("no field infrastructure (Live__Nihr__ProjectInfrastructure), postcode (Live__Nihr__ProjectPostcode) among project_id, project_title,").And.Contain("infrastructure_name");
        Awards().Should().NotContain(a => a.Kind == ResearchAward.SupportedProject).And.Contain(a => a.Kind == ResearchAward.Award);
    }

    [Fact]
    public async Task AwardFieldThatWentAway_Holds_AndNothingIsAskedFor()
    {
        said.Fields[options.Awards][1] = "project_titles";

        var outcome = await PullAsync();

        outcome.State.Should().Be(SourceState.Held, outcome.Why);
        outcome.Why.Should().Contain("[column-missing] nihr-summary-view \"project_title\"").And.Contain("\"project_titles\" in its place");
        bench.Publisher.Requests.Should().NotContain(r => r.Target.Contains("exports"));
    }

    [Theory]
    [InlineData("""{"dataset_id":"nihr-summary-view","fields":{"project_id":"text"}}""")]
    [InlineData("""{"dataset_id":"nihr-summary-view","fields":null}""")]
    [InlineData("""[{"name":"project_id"}]""")]
    public async Task DatasetWhoseFieldsAreNoList_IsRefusedInWords(string body)
    {
        bench.Publisher.Serve(_ => PublisherAnswer.Json(body));

        var outcome = await PullAsync();

        outcome.State.Should().Be(SourceState.Failed);
        outcome.Why.Should().Contain("found JSON of another shape; expected a dataset with the list of its fields [wrong-kind]").And.NotContain("The program failed");
    }

    [Fact]
    public async Task CodingThatCannotBeRead_IsRejectedAndCounted_AndEqualSharesAreNotTheRegisters()
    {
        foreach (var row in said.Coding)
            row[options.CodingShare] = "three quarters";
        said.Coding[2][options.CodingAward] = null;
        said.Coding.Add(new() { [options.CodingAward] = "NIHR208893", [options.CodingCategory] = null, [options.CodingShare] = 1 });
        AddMany();

        await PullAsync();

        Folder.ReadGood()!.Should().Match<Receipt>(r => r.RowsIn == 6 + Many && r.FiguresRejected == 4);
        Awards().Single(a => a.Id == "NIHR208893").Should().Match<ResearchAward>(a => !a.Apportioned && a.Categories.All(c => c.Share == 0.5));
    }

    [Fact]
    public async Task AmountsDaysAndPlacesThatCannotBeRead_AreRejectedAndCounted()
    {
        said.Awards[0]["award_amount_from_dh"] = "1,500,000";
        said.Awards[0]["start_date"] = "1 April 2024";
        said.Awards[0]["latitude"] = "53.5608 N";
        said.Projects[0]["start_date"] = "spring";
        AddMany();

        await PullAsync();

        Folder.ReadGood()!.FiguresRejected.Should().Be(4);
        Awards().Single(a => a.Id == "NIHR208893").Should().Match<ResearchAward>(a => a.Pounds == null && a.Start == null && a.Location == null && a.End != null);
    }

    [Fact]
    public async Task AmountsThatNoLongerCome_Hold()
    {
        AddMany();
        await PullAsync();
        foreach (var award in said.Awards)
            award["award_amount_from_dh"] = null;

        (await PullAsync()).Should().Match<PullOutcome>(o => o.State == SourceState.Held && o.Why!.Contains("[row-count] awards with an amount"));
    }

    [Fact]
    public async Task EastingsAndNorthings_AreRejectedAndCounted_AndHoldWhereEveryAwardHasThem()
    {
        AddMany();
        Grid(said.Awards[0]);
        await PullAsync();

        Folder.ReadGood()!.FiguresRejected.Should().Be(2);
        using var inspector = new SnapshotInspector();
        inspector.CountBy(Path.Combine(Folder.PathOfGood(Folder.ReadPointer()!.Id), $"{SnapshotKinds.Rejections}.parquet"), "rule").Should().Contain("range", 2);
        Awards().Single(a => a.Id == "NIHR208893").Location.Should().BeNull();

        said.Awards.ForEach(Grid);
        (await PullAsync()).Should().Match<PullOutcome>(o => o.State == SourceState.Held && o.Why!.Contains("[row-count] awards with a place"));
    }

    [Fact]
    public async Task LicenceThatChanges_Holds()
    {
        await PullAsync();
        said.Licences[options.Awards] = "All rights reserved";
        said.Awards[0]["project_title"] = "Another title";

        (await PullAsync()).Should().Match<PullOutcome>(o => o.State == SourceState.Held && o.Why!.Contains("[fact-changed] nihr-summary-view licence"));
    }

    [Fact]
    public void SettingThatAsksForAPerson_IsRefused() =>
        new NihrOptions { ProjectOrganisation = "lead_investigator" }.Validate(new(options)).Should().ContainSingle().Which.ErrorMessage.Should().Contain("lead_investigator");

    /// <summary>So many that a few figures which cannot be read are few.</summary>
    private const int Many = 1_000;

    private void AddMany() =>
        said.Awards.AddRange(Enumerable.Range(500_000, Many).Select(n => NihrBodies.Award($"NIHR{n}", "One of many", "Active", "University of Sheffield", "S10 2TN", 53.5608, -1.4957, 100_000, "Stroke")));

    private static void Grid(JsonObject award)
    {
        award["latitude"] = 387_000;
        award["longitude"] = 435_000;
    }

    private SourceFolder Folder => new(bench.Data.Paths.Releases, NihrSource.Id);

    private IReadOnlyList<ResearchAward> Awards() => ResearchFile.Read(Path.Combine(Folder.PathOfGood(Folder.ReadPointer()!.Id), $"{SnapshotKinds.ResearchAwards}-{NihrSource.Id}.parquet"));

    private Task<PullOutcome> PullAsync() => bench.PullAsync(new NihrSource(options, new NihrPortal(options, bench.Publisher.Root), bench.Publisher.Root));
}
