using System.Net;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Pages;

public sealed class NoReleaseTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/areas/E01007317")]
    [InlineData("/assets")]
    [InlineData("/data")]
    public async Task Page_WithoutARelease_SaysSoAndWhatToDo(string address)
    {
        var page = await server.Page(address, HttpStatusCode.ServiceUnavailable);
        page.QuerySelector("h1")!.Words().Should().BeOneOf("There is no release yet", "The first release is being made");
        page.QuerySelector("meta[http-equiv=refresh]").Should().NotBeNull();
    }

    [Fact]
    public async Task Page_WhileTheFirstReleaseIsMade_ShowsHowFarItIs()
    {
        var now = TimeProvider.System.GetUtcNow();
        var stages = new[] { new RunStage("fetch", "Read the figures", StageState.Done, 3.2), new RunStage("analyse", "Rank", StageState.Running, 12) };
        new RunProgressFile(server.Directory).Write(new RunProgress("run-1", now, now, 0.42, "Ranking 33,755 areas", stages, 61));
        var page = await server.Page("/", HttpStatusCode.ServiceUnavailable);
        page.QuerySelector("h1")!.Words().Should().Be("The first release is being made");
        page.QuerySelector(".progress__now")!.Words().Should().Be("42% Ranking 33,755 areas");
        page.QuerySelector("[data-part=left]")!.Words().Should().Be("About 61 seconds left.");
        page.QuerySelectorAll(".progress__stage").Select(s => s.Words()).Should().Equal("Read the figures done in 3 seconds", "Rank under way");
    }

    [Fact]
    public async Task Page_OfARunThatTakesLongerThanExpected_SaysSo_AndNoSeconds()
    {
        Tell();
        (await server.Page("/", HttpStatusCode.ServiceUnavailable)).QuerySelector("[data-part=left]")!.Words().Should().Be("This takes longer than expected; how much longer is not known.");
        Tell();
        (await server.Refusal("/api/v1/rankings", 503)).GetProperty("detail").GetString().Should().EndWith("It takes longer than expected; how much longer is not known.");

        void Tell()
        {
            var now = TimeProvider.System.GetUtcNow();
            new RunProgressFile(server.Directory).Write(new RunProgress("run-1", now, now, 0.98, "Close, reread and verify", [], SecondsLeft: null));
        }
    }

    [Fact]
    public async Task HowToRead_WithoutARelease_CanStillBeRead() =>
        (await server.Page("/data/how-to-read")).QuerySelector("h1")!.Words().Should().Be("How to read a rank");
}
