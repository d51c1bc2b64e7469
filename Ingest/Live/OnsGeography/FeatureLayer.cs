using System.Text.Json;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>One layer of an ArcGIS feature service, asked page by page in the order of a field, so that pages neither overlap nor leave a gap.</summary>
/// <param name="services">Address below which each layer's FeatureServer is; ends in a slash.</param>
internal sealed class FeatureLayer(Uri services, int pageSize, int mostPages)
{
    /// <param name="name">What the answers are called: "places" gives "places page 1".</param>
    /// <param name="format">"json" for tables, "geojson" for outlines.</param>
    /// <exception cref="ColumnNotFoundException">The layer has no such field.</exception>
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
            (var features, more) = await LookAsync(page, session, name, query, cancellation);
            offset += features;
            more = features > 0 && (more || features == pageSize);
        }

        return pages;
    }

    /// <summary>A service asked for a field it does not have reports an error that may or may not name it, so the layer is asked which it has.</summary>
    private async Task<(int Features, bool More)> LookAsync(RawResponse page, IPublisherSession session, string name, LayerQuery query, CancellationToken cancellation)
    {
        try
        {
            return Look(page, session);
        }
        catch (ResponseRefusedException refused) when (refused.Rule == FeaturePage.ServiceError)
        {
            var layer = await session.GetAsync(new PublisherRequest($"{name} fields", query.Description(services), ResponseKind.Json), cancellation);
            var found = Fields(layer, session);
            if (found.Count > 0 && query.Fields.FirstOrDefault(f => !found.Contains(f)) is { } lost)
                throw new ColumnNotFoundException(name, lost, found) { Address = layer.Address, Taken = query.Fields };
            throw;
        }
    }

    private static IReadOnlyList<string> Fields(RawResponse layer, IPublisherSession session)
    {
        using var json = JsonDocument.Parse(session.Open(layer));
        return json.RootElement.TryGetProperty("fields", out var fields) ? [.. fields.EnumerateArray().Select(f => f.GetProperty("name").GetString()!)] : [];
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
