using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Tables;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsGeography;

/// <summary>Answers as an ArcGIS feature service does: fields by name, records in an order, so many at once, errors with status 200.</summary>
/// <param name="mostAtOnce">Records a page has at most, whatever is asked for.</param>
internal sealed class ArcGisService(int mostAtOnce)
{
    private readonly Dictionary<string, List<JsonObject>> layers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Layer, string Field), List<JsonObject>> ordered = new();

    /// <summary>The layers that the look-ups come from, filled from the raw files.</summary>
    public static ArcGisService Of(string raw, OnsGeographyOptions options, int mostAtOnce)
    {
        var places = new RawRows(raw, "lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv").All.Where(r => r("lsoa21_code").StartsWith('E')).ToList();
        var msoas = places.DistinctBy(r => r("msoa21_code"));
        return new ArcGisService(mostAtOnce)
            .Add(options.Places, places.Select(r => Record(("LSOA21CD", r("lsoa21_code")), ("LSOA21NM", r("lsoa21_name")), ("SICBL24CD", r("sicbl24_code")), ("ICB24CD", r("icb24_code")), ("ICB24NM", r("icb24_name")), ("LAD24CD", r("ltla24_code")), ("LAD24NM", r("ltla24_name")))))
            .Add(options.Msoas, msoas.Select(r => Record(("MSOA21CD", r("msoa21_code")), ("MSOA21NM", r("msoa21_name")))))
            .Add(options.IcbLookUps, Icbs(raw, places.ToDictionary(r => r("lsoa21_code"), r => r("ltla24_code"))))
            .Add(options.LsoaChanges, Rows(raw, "lookup_lsoa11_lsoa21_ltla22.csv", ("LSOA11CD", "lsoa11_code"), ("LSOA11NM", "lsoa11_name"), ("CHGIND", "change_code"), ("LSOA21CD", "lsoa21_code"), ("LSOA21NM", "lsoa21_name"), ("LAD22CD", "ltla22_code"), ("LAD22NM", "ltla22_name")))
            .Add(options.MsoaChanges, Rows(raw, "lookup_msoa11_msoa21_ltla22.csv", ("MSOA11CD", "msoa11_code"), ("MSOA11NM", "msoa11_name"), ("MSOA21CD", "msoa21_code"), ("MSOA21NM", "msoa21_name")))
            .Add(options.RuralUrban, Rows(raw, "ruc21_lsoa21.csv", ("LSOA21CD", "lsoa21_code"), ("RUC21CD", "ruc21_code"), ("RUC21NM", "classification")))
            .Add(options.Centroids, new RawRows(raw, "lsoa21_population_weighted_centroids.csv").All.Select(Centroid));
    }

    public ArcGisService Add(string layer, IEnumerable<JsonObject> records)
    {
        layers[layer] = [.. records];
        return this;
    }

    public static JsonObject Record(params (string Name, string Value)[] attributes) =>
        new() { ["attributes"] = new JsonObject(attributes.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)JsonValue.Create(a.Value.Length == 0 ? null : a.Value)))) };

    public PublisherAnswer? Answer(HttpRequest request)
    {
        var layer = Uri.UnescapeDataString(request.Path.Value!.Split('/')[^4]);
        if (!layers.TryGetValue(layer, out var records))
            return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json("""{"error":{"code":400,"message":"Invalid URL","details":["Invalid URL"]}}""");
        var (fields, order) = (request.Query["outFields"].ToString().Split(','), request.Query["orderByFields"].ToString());
        var (offset, size) = (Number(request, "resultOffset"), Math.Min(mostAtOnce, Number(request, "resultRecordCount")));
        var inOrder = ordered.GetOrAdd((layer, order), _ => [.. records.OrderBy(r => string.Join('|', order.Split(',').Select(f => r["attributes"]![f]?.ToString())), StringComparer.Ordinal)]);
        var page = inOrder.Skip(offset).Take(size).Select(r => Cut(r, fields, request.Query["returnGeometry"] == "true"));
        var body = new JsonObject { ["objectIdFieldName"] = "FID", ["fields"] = new JsonArray([.. fields.Select(f => new JsonObject { ["name"] = f, ["type"] = "esriFieldTypeString" })]), ["features"] = new JsonArray([.. page]) };
        if (offset + size < records.Count)
            body["exceededTransferLimit"] = true;
        return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(body.ToJsonString());
    }

    private static int Number(HttpRequest request, string name) => int.Parse(request.Query[name].ToString(), CultureInfo.InvariantCulture);

    private static JsonObject Cut(JsonObject record, string[] fields, bool geometry)
    {
        var cut = new JsonObject { ["attributes"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f, record["attributes"]![f]?.DeepClone()))) };
        if (geometry)
            cut["geometry"] = record["geometry"]!.DeepClone();
        return cut;
    }

    private static IEnumerable<JsonObject> Rows(string raw, string file, params (string Name, string Column)[] fields) =>
        new RawRows(raw, file).All.Select(r => Record([.. fields.Select(f => (f.Name, r(f.Column)))]));

    /// <summary>The layer of April 2026, with the codes that Barnsley and Sheffield have had since 2025.</summary>
    private static IEnumerable<JsonObject> Icbs(string raw, Dictionary<string, string> authorities) => new RawRows(raw, "lookup_lsoa21_icb26_derived.csv").All.Select(r =>
        Record(("LSOA21CD", r("lsoa21_code")), ("ICB26CD", r("icb26_code")), ("ICB26NM", r("icb26_name")), ("LAD26CD", authorities[r("lsoa21_code")] switch { "E08000016" => "E08000038", "E08000019" => "E08000039", var code => code })));

    /// <summary>With more digits than the raw file keeps, as the service gives them.</summary>
    private static JsonObject Centroid(Func<string, string> row)
    {
        var record = Record(("LSOA21CD", row("LSOA21CD")));
        record["geometry"] = new JsonObject { ["x"] = JsonSerializer.Deserialize<double>(row("lon")) + 4.9e-8, ["y"] = JsonSerializer.Deserialize<double>(row("lat")) - 4.9e-8 };
        return record;
    }
}
