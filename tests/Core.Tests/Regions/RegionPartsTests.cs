using HealthNeeds.Core.Regions;

namespace HealthNeeds.Core.Tests.Regions;

/// <summary>What a region may be made of, what belongs to it, and what its file is refused for.</summary>
public sealed class RegionPartsTests : IDisposable
{
    private const string Entry = "regions/here/region.json: entry 'here': expected";

    private static readonly AreaCode Derby = new("E54000001"), York = new("E54000002"), Leeds = new("E54000003"), Crossing = new("E06000065");

    private readonly string data = Directory.CreateTempSubdirectory("region-parts-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData(""" "icb": "E54000054" """, "E54000054", "E54000054", true)]
    [InlineData(""" "icbs": ["E54000054"] """, "E54000054", "E54000054", true)]
    [InlineData(""" "icbs": ["E54000061", "E54000054"] """, "E54000054_E54000061", "here", false)]
    [InlineData(""" "authorities": ["E08000017"] """, "E08000017", "E08000017", false)]
    [InlineData(""" "authorities": ["E08000017", "E06000052", "E07000117"] """, "E06000052_E07000117_E08000017", "here", false)]
    public void Region_IsAnIcb_SeveralOfThem_OrAuthorities(string parts, string code, string within, bool isIcb)
    {
        var region = Read(parts);
        (region.Code.Value, region.Within, region.IsIcb).Should().Be((code, within, isIcb));
        (region.IsCalled(code), region.IsCalled(within), region.IsCalled("elsewhere")).Should().Be((true, true, false));
        RegionCatalogue.Find([region], "here").Should().BeSameAs(region);
        RegionCatalogue.Find([region], "E54000054")!.Id.Should().Be(code == "E54000054" ? "here" : "E54000054", "a region of several ICBs is none of them");
    }

    [Theory]
    [InlineData("", "one of icb (an ICB's code), icbs (codes of ICBs) and authorities (codes of local authorities); found none of them")]
    [InlineData(""" "icb": null """, "one of icb (an ICB's code), icbs (codes of ICBs) and authorities (codes of local authorities); found none of them")]
    [InlineData(""" "icb": "E54000054", "icbs": ["E54000061"] """, "one of icb (an ICB's code), icbs (codes of ICBs) and authorities (codes of local authorities); found icb and icbs")]
    [InlineData(""" "icbs": ["E54000061"], "authorities": ["E08000016"] """, "one of icb (an ICB's code), icbs (codes of ICBs) and authorities (codes of local authorities); found icbs and authorities")]
    [InlineData(""" "icbs": [] """, "one code or more in icbs; found none")]
    [InlineData(""" "icbs": ["E54000061", "E54000061"] """, "each code once in icbs; found 'E54000061' twice")]
    [InlineData(""" "icbs": ["E54000061", "E08000016"] """, "ICBs' codes in icbs, such as E54000061; found 'E08000016'")]
    [InlineData(""" "authorities": ["E54000061"] """, "codes of local authorities in authorities, such as E08000016; found 'E54000061'")]
    [InlineData(""" "authorities": ["E08000038"] """, "the code that figures have, 'E08000016'; found 'E08000038'")]
    public void File_ThatSaysWhatCannotBe_IsRefusedInWords(string parts, string words) =>
        FluentActions.Invoking(() => Read(parts)).Should().Throw<CatalogueException>().WithMessage($"{Entry} {words}.");

    [Fact]
    public void File_OfMoreThanSixteen_IsRefused() =>
        FluentActions.Invoking(() => Read($""" "authorities": [{string.Join(", ", Enumerable.Range(1, 17).Select(i => $"\"E070000{i:00}\""))}] """))
            .Should().Throw<CatalogueException>().WithMessage($"{Entry} 16 codes or fewer in authorities; found 17.");

    [Fact]
    public void TwoFolders_OfOneSetOfAreas_AreRefused_AndOfOverlappingOnesStand()
    {
        Write("here", """ "icbs": ["E54000061", "E54000054"] """);
        Write("there", """ "icbs": ["E54000061", "E54000043"] """);
        RegionCatalogue.Read(data).Should().HaveCount(2);
        Write("there", """ "icbs": ["E54000054", "E54000061"] """);
        FluentActions.Invoking(() => RegionCatalogue.Read(data)).Should().Throw<CatalogueException>().WithMessage("regions: entry 'E54000054_E54000061': expected each set of areas id once*");
    }

    [Fact]
    public void Holds_TheAreasItIsMadeOf_AndAllThatLieInOne()
    {
        var icbs = Of(Derby, York);
        icbs.Holds(Area("E54000001", AreaLevel.Icb)).Should().BeTrue();
        icbs.Holds(Area("E01000001", AreaLevel.Lsoa21, York)).Should().BeTrue();
        icbs.Holds(Area("E01000001", AreaLevel.Lsoa21, Leeds)).Should().BeFalse();
        icbs.Holds(Area("E06000065", AreaLevel.Ltla24)).Should().BeFalse("it lies in no ICB alone");
        var authorities = Of(new("E08000016"), Crossing);
        authorities.Holds(Area("E06000065", AreaLevel.Ltla24)).Should().BeTrue();
        authorities.Holds(Area("E02000001", AreaLevel.Msoa21, Leeds, new AreaCode("E08000016"))).Should().BeTrue();
        authorities.Holds(Area("E02000001", AreaLevel.Msoa21, Leeds, new AreaCode("E08000035"))).Should().BeFalse();
        authorities.Holds(Area("E54000003", AreaLevel.Icb)).Should().BeFalse();
    }

    [Theory]
    [InlineData("E54000001", "E54000002", true)]
    [InlineData("E54000001", "E54000003", false)]
    public void AuthorityThatCrossesIcbs_BelongsToARegionOfThemWhereAllOfItIsInside(string first, string second, bool belongs)
    {
        Area[] areas = [Area("E06000065", AreaLevel.Ltla24), Area("E01000001", AreaLevel.Lsoa21, Derby, Crossing), Area("E01000002", AreaLevel.Lsoa21, York, Crossing), Area("E01000003", AreaLevel.Lsoa21, Leeds, new AreaCode("E08000035"))];
        var over = Of(new(first), new(second)).Over(areas);
        over.Holds(areas[0]).Should().Be(belongs);
        over.Holds(areas[2]).Should().Be(belongs, "what lies in York's ICB comes with it alone");
        var alone = new Region("here", "Here", Derby, [], Folder: null);
        alone.Over(areas).Should().BeSameAs(alone, "an ICB alone is as the release has it");
    }

    [Fact]
    public void Missing_NamesTheFirstAreaThatIsNone_AndWhatBecameOfIt()
    {
        var history = new IcbHistory([new IcbOverlap("2024", Leeds, "NHS Leeds", York, "NHS York", 10, 10)]);
        Area? Find(AreaCode code) => code == York ? Area(code.Value, AreaLevel.Icb) : null;
        RegionParts.Missing(Of(York), Find, history).Should().BeNull();
        RegionParts.Missing(Of(York, Leeds), Find, history)!.Value.Found.Should().Be("'E54000003'. NHS Leeds (E54000003) is an ICB of 2024 that was abolished since: all of its 10 LSOAs lie in NHS York (E54000002)");
        RegionParts.Missing(Of(York, Derby), Find, history).Should().Be((Derby, "ICBs of today", "'E54000001', which is none"));
        RegionParts.Missing(Of(Crossing), Find, history).Should().Be((Crossing, "local authorities of April 2024", "'E06000065', which is none"));
    }

    private static Region Of(params AreaCode[] parts) => new("here", "Here", AreaCode.Joined(parts), [], Folder: null);

    private static Area Area(string code, AreaLevel level, AreaCode? icb = null, AreaCode? authority = null) =>
        new(new AreaCode(code), level, code, PlaceName: null, Msoa: null, authority, LocalAuthorityName: null, icb, Population: 1, RuralUrban: null, Location: null);

    private Region Read(string parts)
    {
        Write("here", parts);
        return RegionCatalogue.Read(data).Single();
    }

    private void Write(string folder, string parts) => File.WriteAllText(
        Path.Combine(Directory.CreateDirectory(Path.Combine(data, "regions", folder)).FullName, "region.json"),
        $$"""{ "id": "{{folder}}", "name": "Here", "order": 1, "sources": []{{(parts.Length == 0 ? null : ",")}}{{parts}} }""");
}
