using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.Postcodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Setup;

internal static class EditionServices
{
    /// <summary>Looking for newer editions of the sources whose editions are named by settings. Those of Nomis (its latest date) and of Fingertips (its data changes) come by themselves.</summary>
    public static IServiceCollection AddEditions(this IServiceCollection services)
    {
        services.Configured<EditionOptions>(EditionOptions.Section);
        services.AddSingleton<EditionCheck>();
        return services
            .AddSingleton<IEditionSearch>(p => Indices(p, IndicesEdition.Of2025, isNewest: true, o => (o.Scores2025, o.Indicators2025)))
            .AddSingleton<IEditionSearch>(p => Indices(p, IndicesEdition.Of2019, isNewest: false, o => (o.Scores2019, o.Indicators2019)))
            .AddSingleton<IEditionSearch>(p => new NhsEditionSearch(NhsSeries.Qof(p.Options<EditionOptions>(), p.Options<NhsDigitalOptions>()), p.Address(PublisherAddresses.NhsPublications)))
            .AddSingleton<IEditionSearch>(p => new NhsEditionSearch(NhsSeries.Registrations(p.Options<EditionOptions>(), p.Options<NhsDigitalOptions>()), p.Address(PublisherAddresses.NhsPublications)))
            .AddSingleton<IEditionSearch>(p => new PostcodeEditionSearch(p.Options<PostcodeOptions>(), p.Address(PublisherAddresses.ArcGis)))
            .AddSingleton<IEditionSearch>(p => new LayerEditionSearch(p.Options<OnsGeographyOptions>(), p.Address(PublisherAddresses.OnsGeography)));
    }

    private static IndicesEditionSearch Indices(IServiceProvider p, IndicesEdition edition, bool isNewest, Func<IndicesOptions, (string Scores, string Indicators)> files)
    {
        var (scores, indicators) = files(p.Options<IndicesOptions>());
        return new IndicesEditionSearch(edition.Source, edition.Year, isNewest, scores, indicators, p.Options<EditionOptions>(), p.Address(PublisherAddresses.GovUkContent));
    }
}

/// <summary>Settings that stand below a name, as those of one source or publisher.</summary>
internal static class NamedSettings
{
    /// <summary>Each name's by itself: of a dictionary, the binder drops all settings of a name where one of them cannot be read, and says nothing. What is there already keeps what no setting names.</summary>
    /// <exception cref="InvalidOperationException">A value is not of the kind that is due.</exception>
    public static void BindEach<T>(this IConfiguration section, IDictionary<string, T> settings)
        where T : class
    {
        foreach (var child in section.GetChildren())
        {
            if (settings.TryGetValue(child.Key, out var known))
                child.Bind(known);
            else if (child.Get<T>() is { } read)
                settings[child.Key] = read;
        }
    }
}
