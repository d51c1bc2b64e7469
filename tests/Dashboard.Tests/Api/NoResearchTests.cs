namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A release of bundled figures has no research: answers and pages say that no register was ever reached.</summary>
[Collection(ApiCollection.Name)]
public sealed class NoResearchTests(ApiServer server)
{
    [Theory]
    [InlineData("/api/v1/research")]
    [InlineData("/api/v1/research?need=copd-prevention")]
    [InlineData("/api/v1/research/balance?focus=cancer")]
    public async Task Answer_SaysThatNoRegisterWasReached(string address)
    {
        var answer = await server.Get(address);
        answer.GetProperty("reason").GetString().Should().StartWith("No research register has been reached yet");
        answer.GetProperty("registers").GetArrayLength().Should().Be(0);
        answer.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Page_SaysSo() => (await server.Client.GetStringAsync("/assets")).Should().Contain("No research register has been reached yet");
}
