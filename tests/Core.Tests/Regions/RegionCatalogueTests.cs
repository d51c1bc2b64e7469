using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;

namespace HealthNeeds.Core.Tests.Regions;

/// <summary>A region is a folder: what it holds is found there, and what is wrong with it is said in words.</summary>
public sealed class RegionCatalogueTests : IDisposable
{
    private const string Sound = """{ "id": "here", "name": "Here", "icb": "E54000054", "order": 2, "sources": [] }""";

    private static readonly string Bundled = Path.Combine(RepositoryFiles.Root, "data");
    private readonly string data = Directory.CreateTempSubdirectory("regions-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void Regions_OfTheRepository_StartWithSouthYorkshire()
    {
        var regions = RegionCatalogue.Read(Bundled);
        regions[0].Code.Should().Be(new AreaCode("E54000061"));
        RegionCatalogue.Find(regions, null).Should().BeSameAs(regions[0]);
        regions[0].Files.Select(Path.GetFileName).Should().Equal("region.json", "assets.json", "sites.json");
    }

    [Fact]
    public void RegionsOfTheRepository_HaveAssetsThatHold_AndTwoAreWhole()
    {
        using var focusFile = RepositoryFiles.Open("data", "focus-areas.json");
        var focus = FocusAreaCatalogue.Read(focusFile);
        using var needFile = RepositoryFiles.Open("data", NeedCatalogue.FileName);
        var needs = NeedCatalogue.Read(needFile, focus);

        // A region needs neither (docs/regions.md): England's outlines stand in, and pages say that there is no catalogue.
        var regions = RegionCatalogue.Read(Bundled);
        foreach (var region in regions.Where(r => r.HasAssets))
            region.Assets(needs, focus)!.Assets.Should().NotBeEmpty(region.Id);
        regions.Where(r => r.Id is "south-yorkshire" or "cornwall").Should().HaveCount(2).And.OnlyContain(r => r.HasAssets && r.Outlines != null);
    }

    [Fact]
    public void Regions_StandByTheirOrder()
    {
        Write("here", Sound);
        Write("there", Sound.Replace("here", "there").Replace("E54000054", "E54000043").Replace("2", "1"));
        var regions = RegionCatalogue.Read(data);
        regions.Select(r => r.Id).Should().Equal("there", "here");
        (regions[0].Outlines, regions[0].Sites, regions[0].Assets(new NeedCatalogue([], []), [])).Should().Be((null, null, null));
    }

    [Theory]
    [InlineData("here", "here")]
    [InlineData("E54000054", "here")]
    [InlineData("E54000043", "E54000043")]
    [InlineData("E08000016", null)]
    [InlineData("nowhere", null)]
    public void Find_ByIdOrIcb(string sought, string? found)
    {
        Write("here", Sound);
        RegionCatalogue.Find(RegionCatalogue.Read(data), sought)?.Id.Should().Be(found);
    }

    [Theory]
    [InlineData("here", "{", "regions/here/region.json: ")]
    [InlineData("here", """{ "id": "there", "name": "Here", "icb": "E54000054", "order": 2, "sources": [] }""", "regions/here/region.json: entry 'there': expected the name of its folder, 'here', as id; found 'there'")]
    [InlineData("here", """{ "id": "here", "name": " ", "icb": "E54000054", "order": 2, "sources": [] }""", "regions/here/region.json: entry 'here': expected a name; found none")]
    [InlineData("here", """{ "id": "here", "name": "Here", "icb": "E08000016", "order": 2, "sources": [] }""", "regions/here/region.json: entry 'here': expected an ICB's code as icb, such as E54000061; found 'E08000016'")]
    [InlineData("here", """{ "id": "here", "name": "Here", "icb": "E54", "order": 2, "sources": [] }""", "regions/here/region.json: *E54")]
    [InlineData("here", """{ "id": "here", "name": "Here", "icb": "E54000054", "sources": [] }""", "regions/here/region.json: *order")]
    [InlineData("My region", Sound, "regions: entry 'My region': expected a folder's name of small letters, digits and hyphens; found 'My region'")]
    [InlineData("here", null, "regions: entry 'here': expected a file region.json; found none")]
    public void Folder_ThatBreaksARule_IsRefusedInWords(string folder, string? json, string message)
    {
        Write(folder, json);
        FluentActions.Invoking(() => RegionCatalogue.Read(data)).Should().Throw<CatalogueException>().WithMessage($"{message}*");
    }

    [Fact]
    public void TwoFolders_OfOneIcb_AreRefused()
    {
        Write("here", Sound);
        Write("there", """{ "id": "there", "name": "There", "icb": "E54000054", "order": 3, "sources": [] }""");
        FluentActions.Invoking(() => RegionCatalogue.Read(data)).Should().Throw<CatalogueException>().WithMessage("regions: entry 'E54000054': expected each ICB id once*");
    }

    [Theory]
    [InlineData(1, "there", "here", "everywhere")]
    [InlineData(2, "here", "there", "everywhere")]
    public void Folders_GoByTheirOrder_AndThoseOfOneOrderByName(int order, params string[] ids)
    {
        Write("everywhere", """{ "id": "everywhere", "name": "Everywhere", "icb": "E54000061", "order": 9, "sources": [] }""");
        Write("there", $$"""{ "id": "there", "name": "There", "icb": "E54000043", "order": {{order}}, "sources": [] }""");
        Write("here", Sound);
        RegionCatalogue.Read(data).Select(r => r.Id).Should().Equal(ids);
    }

    [Fact]
    public void Outlines_OfSomeLevelsOnly_AreRefused()
    {
        Write("here", Sound);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(data, "regions", "here", "outlines")).FullName, "lsoa21.json"), "{}");
        FluentActions.Invoking(() => RegionCatalogue.Read(data)).Should().Throw<CatalogueException>()
            .WithMessage("regions/here/outlines: entry 'msoa21.json': expected a file of outlines for each of lsoa21.json, msoa21.json, ltla24.json; found none.");
    }

    [Fact]
    public void NoFolder_IsRefused() =>
        FluentActions.Invoking(() => RegionCatalogue.Read(data)).Should().Throw<CatalogueException>().WithMessage("regions: *at least one region*none.");

    private void Write(string folder, string? json)
    {
        var path = Directory.CreateDirectory(Path.Combine(data, "regions", folder)).FullName;
        if (json is not null)
            File.WriteAllText(Path.Combine(path, "region.json"), json);
    }
}
