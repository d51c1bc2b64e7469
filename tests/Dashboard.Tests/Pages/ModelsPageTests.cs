namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class ModelsPageTests(ApiServer server)
{
    [Fact]
    public async Task Page_SaysWhatTheRanksDependOn_WithLimits_InEnglandAndTheRegion() =>
        (await server.Page("/data/models")).Body!.Words().Should().Contain("What the ranks depend on")
            .And.Contain("England: by itself").And.Contain("South Yorkshire: with others")
            .And.Contain("How much harm each condition is said to do")
            .And.Contain("31% (28% to 34%)").And.Contain("42% (40% to 44%)");
}
