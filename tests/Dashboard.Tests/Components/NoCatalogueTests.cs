using Bunit;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Pages.Assets;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>What the assets page says where the release holds none: what is bundled waits for a release of its own, what is not is to be made.</summary>
public sealed class NoCatalogueTests : BunitContext
{
    private static readonly IReadOnlyList<Region> Regions = RegionCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "data"));

    [Fact]
    public void RegionWithAFolder_SaysWhichRegionTheReleaseWasMadeFor_AndTheCommandThatMakesItsOwn()
    {
        var words = Words(Of("cornwall"));
        words.Should().StartWith("This release was made for South Yorkshire, so it holds no assets of Cornwall and the Isles of Scilly.")
            .And.Contain("data/regions/cornwall").And.Contain("HealthNeeds.Ingest.dll refresh --region cornwall").And.Contain("./run --region cornwall");
        words.Should().NotContain("There is no asset catalogue").And.NotContain("region.json").And.NotContain("cornwall-and-the-isles-of-scilly");
    }

    [Fact]
    public void RegionTheReleaseWasMadeFor_SaysThatItsAssetsCameLater() =>
        Words(Of("south-yorkshire")).Should().StartWith("This release holds no assets of South Yorkshire: it was made before they were described.");

    [Fact]
    public void IcbWithoutAFolder_SaysHowToMakeOne()
    {
        var words = Words(Region.Undescribed(new AreaCode("E54000054")) with { Name = "West Yorkshire" });
        words.Should().StartWith("There is no asset catalogue for West Yorkshire.").And.Contain("data/regions/west-yorkshire").And.Contain("\"icb\": \"E54000054\"");
    }

    private static Region Of(string id) => RegionCatalogue.Find(Regions, id)!;

    private string Words(Region region) => string.Join(' ', Render<NoCatalogue>(p => p.Add(c => c.Missing, new MissingCatalogue(region, Of("south-yorkshire")))).Nodes.Select(n => n.TextContent)).Trim();
}
