using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// What each column of each download means: columns.json, the one list that the files' metadata, their sheets, the page /data/columns and docs/columns.md are made from.
/// A test asks for every CSV and fails where a column has no meaning.
/// </summary>
internal sealed class ColumnMeanings
{
    private static readonly Lazy<ColumnMeanings> Kept = new(Read);

    private readonly Dictionary<string, TableMeaning> _tables;

    private ColumnMeanings(IReadOnlyList<TableMeaning> tables)
    {
        Tables = tables;
        _tables = tables.ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    public static ColumnMeanings All => Kept.Value;

    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<TableMeaning> Tables { get; }

    /// <param name="table">The endpoint's name, as in the OpenAPI document: "rankings".</param>
    public TableMeaning? Find(string table) => _tables.GetValueOrDefault(table);

    /// <exception cref="InvalidDataException">A table lists a column that neither it nor the common part explains.</exception>
    private static ColumnMeanings Read()
    {
        using var stream = typeof(ColumnMeanings).Assembly.GetManifestResourceStream("columns.json") ?? throw new InvalidDataException("columns.json is not part of this program.");
        var file = JsonSerializer.Deserialize(stream, ColumnsJson.Default.ColumnsFile) ?? throw new InvalidDataException("columns.json is empty.");
        return new ColumnMeanings([.. file.Tables.Select(t => new TableMeaning(t.Id, t.Title, t.Row, t.Example, [.. t.Columns.Split(' ').Select(name => Column(file, t, name))], t.Licence))]);
    }

    private static ColumnMeaning Column(ColumnsFile file, TableEntry table, string name)
    {
        var entry = table.Own.GetValueOrDefault(name) ?? file.Common.GetValueOrDefault(name)
            ?? throw new InvalidDataException($"columns.json: table '{table.Id}' lists column '{name}', which neither 'own' nor 'common' explains.");
        return new ColumnMeaning(name, entry.Means, entry.Unit, entry.Type);
    }
}

/// <summary>One download: what a row of it is, and its columns.</summary>
/// <param name="Id">The endpoint's name.</param>
/// <param name="Example">An address that answers with it, without its format.</param>
/// <param name="Licence">Its own terms, where its rows have none and they are not those of figures.</param>
public sealed record TableMeaning(string Id, string Title, string Row, string Example, IReadOnlyList<ColumnMeaning> Columns, string? Licence = null)
{
    /// <summary>Null where the list does not explain it. "asked.*" explains every column that begins so.</summary>
    public ColumnMeaning? Find(string column) =>
        Columns.FirstOrDefault(c => c.Name == column) ?? Columns.FirstOrDefault(c => c.Name.EndsWith('*') && column.StartsWith(c.Name[..^1], StringComparison.Ordinal));
}

/// <param name="Unit">Null where it has none, or the row says it.</param>
/// <param name="Type">"integer", "boolean", "date" or "datetime"; null for text and other numbers, which the table tells apart.</param>
public sealed record ColumnMeaning(string Name, string Means, string? Unit, string? Type);

internal sealed record ColumnsFile(Dictionary<string, ColumnEntry> Common, IReadOnlyList<TableEntry> Tables);

/// <param name="Columns">Names with blanks between.</param>
/// <param name="Own">Meanings that are this table's alone.</param>
internal sealed record TableEntry(string Id, string Title, string Row, string Example, string Columns, Dictionary<string, ColumnEntry> Own, string? Licence = null);

internal sealed record ColumnEntry(string Means, string? Unit, string? Type);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ColumnsFile))]
internal sealed partial class ColumnsJson : JsonSerializerContext;
