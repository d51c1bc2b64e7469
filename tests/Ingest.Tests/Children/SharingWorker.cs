using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Tests;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Training;
using HealthNeeds.Ingest.Training.Shards;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>A worker as a process of its own: the product's services and schedule, with a stage of the test's in place of a refresh that takes minutes.</summary>
internal static class SharingWorker
{
    /// <summary>The country whose analysis is shared: all that an analysis of a larger one trains, of fewer areas.</summary>
    public static SmallEngland Country => new(authorityCount: 40);

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["worker"]:
                await WorkAsync((services, releases) => services.AddSingleton(provider => Refresh(provider, releases, new FakeStage("gated", (run, cancellation) => GatedAsync(run, releases, cancellation)))));
                return 0;
            case ["analysis"]:
                await WorkAsync((services, releases) => services
                    .AddSingleton(new TrainerChoice(new GatedTrainer(releases, TrainerChoice.OnThisMachine.Trainer), Fallback: null))
                    .AddSingleton(provider => Refresh(provider, releases, new FakeStage("analysis", (run, cancellation) => AnalyseAsync(provider, releases, cancellation)))));
                return 0;
            case ["sources"]:
                await WorkAsync((services, releases) =>
                {
                    foreach (var real in services.Where(s => s.ServiceType == typeof(ILiveSource)).ToList())
                        services.Remove(real);
                    foreach (var source in new[] { "iod2019", "iod2025", "qof2021" })
                        services.AddSingleton<ILiveSource>(new SilentSource(source, releases));
                });
                return 0;
            default:
                await Console.Error.WriteLineAsync("This is a test assembly; run it with dotnet test.");
                return 64;
        }
    }

    private static async Task WorkAsync(Action<IServiceCollection, string> stages)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        var releases = builder.Configuration["Releases:Directory"]!;
        builder.Services.AddWorker(builder.Configuration);
        builder.Services.AddQuartz(quartz => quartz.AddJobListener(new FireLog(releases)));
        stages(builder.Services, releases);
        using var host = builder.Build();
        await host.RunAsync();
    }

    private static Refresh Refresh(IServiceProvider provider, string releases, IStage stage) =>
        new(releases, [stage], TimeProvider.System, provider.GetRequiredService<ILoggerFactory>());

    /// <summary>The analysis of a small country, as the product's stage would have it trained.</summary>
    private static async Task<StageResult> AnalyseAsync(IServiceProvider provider, string releases, CancellationToken cancellation)
    {
        await FireLog.AppendAsync(releases, $"began {Environment.ProcessId} analysis");
        var trainer = provider.GetRequiredService<TrainerChoice>().Trainer;
        var result = NeedAnalysis.Run(Country.Input(), provider.GetService<SharedTraining>()?.Of(trainer) ?? trainer, progress: null, cancellation);
        await File.WriteAllTextAsync(Path.Combine(releases, "current.json"), "{}", cancellation);
        await FireLog.AppendAsync(releases, $"hash {Environment.ProcessId} {AnalysisHash.Of(result)}");
        return new StageResult();
    }

    /// <summary>Says that it began and by whom, waits for the test to open the gate, and leaves something that looks like a release.</summary>
    private static async Task<StageResult> GatedAsync(RunState run, string releases, CancellationToken cancellation)
    {
        await FireLog.AppendAsync(releases, $"began {Environment.ProcessId} {run.Request.Trigger}");
        while (!File.Exists(Path.Combine(releases, "gate")))
            await Task.Delay(20, cancellation);
        await File.WriteAllTextAsync(Path.Combine(releases, $"current.{Environment.ProcessId}.json"), "{}", cancellation);
        File.Move(Path.Combine(releases, $"current.{Environment.ProcessId}.json"), Path.Combine(releases, "current.json"), overwrite: true);
        await FireLog.AppendAsync(releases, $"ended {Environment.ProcessId} {run.Request.Trigger}");
        return new StageResult();
    }
}

/// <summary>A source whose publisher gives no answer: the test looks at who asks it, and how often.</summary>
internal sealed class SilentSource(string source, string releases) : ILiveSource
{
    public string Source => source;

    public string Publisher => "silent";

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        await FireLog.AppendAsync(releases, $"asked {Environment.ProcessId} {source}");
        while (!File.Exists(Path.Combine(releases, "gate")))
            await Task.Delay(20, cancellation);
        await FireLog.AppendAsync(releases, $"answered {Environment.ProcessId} {source}");
        throw new PublisherUnavailableException("It does not answer.");
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation) => throw new NotSupportedException("There is nothing to read.");
}
