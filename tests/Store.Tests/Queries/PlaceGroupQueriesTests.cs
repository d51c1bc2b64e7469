using HealthNeeds.Fixtures;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Exports;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>Wards and networks as they were written, and a release that was made before there were any.</summary>
public sealed class PlaceGroupQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private PlaceGroupQueries Groups => release.Lease.PlaceGroups;

    [Fact]
    public void Wards_HaveTheirLsoas_ResidentsAndAuthority()
    {
        var inside = FixtureGroups.Wards.Where(w => w.Ward.Value == FixtureGroups.Ward).Select(w => w.Lsoa).ToList();
        var areas = FixtureAreas.All.Where(a => inside.Contains(a.Code)).ToList();
        Groups.Wards().Single(w => w.Code == FixtureGroups.Ward).Should().Be(new PlaceGroup(PlaceGroupKind.Ward, FixtureGroups.Ward, "Dearne South", "2024", inside.Count, areas.Sum(a => a.Population!.Value), areas[0].LocalAuthorityName, FixtureAreas.Icb, areas[0].LocalAuthority));
        Groups.Wards().Where(w => w.Name == "Central").Select(w => w.Place).Should().OnlyHaveUniqueItems("wards of one name are told apart by their authority").And.HaveCount(2);
        Groups.LsoasOf([new AreaCode(FixtureGroups.Ward), new AreaCode("E05999999")]).Should().ContainSingle().Which.Should().Equal(inside.Order());
        Groups.WardsOf([.. inside.Take(2), FixtureGroups.Wards.First(w => w.Ward.Value == FixtureGroups.OtherWard).Lsoa]).Should().Equal((new AreaCode(FixtureGroups.Ward), 2), (new AreaCode(FixtureGroups.OtherWard), 1));
    }

    [Fact]
    public void Networks_HaveTheirPractices_AndThePatientsOfThoseWithRegistrations()
    {
        var network = Groups.Networks().Single(n => n.Code == FixtureGroups.Network);
        (network.Members, network.People, network.Edition).Should().Be((2, 8000L, "2023-10-27"));
        network.Place.Should().Be(FixtureAreas.All.Single(a => a.Code == FixturePractices.All[0].Lsoa).LocalAuthorityName);
        Groups.SharesOf(FixtureGroups.Network).Should().Equal(FixturePractices.All);
        Groups.Networks().Single(n => n.Code == FixtureGroups.WithoutPatients).Should().BeEquivalentTo(new { Members = 1, People = 0L, Place = (string?)null, Icb = (AreaCode?)null });
        Groups.SharesOf(FixtureGroups.WithoutPatients).Should().BeEmpty();
    }

    [Theory]
    [InlineData(PlaceGroupKind.Ward, "Dearn Sout", FixtureGroups.Ward)]
    [InlineData(PlaceGroupKind.Ward, "centrall", FixtureGroups.WardOfTheSameName)]
    [InlineData(PlaceGroupKind.Network, "dearne valey", FixtureGroups.Network)]
    public void NamesSpelledLikeTheText_AreFound(PlaceGroupKind kind, string text, string code) => Groups.Alike(kind, text, 5).Should().Contain(code);

    [Fact]
    public void NothingLike_IsFoundForOtherWords() => Groups.Alike(PlaceGroupKind.Ward, "zzzz", 5).Should().BeEmpty();

    [Fact]
    public void ReleaseThatWasMadeBefore_HoldsNone_AndGoesOutAsParquetWithoutThem()
    {
        using var directory = new TemporaryDirectory();
        var published = TinyRelease.PublishCopy(StoreOptions.For(directory));
        var path = Path.Combine(directory.Path, $"{published.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        using (var session = Session.OpenInMemory(EngineLimits.Reader))
        {
            session.Execute($"attach {SqlText.Quoted(path)} as r");
            session.Execute("drop table r.ward");
            session.Execute("drop table r.practice_network");
        }

        using (var database = Database.OpenReadOnly(path, EngineLimits.Reader))
        {
            var groups = new PlaceGroupQueries(database);
            groups.Wards().Should().BeEmpty();
            groups.Networks().Should().BeEmpty();
            groups.LsoasOf([new AreaCode(FixtureGroups.Ward)]).Should().BeEmpty();
            groups.WardsOf([TinyRelease.First]).Should().BeEmpty();
            groups.SharesOf(FixtureGroups.Network).Should().BeEmpty();
            groups.Alike(PlaceGroupKind.Ward, "Dearne", 5).Should().BeEmpty();
        }

        // Published before, it would be called after the bytes that it has now.
        var before = $"{published.Id[..^8]}{Sha256Text.OfFile(path)[..8]}";
        File.Move(path, Path.Combine(directory.Path, $"{before}.duckdb"));
        var (folder, manifest) = ParquetExport.Write(directory.Path, before, Path.Combine(directory.Path, "parquet"), CancellationToken.None);
        manifest.Tables.Select(t => t.Table).Should().BeEquivalentTo(ExportTable.All.Select(t => t.Id).Except(["ward", "practice_network"]));
        File.ReadAllText(Path.Combine(folder, "schema.json")).Should().NotContain("practice_network");
    }
}
