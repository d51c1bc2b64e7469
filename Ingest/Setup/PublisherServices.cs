using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Publishers.PatientRegistrations;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Publishers.TrustCatchments;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Setup;

internal static class PublisherServices
{
    /// <summary>The sources that are asked for whole files or look-ups: GOV.UK, Nomis, ONS's Open Geography and NHS England.</summary>
    public static IServiceCollection AddPublishers(this IServiceCollection services)
    {
        Configure<IndicesOptions>(services, IndicesOptions.Section);
        Configure<NomisOptions>(services, NomisOptions.Section);
        Configure<OnsGeographyOptions>(services, OnsGeographyOptions.Section);
        Configure<NhsDigitalOptions>(services, NhsDigitalOptions.Section);
        Configure<TrustCatchmentOptions>(services, TrustCatchmentOptions.Section);
        Configure<PostcodeOptions>(services, PostcodeOptions.Section);
        services.AddSingleton<PublisherAddresses>();
        AddDirectory(services);
        return services
            .AddSingleton<ILiveSource>(p => Indices(p, IndicesEdition.Of2025, o => (o.Scores2025, o.Indicators2025)))
            .AddSingleton<ILiveSource>(p => Indices(p, IndicesEdition.Of2019, o => (o.Scores2019, o.Indicators2019)))
            .AddSingleton<ILiveSource>(p => new TrustCatchmentSource(Address(p, PublisherAddresses.GovUk), Options<TrustCatchmentOptions>(p)))
            .AddSingleton<ILiveSource>(p => new CensusSource(Address(p, PublisherAddresses.Nomis)))
            .AddSingleton<ILiveSource>(p => new PopulationSource(Address(p, PublisherAddresses.Nomis), Options<NomisOptions>(p)))
            .AddSingleton<ILiveSource>(Geography)
            .AddSingleton<ILiveSource>(p => new PostcodeSource(Address(p, PublisherAddresses.ArcGis), Options<PostcodeOptions>(p)))
            .AddSingleton<ILiveSource>(p => new QofSource(Address(p, PublisherAddresses.NhsDigital), Options<NhsDigitalOptions>(p)))
            .AddSingleton<ILiveSource>(p => new RegistrationSource(Address(p, PublisherAddresses.NhsDigital), Options<NhsDigitalOptions>(p)));
    }

    private static void AddDirectory(IServiceCollection services)
    {
        Configure<OdsOptions>(services, OdsOptions.Section);
        // The directory allows five requests a second.
        services.PostConfigure<DownloadOptions>(o =>
        {
            o.Publishers.TryAdd(PublisherAddresses.Ods, new PublisherOptions { MaxConcurrentRequests = 1 });
            o.Publishers[PublisherAddresses.Ods].MinRequestIntervalMilliseconds = Math.Max(o.Publishers[PublisherAddresses.Ods].MinRequestIntervalMilliseconds, 250);
        });
        services.AddSingleton<ILiveSource>(p => new OdsSource(
            () => OdsSite.ReadAll(p.GetRequiredService<IngestPaths>().Data),
            new OdsDirectory(Options<OdsOptions>(p), Address(p, PublisherAddresses.Ods))));
    }

    private static IndicesSource Indices(IServiceProvider p, IndicesEdition edition, Func<IndicesOptions, (string Scores, string Indicators)> paths)
    {
        var options = Options<IndicesOptions>(p);
        var (scores, indicators) = paths(options);
        return new IndicesSource(edition, Address(p, PublisherAddresses.GovUk), scores, indicators, (long)options.WorkbookMegabytes << 20);
    }

    private static OnsGeographySource Geography(IServiceProvider p) => new(
        Options<OnsGeographyOptions>(p),
        Address(p, PublisherAddresses.OnsGeography),
        Address(p, PublisherAddresses.Nomis),
        Address(p, PublisherAddresses.CommonsLibrary));

    private static Uri Address(IServiceProvider p, string publisher) => p.GetRequiredService<PublisherAddresses>().Of(publisher);

    private static T Options<T>(IServiceProvider p)
        where T : class => p.GetRequiredService<IOptions<T>>().Value;

    private static void Configure<T>(IServiceCollection services, string section)
        where T : class => services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}

internal static class FingertipsServices
{
    /// <summary>The two sources of the catalogue that come from Fingertips.</summary>
    public static IServiceCollection AddFingertips(this IServiceCollection services)
    {
        services.AddOptions<FingertipsOptions>().BindConfiguration(FingertipsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ILiveSource>(provider => Source(provider, "ohid-fingertips")).AddSingleton<ILiveSource>(provider => Source(provider, "ohid-smoking"));
    }

    private static FingertipsSource Source(IServiceProvider provider, string source)
    {
        var root = provider.GetRequiredService<PublisherAddresses>().Of(PublisherAddresses.Fingertips);
        return new FingertipsSource(source, root, provider.GetRequiredService<IOptions<FingertipsOptions>>().Value, () => provider.GetRequiredService<AnswerReader>().Catalogue);
    }
}
