using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline.England;

/// <summary>
/// All of England as a run of the product has it when it comes to the analysis: bundled figures, with those of the framework and of Fingertips
/// asked for at a publisher on this machine, judged, and brought to areas. Then the analysis itself, which draws and trains little: how well it
/// does is tested elsewhere.
/// </summary>
public sealed class LiveEngland : IAsyncLifetime
{
    private static readonly string[] Asked = ["ohid-fingertips", "qof2021"];

    internal QofEngland Qof { get; private set; } = null!;

    internal FingertipsEngland Fingertips { get; private set; } = null!;

    public AnalysisInput Input { get; private set; } = null!;

    public AnalysisResult Result { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        var (data, known) = (Path.Combine(folder.Path, "data"), SnapshotAreas.Read(RawFiles.Bundled));
        Qof = new QofEngland([.. known.Practices.Order(StringComparer.Ordinal)], seed: 20241119, [.. CareMeasures.All.Where(m => CareFigure.All.Any(f => f.Indicator == m.Indicator))]);
        Fingertips = new FingertipsEngland([.. known.Ltla24.Order(StringComparer.Ordinal)], [.. known.Practices.Order(StringComparer.Ordinal)], seed: 20210401);
        ThinSnapshot.Write(data);
        var framework = Qof.Zip();
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Serve(request => Answered(request, framework));
        await using (var services = Services(publisher, Path.Combine(folder.Path, "releases"), data))
        {
            await PullAsync(services);
            await GatherAsync(services);
        }

        var little = Input.Options with { Draws = 20, Folds = 2, Rounds = 5, Resamples = 20 };
        Result = NeedAnalysis.Run(Input with { Options = little }, new HistogramTrainer());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private PublisherAnswer? Answered(HttpRequest request, PublisherAnswer framework) => request.Path.Value![1..].Split('/', 2) switch
    {
        [PublisherAddresses.NhsDigital, _] => framework,
        [PublisherAddresses.Fingertips, var path] => Fingertips.Answer(path, k => request.Query[k].ToString()),
        _ => null,
    };

    private static async Task PullAsync(ServiceProvider services)
    {
        var pulls = services.GetRequiredService<PullCoordinator>();
        var outcomes = await pulls.RunAsync([.. pulls.Sources.Where(s => Asked.Contains(s.Source))], _ => { }, CancellationToken.None);
        outcomes.Select(o => (o.Source, o.State)).Should().BeEquivalentTo(Asked.Select(s => (s, SourceState.Changed)), string.Join(' ', outcomes.Select(o => o.Why)));
    }

    /// <summary>The product's own stages up to the analysis.</summary>
    private async Task GatherAsync(ServiceProvider services)
    {
        IStage caught = new FakeStage("catch", run =>
        {
            Input = RunAnalysisInput.Of(run, CancellationToken.None);
            return new StageResult(0, new RunEnd(RunOutcome.Unchanged, "Caught."));
        });
        var stages = services.GetServices<IStage>().TakeWhile(s => s is not AnalyseStage).Append(caught);
        var refresh = new Refresh(services.GetRequiredService<IngestPaths>().Releases, [.. stages], TimeProvider.System, NullLoggerFactory.Instance);
        var run = await refresh.RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: false), [], CancellationToken.None);
        run.Message.Should().Be("Caught.");
    }

    private static ServiceProvider Services(LoopbackPublisher publisher, string releases, string data) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Releases:Directory", releases),
            new("Data:Directory", data),
            new("Live:NhsDigital:QofYear", $"{QofEngland.Year}"),
            .. new[] { PublisherAddresses.NhsDigital, PublisherAddresses.Fingertips }.SelectMany(p => new KeyValuePair<string, string?>[]
            {
                new($"Live:Addresses:{p}", $"{publisher.Root}{p}/"),
                new($"Live:Publishers:{p}:MinRequestIntervalMilliseconds", "0"),
            }),
        ]).Build())
        .BuildServiceProvider();
}
