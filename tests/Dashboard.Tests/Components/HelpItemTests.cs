using Bunit;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Pages.AreaProfile;

namespace HealthNeeds.Dashboard.Tests.Components;

public sealed class HelpItemTests : BunitContext
{
    [Fact]
    public void Needs_ReadInsideTheSentence_AndAbbreviationsKeepTheirCapitals()
    {
        var asset = new Asset("a", "An asset", "A host", AssetKinds.Hospital, "What it is.", [], [], [], [], [], Site: null, AssetReach.Region, AssetStatuses.Open, StatusDate: null, []);

        Render<HelpItem>(p => p.Add(h => h.Match, new MatchedAsset(asset, null, ["COPD prevention", "Oral health", "A&E attendances", "Long Covid"], [], OfThePlace: false))).Find("p").TextContent
            .Should().Be("Could help with COPD prevention, oral health, A&E attendances, long Covid.");
    }
}
