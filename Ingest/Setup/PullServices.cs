using System.Security.Cryptography;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using HealthNeeds.Store.Audit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Setup;

internal static class PullServices
{
    /// <summary>Asking publishers and judging what they say. Each source is one <see cref="ILiveSource"/>, listed in <see cref="AddSources"/>.</summary>
    public static IServiceCollection AddLiveSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PullOptions>, PullOptionsValidator>();
        services.AddOptions<PullOptions>().Bind(configuration.GetSection(PullOptions.Section))
            .Configure(o => configuration.GetSection(PullOptions.Section).GetSection(nameof(PullOptions.Sources)).BindEach(o.Sources))
            .ValidateAnnotations(PullOptions.Section).ValidateOnStart();
        // Before limits are read from settings, which change those that they name and leave a source's own as they are.
        AddSources(services);
        services.AddDownloads(configuration);
        services.AddSingleton(CheckRules.OfPull);
        services.AddSingleton<FreshnessSchedule>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton(provider => new SourceStatusRecorder(
            provider.GetRequiredService<IngestPaths>().Releases,
            provider.GetRequiredService<FreshnessSchedule>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SourceStatusRecorder>>()));
        services.AddSingleton<PullJudge>();
        services.AddSingleton<SourcePull>();
        services.AddSingleton<PullCoordinator>();
        services.AddSingleton<OwnDirectory>().AddSingleton<OwnIntake>().AddSingleton<OwnExamination>();
        services.AddSingleton<ServingFigures>();
        services.AddSingleton(provider => new AuditLog(provider.GetRequiredService<IngestPaths>().Audit, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AnalystDecisions>();
        services.AddSingleton<EvidenceNeeds>();
        services.AddSingleton(provider => new ReleaseReceiptStore(provider.GetRequiredService<IngestPaths>().Releases));
        return services;
    }

    private static void AddSources(IServiceCollection services)
    {
        // One line per source: services.AddSingleton<ILiveSource, ...>();
        services.AddFingertips();
        services.AddPublishers();
        services.AddResearchRegisters();
        services.AddEditions();
    }
}

internal static class DownloadServices
{
    /// <summary>Asking publishers, and keeping what they said.</summary>
    public static IServiceCollection AddDownloads(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(IngestPaths.From(configuration));
        services.AddSingleton<IValidateOptions<DownloadOptions>, DownloadOptionsValidator>();
        services.AddOptions<DownloadOptions>().Bind(configuration.GetSection(DownloadOptions.Section))
            .Configure(o => configuration.GetSection(DownloadOptions.Section).GetSection(nameof(DownloadOptions.Publishers)).BindEach(o.Publishers))
            .ValidateAnnotations(DownloadOptions.Section).ValidateOnStart();
        services.AddSingleton(provider => new EvidenceStore(EvidenceFolder(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PublisherSessionFactory(
            provider.GetRequiredService<IngestPaths>().Releases,
            provider.GetRequiredService<EvidenceStore>(),
            provider.GetRequiredService<IOptions<DownloadOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddSingleton<EvidenceRetention>();
        return services;
    }

    private static string EvidenceFolder(IServiceProvider provider) =>
        Path.Combine(provider.GetRequiredService<IngestPaths>().Releases, EvidenceStore.FolderName);
}
