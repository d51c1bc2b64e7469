using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// A table described as CSV on the Web has it (W3C, Metadata Vocabulary for Tabular Data, 2015): columns with names, types, meanings and units; licence, sources and release.
/// It lies beside the CSV: the CSV's Link header leads to it, in a ZIP it is called like the CSV with "-metadata.json" behind.
/// </summary>
internal static class TableMetadata
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="url">Of the CSV, as seen from where the metadata lie.</param>
    public static string Of(TableFacts facts, string url)
    {
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
            ["url"] = url,
            ["dc:title"] = facts.Table.Title,
            ["dc:description"] = $"A row: {facts.Table.Row}",
            ["dc:publisher"] = "HealthNeeds",
            ["dc:license"] = facts.Licence == Serving.FigureLicence.Figures ? new JsonObject { ["@id"] = TableFacts.LicenceAddress } : facts.Licence,
            ["dc:rights"] = new JsonArray([.. facts.Attribution.Select(line => JsonValue.Create(line))]),
            ["dc:source"] = "/api/v1/sources",
            ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["header"] = true, ["delimiter"] = ",", ["lineTerminators"] = new JsonArray("\r\n") },
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray([.. facts.Columns.Select(Column)]) },
        };
        if (facts.Release is not null)
            document["dc:isVersionOf"] = $"release {facts.Release}";
        if (facts.Published is { } published)
            document["dc:issued"] = published.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        if (facts.Period is not null)
            document["dc:temporal"] = facts.Period;
        return document.ToJsonString(Written);
    }

    private static JsonNode Column(ColumnFacts column)
    {
        // A name is part of an address template there, where hyphens have no place; the title is the header.
        var node = new JsonObject { ["name"] = column.Name.Replace('-', '_'), ["titles"] = column.Name, ["dc:description"] = column.Means, ["datatype"] = column.Type, ["required"] = false };
        if (column.Unit is not null)
            node["schema:unitText"] = column.Unit;
        return node;
    }
}
