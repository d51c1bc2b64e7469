using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tests.Snapshot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Worker;

/// <summary>A worker that starts for another ICB over a release that is there: nothing is due, and its outlines come all the same.</summary>
public sealed class OutlinesJobTests : IDisposable
{
    /// <summary>Gloucestershire.</summary>
    private const string Icb = "E54000043";

    private readonly TemporaryFolder releases = new();

    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        releases.Dispose();
        data.Dispose();
    }

    [Theory]
    [InlineData(Icb, false, false, true)]
    [InlineData(Icb, true, false, false)]
    [InlineData("south-yorkshire", false, false, false)]
    [InlineData(Icb, false, true, false)]
    public async Task Outlines_WhereNeitherEnglandsNorTheRegionsAreBundled_AreFetchedUnlessOffline(string region, bool offline, bool england, bool fetched)
    {
        CopiedCatalogues.Into(data.Path, [Path.Combine("snapshot", "areas.parquet"), Path.Combine("snapshot", "manifest.json"), .. england ? new[] { EnglandOutlineFile.Path } : []]);
        await File.WriteAllTextAsync(Path.Combine(releases.Path, "current.json"), "{}");
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Serve(request => RegionOutlinesTests.Squares(request));
        using var host = Host(publisher, region, offline);
        await host.StartAsync();
        for (var waited = 0; fetched && waited < 300 && !RegionOutlines.AreThere(releases.Path, new AreaCode(Icb)); waited++)
            await Task.Delay(100);
        await host.StopAsync();

        RegionOutlines.AreThere(releases.Path, new AreaCode(Icb)).Should().Be(fetched);
        publisher.Requests.Any().Should().Be(fetched);
    }

    private IHost Host(LoopbackPublisher publisher, string region, bool offline)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Releases:Directory"] = releases.Path,
            ["Data:Directory"] = data.Path,
            ["Region"] = region,
            ["Worker:AtStart"] = "Never",
            ["Live:Offline"] = offline.ToString(),
            ["Live:Addresses:ons-geography"] = publisher.Root.ToString(),
            ["Live:Publishers:ons-geography:MinRequestIntervalMilliseconds"] = "0",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddWorker(builder.Configuration);
        // Nobody but ONS's outlines is asked here.
        foreach (var source in builder.Services.Where(s => s.ServiceType == typeof(HealthNeeds.Ingest.Publishers.ILiveSource)).ToList())
            builder.Services.Remove(source);
        builder.Services.AddSingleton(new Refresh(releases.Path, [new FakeStage("none", _ => new StageResult())], TimeProvider.System, NullLoggerFactory.Instance));
        return builder.Build();
    }
}
