using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>One layer of an ArcGIS feature service, asked page by page in the order of a field, so that pages neither overlap nor leave a gap.</summary>
/// <param name="services">Address below which each layer's FeatureServer is; ends in a slash.</param>
internal sealed class FeatureLayer(Uri services, int pageSize, int mostPages)
{
    /// <param name="name">What the answers are called: "places" gives "places page 1".</param>
    /// <exception cref="ColumnNotFoundException">The layer has no such field.</exception>
    /// <exception cref="ResponseRefusedException">The service reports an error, has no end, or breaks off before it.</exception>
    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, string name, LayerQuery query, CancellationToken cancellation)
    {
        var (contract, fields) = (session.Contract<IFeatureServices>(services), string.Join(',', query.Fields));
        var pages = new List<RawResponse>();
        for (var (offset, more) = (0, true); more;)
        {
            if (pages.Count == mostPages)
                throw new ResponseRefusedException("pages", pages[^1].Address, $"more than {mostPages} pages", "a layer with an end");
            var page = await contract.RecordsAsync(query.Layer, fields, query.Geometry ? "true" : "false", offset, pageSize, $"{name} page {pages.Count + 1}", cancellation);
            pages.Add(page);
            (var features, more) = await LookAsync(page, session, name, query, cancellation);
            if (more && features == 0)
                throw new ResponseRefusedException("pages", page.Address, $"a page without records after {offset:N0} of them, and word that there are more", "records, for as long as there are more");
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
        catch (ResponseRefusedException refused) when (refused.Rule == AnswerJson.ServiceError)
        {
            var layer = await session.Contract<IFeatureServices>(services).LayerAsync(query.Layer, $"{name} fields", cancellation);
            var found = Fields(layer, session);
            if (found.Count > 0 && query.Fields.FirstOrDefault(f => !found.Contains(f)) is { } lost)
                throw new ColumnNotFoundException(name, lost, found) { Address = layer.Address, Taken = query.Fields };
            throw;
        }
    }

    private static IReadOnlyList<string> Fields(RawResponse layer, IPublisherSession session)
    {
        using var json = AnswerJson.Parse(layer, session.Open, "the fields of a layer");
        return [.. AnswerJson.List(json.RootElement, "fields").Select(f => AnswerJson.Text(f, "name")).OfType<string>()];
    }

    /// <summary>How many features a page has, and whether its service says that there are more.</summary>
    private static (int Features, bool More) Look(RawResponse page, IPublisherSession session)
    {
        using var json = FeaturePage.Parse(page, session.Open);
        var root = json.RootElement;
        return (root.GetProperty("features").GetArrayLength(), FeaturePage.ExceedsLimit(root));
    }
}

/// <summary>What a feature service says in one answer. It reports its errors with status 200.</summary>
internal static class FeaturePage
{
    private const string Limit = "exceededTransferLimit";

    /// <exception cref="ResponseRefusedException">The service reports an error, or answers with something else than features.</exception>
    public static JsonDocument Parse(RawResponse page, Func<RawResponse, Stream> open) => AnswerJson.ArcGis(page, open, "features", "features");

    public static bool ExceedsLimit(JsonElement root) => root.TryGetProperty(Limit, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary>What is asked of a layer.</summary>
/// <param name="Fields">In the order asked for. All of them order the records: the first alone may stand in several, and ties could fall either side of a page.</param>
internal sealed record LayerQuery(string Layer, IReadOnlyList<string> Fields, bool Geometry = false);
