using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Training;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Setup;

internal static class RefreshServices
{
    /// <summary>The pipeline and its stages, for the worker and the command line alike.</summary>
    public static IServiceCollection AddRefresh(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddReleaseStore();
        services.AddLiveSources(configuration);
        services.TryAddSingleton(configuration);
        services.AddSingleton(IngestPaths.From(configuration));
        services.AddOptions<RegionOptions>().Bind(configuration)
            .PostConfigure<IngestPaths>((options, paths) => options.Region = options.Region.Length > 0 ? options.Region : DataCatalogues.Read(paths.Data).Region(null).Id);
        services.AddSingleton(provider => new BundledFigures(provider.GetRequiredService<IngestPaths>().Snapshot));
        services.TryAddSingleton(provider => DataCatalogues.Read(provider.GetRequiredService<IngestPaths>().Data).Expected);
        services.AddSingleton(provider => CheckRules.OfRelease(provider.GetRequiredService<ReleaseExpectations>()));
        services.AddSingleton(provider => new ReleaseBatchStore(provider.GetRequiredService<IngestPaths>().Releases));
        services.AddSingleton(provider => new OriginIndexWriter(provider.GetRequiredService<IngestPaths>().Releases));
        services.AddSingleton<ReleaseRebuild>().AddSingleton<ReleaseRemake>().AddSingleton<Housekeeping>();
        services.TryAddSingleton(_ => TrainerChoice.OnThisMachine);
        services.TryAddSingleton<RankingMethod>(provider => Ranks(provider.GetRequiredService<TrainerChoice>().Trainer));
        services.AddSingleton<ReleaseDecisions>().AddSingleton<DecisionDesk>();
        AddStages(services);
        if (configuration.GetValue<bool>(ParquetStage.Setting))
            services.AddSingleton<IStage, ParquetStage>();
        services.AddSingleton(provider => new Refresh(
            provider.GetRequiredService<IngestPaths>().Releases,
            [.. provider.GetServices<IStage>()],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<Housekeeping>().Tidy));
        return services;
    }

    private static RankingMethod Ranks(IRankingTrainer trainer) => (input, progress, cancellation) => NeedAnalysis.Rank(input, trainer, progress, cancellation);

    /// <summary>In the order in which they run.</summary>
    private static void AddStages(IServiceCollection services)
    {
        services.AddSingleton<FetchStage>();
        services.AddSingleton<IStage>(provider => provider.GetRequiredService<FetchStage>());
        services.AddSingleton<LoadStage>();
        services.AddSingleton<IStage>(provider => provider.GetRequiredService<LoadStage>());
        services.AddSingleton<IStage, ValidateStage>();
        services.AddSingleton<IStage, AttributeStage>();
        services.AddSingleton<IStage, AnalyseStage>();
        services.AddSingleton<IStage, ResearchStage>();
        services.AddSingleton<IStage, MatchStage>();
        services.AddSingleton<IStage, CompareStage>();
        services.AddSingleton<IStage, VerifyStage>();
        services.AddSingleton<IStage, PublishStage>();
    }
}
