using HealthNeeds.Core.Research;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

/// <summary>Registers asked in a whole refresh: what of them is in the release, and that nobody's name is.</summary>
public sealed class ResearchReleaseTests(ResearchReleaseTests.Refreshed made) : IClassFixture<ResearchReleaseTests.Refreshed>
{
    private string Releases => made.Bench.Releases;

    [Fact]
    public void Release_HoldsAwardsOfBothRegisters_AtOneOrganisationWithItsPlace()
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();
        var research = lease.Research;

        research.Registers().Select(r => (r.Id, r.Awards)).Should().Equal(("nihr-open-data", 6), ("ukri-gtr", 2));
        var sheffield = research.Organisations(new AreaCode("E54000061")).Single(o => o.Id == "university-of-sheffield");
        (sheffield.Name, sheffield.Lsoa?.Value, sheffield.Place).Should().Be(("University of Sheffield", "E01007408", ResearchPlaces.Register));
        research.Organisations().Single(o => o.Id == "imperial-college-london").Should().Match<ResearchOrganisation>(o => o.Icb == null && o.Place == ResearchPlaces.Unknown);
        research.Awards(new AreaCode("E54000061"), "stroke-rehabilitation").Select(a => a.Award.Id).Should().Equal("NIHR208893", "AAAA-1");
        research.Categories().Should().HaveCount(21);
        // This bench ranks overall only.
        var activity = research.Activity("overall").Single();
        activity.Awards.Should().BeApproximately(5, 1e-9);
        activity.Pounds.Should().BeApproximately(2_500_001, 1e-3);
        activity.Burden.Should().BePositive();
    }

    [Fact]
    public void OrganisationWhosePostcodeTheDirectoryHas_IsPlacedInItsIcb()
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();

        var organisation = lease.Research.Organisations(new AreaCode("E54000061")).Single(o => o.Id == "postal-hospital");
        (organisation.Place, organisation.Lsoa).Should().Be((ResearchPlaces.Postcode, lease.Postcodes.Find("A0 0AA")!.Lsoa));
    }

    [Fact]
    public void OrganisationThatOnlyTheCataloguePlaces_IsListed_AndCountsInNoComparison()
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();

        lease.Research.Organisations(new AreaCode("E54000061")).Single(o => o.Id == "rotherham-hospital").Place.Should().Be(ResearchPlaces.Catalogue);
        lease.Research.Activity("overall").Single().Awards.Should().BeApproximately(5, 1e-9);
        // Of seven awards that bear on a focus area, one is placed by nothing and one by the catalogue only.
        lease.Research.PlacedShare("overall").Should().BeApproximately(5 / 7.0, 1e-9);
        lease.Research.PlacedShare("unheard-of").Should().BeNull();
    }

    [Fact]
    public void NamesInTheBodies_ReachNoTableOfTheRelease()
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute($"attach '{Path.Combine(Releases, $"{made.Release}.duckdb")}' as made (read_only)");
        var tables = session.Query<string>("select table_name from duckdb_tables() where database_name = 'made'");

        long With(string table, string text) => session.Scalar<long>($"select count(*) from made.main.{table} t where t::varchar ilike '%{text}%'");
        tables.Should().Contain("research_award");
        tables.Where(t => With(t, "Quillfeather") + With(t, "Vantablack") + With(t, "0000-0002-1825") > 0).Should().BeEmpty();
        With("research_award", "Pulmonary rehabilitation at home").Should().Be(1, "the same search finds what is there");
    }

    /// <summary>The release that a whole refresh made, which the tests only read.</summary>
    public sealed class Refreshed : IAsyncLifetime
    {
        internal AllSourcesBench Bench { get; private set; } = null!;

        public string Release { get; private set; } = string.Empty;

        public async Task InitializeAsync()
        {
            Bench = await AllSourcesBench.StartAsync();
            Bench.Said.Awards.GivesAll = true;
            // Only the region's own catalogue knows where this postcode is.
            Bench.Said.Awards.Awards.Add(NihrBodies.Award("NIHR400001", "Hearts in Rotherham", "Active", "Rotherham Hospital", "S60 2UD", null, null, null, "Cardiovascular"));
            // And where this one is, the postcode directory of the release.
            Bench.Said.Awards.Awards.Add(NihrBodies.Award("NIHR400002", "Hearts by post", "Active", "Postal Hospital", "a00aa", null, null, null, "Cardiovascular"));
            var run = await Bench.RefreshAsync();
            run.Outcome.Should().Be(RunOutcome.Published, run.Message);
            Release = run.Release!;
        }

        public Task DisposeAsync() => Bench.DisposeAsync().AsTask();
    }
}
