using System.Text.Json;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>One layer of an ArcGIS feature service, asked page by page in the order of a field, so that pages neither overlap nor leave a gap.</summary>
/// <param name="services">Address below which each layer's FeatureServer is; ends in a slash.</param>
internal sealed class FeatureLayer(Uri services, int pageSize, int mostPages)
{
    /// <param name="name">What the answers are called: "places" gives "places page 1".</param>
    /// <param name="format">"json" for tables, "geojson" for outlines.</param>
    /// <exception cref="ResponseRefusedException">The service reports an error, or has no end.</exception>
    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, string name, LayerQuery query, CancellationToken cancellation)
    {
        var pages = new List<RawResponse>();
        for (var (offset, more) = (0, true); more;)
        {
            if (pages.Count == mostPages)
                throw new ResponseRefusedException("pages", pages[^1].Address, $"more than {mostPages} pages", "a layer with an end");
            var page = await session.GetAsync(new PublisherRequest($"{name} page {pages.Count + 1}", query.Address(services, offset, pageSize), ResponseKind.Json), cancellation);
            pages.Add(page);
            (var features, more) = Look(page, session);
            offset += features;
            more = features > 0 && (more || features == pageSize);
        }

        return pages;
    }

    /// <summary>How many features a page has, and whether its service says that there are more.</summary>
    private static (int Features, bool More) Look(RawResponse page, IPublisherSession session)
    {
        using var stream = session.Open(page);
        using var json = FeaturePage.Parse(page, stream);
        var root = json.RootElement;
        return (root.GetProperty("features").GetArrayLength(), FeaturePage.ExceedsLimit(root));
    }
}
