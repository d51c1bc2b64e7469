using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>The product's own services over the folders of an <see cref="AllSourcesBench"/>: in this process, or in a child of it.</summary>
internal static class BenchServices
{
    private static readonly AreaCode Icb = new("E54000061");

    private static readonly ReleaseExpectations Sample = new([(AreaLevel.Lsoa21, Icb, 13), (AreaLevel.Msoa21, Icb, 2), (AreaLevel.Ltla24, Icb, 2)]);

    /// <param name="publishers">Where all of them answer: "http://127.0.0.1:port/".</param>
    public static ServiceProvider Of(IngestPaths paths, Uri publishers, TimeProvider? clock = null, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(clock ?? TimeProvider.System)
        .AddSingleton(Sample)
        .AddSingleton<RankingMethod>(new PlainRanking().Rank)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Releases:Directory", paths.Releases),
            new("Data:Directory", paths.Data),
            .. EveryPublisher.Names.SelectMany(name => Settings(name, publishers)),
        ]).AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build())
        .WithoutPauses()
        .BuildServiceProvider();

    /// <param name="before">Done before each stage: a test's own trouble.</param>
    public static Task<RunRecord> RefreshAsync(ServiceProvider services, string releases, Action<string, RunState>? before = null, CancellationToken cancellation = default)
    {
        var stages = services.GetServices<IStage>().Select(s => s is AnalyseStage ? PlainRanking.Stage : s).Select(s => before is null ? s : new FakeStage(s.Plan.Id, (run, stop) =>
        {
            before(s.Plan.Id, run);
            stop.ThrowIfCancellationRequested();
            return s.RunAsync(run, stop);
        }));
        return new Refresh(releases, [.. stages], services.GetRequiredService<TimeProvider>(), NullLoggerFactory.Instance, services.GetRequiredService<Housekeeping>().Tidy)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: true), [], cancellation);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string publisher, Uri publishers) =>
    [
        new($"Live:Addresses:{publisher}", $"{publishers}{publisher}/"),
        new($"Live:Publishers:{publisher}:Retries", "1"),
        new($"Live:Publishers:{publisher}:FirstWaitSeconds", "0.002"),
        new($"Live:Publishers:{publisher}:LongestWaitSeconds", "0.01"),
    ];
}
