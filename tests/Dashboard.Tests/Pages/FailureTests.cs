using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Hosting;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

public sealed class FailureTests
{
    [Fact]
    public async Task Page_ThatBreaks_IsAPageThatTellsNothingOfTheInside()
    {
        using var server = new ApiServer();
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "runs", "20991231T000000Z-torn.json"), "{ \"id\": ");
        var page = await server.Page("/data/runs/20991231T000000Z-torn", HttpStatusCode.InternalServerError);
        page.QuerySelector("h1")!.Words().Should().Be("Something went wrong here");
        page.QuerySelector("main a.button").Should().NotBeNull();
        page.QuerySelector(".site-header").Should().NotBeNull();
        page.Body!.TextContent.Should().NotContain("Exception").And.NotContain("   at ").And.NotContain(server.Directory);
        await server.Page("/areas/E01007317");
        (await server.Page("/data")).QuerySelectorAll("section[aria-labelledby=runs] tbody tr").Should().NotBeEmpty("one torn record does not take the others with it");
    }

    [Fact]
    public async Task Release_Published_IsWarmedUpOnceInTheBackground()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { ["WarmUp"] = "true" });
        var warm = server.Services.GetRequiredService<ReleaseWarmUp>();
        await Waiting.Until(() => Task.FromResult(warm.Warmed == server.Published!.Id));
        var next = MadeReleases.Next.PutInto(server.Directory);
        await Waiting.Until(() => Task.FromResult(warm.Warmed == next.Id));
        warm.Failures.Should().Be(0, "every step draws something of this release");
    }

    [Fact]
    public async Task Release_GivenUpWhileItIsMadeReady_IsLetGo()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { ["WarmUp"] = "true" });
        var warm = server.Services.GetRequiredService<ReleaseWarmUp>();
        await Waiting.Until(() => Task.FromResult(warm.Warmed == server.Published!.Id));
        var store = server.Services.GetRequiredService<ReleaseStore>();
        using var givenUp = new CancellationTokenSource();
        await givenUp.CancelAsync();
        using var lease = store.Lease();
        var prepare = () => store.Prepare!(lease, givenUp.Token);
        await prepare.Should().ThrowAsync<OperationCanceledException>();
    }
}
