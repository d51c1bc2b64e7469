using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Publishers.PatientRegistrations;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Publishers.TrustCatchments;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Setup;

internal static class PublisherServices
{
    /// <summary>The sources that are asked for whole files or look-ups: GOV.UK, Nomis, ONS's Open Geography and NHS England.</summary>
    public static IServiceCollection AddPublishers(this IServiceCollection services)
    {
        services.Configured<IndicesOptions>(IndicesOptions.Section);
        services.Configured<NomisOptions>(NomisOptions.Section);
        services.Configured<OnsGeographyOptions>(OnsGeographyOptions.Section);
        services.Configured<NhsDigitalOptions>(NhsDigitalOptions.Section);
        services.Configured<TrustCatchmentOptions>(TrustCatchmentOptions.Section);
        services.Configured<PostcodeOptions>(PostcodeOptions.Section);
        services.AddSingleton<PublisherAddresses>();
        AddDirectory(services);
        return services
            .AddSingleton<ILiveSource>(p => Indices(p, IndicesEdition.Of2025, o => (o.Scores2025, o.Indicators2025)))
            .AddSingleton<ILiveSource>(p => Indices(p, IndicesEdition.Of2019, o => (o.Scores2019, o.Indicators2019)))
            .AddSingleton<ILiveSource>(p => new TrustCatchmentSource(p.Address(PublisherAddresses.GovUk), p.Options<TrustCatchmentOptions>()))
            .AddSingleton<ILiveSource>(p => new CensusSource(p.Address(PublisherAddresses.Nomis)))
            .AddSingleton<ILiveSource>(p => new PopulationSource(p.Address(PublisherAddresses.Nomis), p.Options<NomisOptions>()))
            .AddSingleton<ILiveSource>(Geography)
            .AddSingleton<ILiveSource>(p => new PostcodeSource(p.Address(PublisherAddresses.ArcGis), p.Options<PostcodeOptions>()))
            .AddSingleton<ILiveSource>(p => new QofSource(p.Address(PublisherAddresses.NhsDigital), p.Options<NhsDigitalOptions>()))
            .AddSingleton<ILiveSource>(p => new RegistrationSource(p.Address(PublisherAddresses.NhsDigital), p.Options<NhsDigitalOptions>()));
    }

    private static void AddDirectory(IServiceCollection services)
    {
        services.Configured<OdsOptions>(OdsOptions.Section);
        // The directory allows five requests a second.
        services.AskedFourTimesASecond(PublisherAddresses.Ods);
        services.AddSingleton<ILiveSource>(p => new OdsSource(
            () => OdsSite.ReadAll(p.GetRequiredService<IngestPaths>().Data),
            new OdsDirectory(p.Options<OdsOptions>(), p.Address(PublisherAddresses.Ods))));
    }

    private static IndicesSource Indices(IServiceProvider p, IndicesEdition edition, Func<IndicesOptions, (string Scores, string Indicators)> paths)
    {
        var options = p.Options<IndicesOptions>();
        var (scores, indicators) = paths(options);
        return new IndicesSource(edition, p.Address(PublisherAddresses.GovUk), scores, indicators, (long)options.WorkbookMegabytes << 20);
    }

    private static OnsGeographySource Geography(IServiceProvider p) => new(
        p.Options<OnsGeographyOptions>(),
        p.Address(PublisherAddresses.OnsGeography),
        p.Address(PublisherAddresses.Nomis),
        p.Address(PublisherAddresses.CommonsLibrary));
}

internal static class FingertipsServices
{
    /// <summary>The two sources of the catalogue that come from Fingertips.</summary>
    public static IServiceCollection AddFingertips(this IServiceCollection services)
    {
        services.Configured<FingertipsOptions>(FingertipsOptions.Section);
        return services.AddSingleton<ILiveSource>(provider => Source(provider, "ohid-fingertips")).AddSingleton<ILiveSource>(provider => Source(provider, "ohid-smoking"));
    }

    private static FingertipsSource Source(IServiceProvider provider, string source) =>
        new(source, provider.Address(PublisherAddresses.Fingertips), provider.Options<FingertipsOptions>(), () => provider.GetRequiredService<AnswerReader>().Catalogue);
}

internal static class ResearchServices
{
    /// <summary>The public registers of research: NIHR Open Data and UKRI's Gateway to Research.</summary>
    public static IServiceCollection AddResearchRegisters(this IServiceCollection services)
    {
        services.Configured<NihrOptions>(NihrOptions.Section);
        services.Configured<GatewayOptions>(GatewayOptions.Section);
        // The Gateway says 429 without Retry-After where it was asked too much, for half a minute or so.
        services.Configure<DownloadOptions>(o => o.Publishers.TryAdd(PublisherAddresses.Gateway, new PublisherOptions { MaxConcurrentRequests = 1, FirstWaitSeconds = 8 }));
        // The Gateway allows five requests a second; NIHR's portal names no limit and has the same.
        services.AskedFourTimesASecond(PublisherAddresses.Nihr, PublisherAddresses.Gateway);
        return services
            .AddSingleton<ILiveSource>(p => new NihrSource(p.Options<NihrOptions>(), new NihrPortal(p.Options<NihrOptions>(), p.Address(PublisherAddresses.Nihr)), p.Address(PublisherAddresses.Nihr)))
            .AddSingleton<ILiveSource>(p => new GatewaySource(new GatewayApi(p.Options<GatewayOptions>(), p.Address(PublisherAddresses.Gateway)), p.Address(PublisherAddresses.Gateway)));
    }
}

/// <summary>What every source is made of: its publisher's address and its own settings.</summary>
internal static class SourceSettings
{
    public static Uri Address(this IServiceProvider provider, string publisher) => provider.GetRequiredService<PublisherAddresses>().Of(publisher);

    public static T Options<T>(this IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    /// <summary>Read from a section and checked on start.</summary>
    public static void Configured<T>(this IServiceCollection services, string section)
        where T : class => services.AddOptions<T>().BindConfiguration(section).ValidateAnnotations(section).ValidateOnStart();

    /// <summary>At most, whatever settings say; and one request after another, unless they say how many.</summary>
    public static void AskedFourTimesASecond(this IServiceCollection services, params string[] publishers)
    {
        services.Configure<DownloadOptions>(o =>
        {
            foreach (var publisher in publishers)
                o.Publishers.TryAdd(publisher, new PublisherOptions { MaxConcurrentRequests = 1 });
        });
        services.PostConfigure<DownloadOptions>(o =>
        {
            foreach (var publisher in publishers)
                o.Publishers[publisher].MinRequestIntervalMilliseconds = Math.Max(o.Publishers[publisher].MinRequestIntervalMilliseconds, 250);
        });
    }
}
