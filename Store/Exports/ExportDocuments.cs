using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Exports;

/// <summary>What lies beside the Parquet of a release: its manifest, what tables and columns mean (schema.json, and csvw.json for whoever writes them as CSV), and a README with licences and attributions.</summary>
internal sealed class ExportDocuments(Session session, string tables, ReleaseInfo release, ExportManifest manifest)
{
    private const string Ogl = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    private static readonly JsonSerializerOptions Written = new(CatalogueJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(string folder)
    {
        Save(folder, ExportManifest.FileName, JsonSerializer.Serialize(manifest, Written));
        Save(folder, "schema.json", Schema().ToJsonString(Written));
        Save(folder, "csvw.json", CsvOnTheWeb().ToJsonString(Written));
        Save(folder, "README.md", Readme());
    }

    private static void Save(string folder, string file, string text) => File.WriteAllText(Path.Combine(folder, file), text.ReplaceLineEndings("\n") + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private JsonObject Schema() => new()
    {
        ["release"] = release.Id,
        ["schemaVersion"] = release.SchemaVersion,
        ["tables"] = new JsonArray([.. TablesOf().Select(Schema)]),
        ["leftOut"] = new JsonObject(ExportTable.LeftOut.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
    };

    private JsonObject Schema(ExportTable table)
    {
        var types = TypesOf(table);
        return new JsonObject
        {
            ["table"] = table.Id,
            ["title"] = table.Title,
            ["row"] = table.Row,
            ["partition"] = table.Partition,
            ["order"] = table.Order,
            ["columns"] = new JsonArray([.. table.Columns.Select(c => new JsonObject { ["name"] = c.Name, ["type"] = types[c.Name], ["means"] = c.Means, ["unit"] = c.Unit })]),
        };
    }

    private JsonObject CsvOnTheWeb() => new()
    {
        ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
        ["dc:title"] = $"HealthNeeds, release {release.Id}",
        ["dc:description"] = "The tables of this folder, as CSV that is written from them: one file a table, with a header.",
        ["dc:issued"] = release.Published.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["dc:license"] = new JsonObject { ["@id"] = Ogl },
        ["dc:rights"] = new JsonArray([.. Sources().Select(s => JsonValue.Create(s.Attribution)).DistinctBy(v => v.GetValue<string>(), StringComparer.Ordinal)]),
        ["tables"] = new JsonArray([.. TablesOf().Select(CsvOnTheWeb)]),
    };

    private JsonObject CsvOnTheWeb(ExportTable table)
    {
        var types = TypesOf(table);
        return new JsonObject
        {
            ["url"] = $"{table.Id}.csv",
            ["dc:title"] = table.Title,
            ["dc:description"] = $"A row: {table.Row}",
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray([.. table.Columns.Select(c => Column(c, types[c.Name]))]) },
        };
    }

    private static JsonObject Column(ExportColumn column, string type)
    {
        var node = new JsonObject { ["name"] = column.Name, ["titles"] = column.Name, ["dc:description"] = column.Means, ["datatype"] = CsvType(type), ["required"] = false };
        if (column.Unit is not null)
            node["schema:unitText"] = column.Unit;
        return node;
    }

    /// <summary>Those that the manifest has.</summary>
    private IEnumerable<ExportTable> TablesOf() => ExportTable.All.Where(t => manifest.Tables.Any(m => m.Table == t.Id));

    private static string CsvType(string type) => type switch
    {
        "DOUBLE" => "number",
        "INTEGER" or "BIGINT" => "integer",
        "BOOLEAN" => "boolean",
        "DATE" => "date",
        _ => "string",
    };

    private string Readme()
    {
        var sources = string.Join('\n', Sources().Select(s => $"| {s.Id} | {s.Publisher}: {s.Title} | [{s.Licence}]({s.LicenceAddress}) | {s.Attribution} |"));
        var parts = string.Join('\n', TablesOf().Select(t => $"| `{t.Id}` | {t.Row} | {(t.Partition is null ? "one file" : $"`{t.Partition}=…/`")} | {manifest.Tables.Single(m => m.Table == t.Id).Rows:N0} |"));
        return $"""
            # HealthNeeds, release {release.Id}

            Version {release.Version}, published {release.Published.UtcDateTime:yyyy-MM-dd HH:mm} UTC, as Parquet (zstd) in Hive partitions. `schema.json` says what each column means, `csvw.json` says it for CSV written from these tables
            (CSV on the Web), `manifest.json` has the rows and sums of each table as counted in the release, and the SHA-256 of each file.

            Figures are about areas, never people. Ranks, burdens and numbers of people are modelled; their limits say how sure they are. What holds of an area need not hold of anybody who lives there.
            Suppressed figures are null, and `missing` or `suppressed` says so: they are not zero, and are not to be reckoned from other figures.

            | table | a row is | lies in | rows |
            |---|---|---|---:|
            {parts}

            ## Licences and attributions

            Print the attribution of each source whose figures you show.

            | source | publication | licence | attribution |
            |---|---|---|---|
            {sources}
            """;
    }

    private List<SourceTerms> Sources() => session.Query<SourceTerms>($"select id, publisher, title, licence, licence_address, attribution from {tables}.source order by id");

    private IReadOnlyDictionary<string, string> TypesOf(ExportTable table) => ExportTypes.Of(session, table.From(tables), CancellationToken.None);

    private sealed record SourceTerms(string Id, string Publisher, string Title, string Licence, string LicenceAddress, string Attribution);
}

/// <summary>manifest.json of an export: what was written, so that whoever reads it can see that it is whole.</summary>
/// <param name="Form">1; raised where a reader of this file would notice.</param>
/// <param name="Release">Id of the release.</param>
/// <param name="Sha256">Of the release's own file.</param>
/// <param name="Version">Data version of the release.</param>
internal sealed record ExportManifest(int Form, string Release, string Sha256, DateTimeOffset Published, string Version, int SchemaVersion, IReadOnlyList<ExportedTable> Tables)
{
    public const string FileName = "manifest.json";
}

/// <param name="Rows">Of all its files together, counted in the release.</param>
/// <param name="Sums">Of each column of numbers, summed in the release: each value rounded to 12 decimals, then added exactly.</param>
internal sealed record ExportedTable(string Table, long Rows, IReadOnlyDictionary<string, string> Sums, IReadOnlyList<ExportedFile> Files);

/// <param name="Path">Within the export, with slashes.</param>
internal sealed record ExportedFile(string Path, long Bytes, string Sha256);
