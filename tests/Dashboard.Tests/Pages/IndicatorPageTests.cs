using HealthNeeds.Dashboard.Tests.Servers;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class IndicatorPageTests(ApiServer server)
{
    [Fact]
    public async Task IndicatorWithoutFigures_SaysWhy_AndOnWhatTermsItWillCome()
    {
        var page = await server.Page($"/data/indicators/{SmallRelease.NotFetchedYet}");

        page.Body!.Words().Should().Contain("No figures yet: this indicator is fetched live from Office for Health Improvement and Disparities.")
            .And.Contain("Non-commercial use only");
    }

    [Fact]
    public async Task IndicatorWithFigures_DoesNotSayItHasNone() =>
        (await server.Page("/data/indicators/iod2025-ypll")).Body!.Words().Should().NotContain("No figures yet");
}
