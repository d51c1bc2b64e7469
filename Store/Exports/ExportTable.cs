using System.Text.Json;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Exports;

/// <summary>A table that goes out as Parquet, and what each of its columns means: exports.json, the one list that files and their descriptions are made from.</summary>
/// <param name="Row">What a row is.</param>
/// <param name="Partition">The column that folders are named after; null where the table is one file.</param>
/// <param name="Order">Puts its rows in one order only, as SQL.</param>
internal sealed record ExportTable(string Id, string Title, string Row, string? Partition, string Order, IReadOnlyList<ExportColumn> Columns)
{
    private static readonly Lazy<(IReadOnlyList<ExportTable> Tables, IReadOnlyDictionary<string, string> LeftOut)> Kept = new(Read);

    public static IReadOnlyList<ExportTable> All => Kept.Value.Tables;

    /// <summary>Those that an attached release has: one that was made before a table was lacks it.</summary>
    public static IReadOnlyList<ExportTable> In(Session session, string tables, CancellationToken token)
    {
        var held = session.Query<string>("select table_name from duckdb_tables() where database_name = $tables", [("tables", tables)], token).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(t => held.Contains(t.Id))];
    }

    /// <summary>Tables of a release that do not go out, and why.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut => Kept.Value.LeftOut;

    /// <summary>Columns that the files hold: a partition's stands in the name of its folder.</summary>
    public IReadOnlyList<ExportColumn> Stored => [.. Columns.Where(c => c.Name != Partition)];

    /// <summary>Where its rows are: figures travel with the level of their area, which almost every question asks.</summary>
    public string From(string tables) => Id == "observation"
        ? $"(select o.*, a.level from {tables}.observation o left join {tables}.area a on a.code = o.area)"
        : $"{tables}.{Id}";

    /// <exception cref="InvalidDataException">A column is listed that nothing explains.</exception>
    private static (IReadOnlyList<ExportTable> Tables, IReadOnlyDictionary<string, string> LeftOut) Read()
    {
        using var stream = typeof(ExportTable).Assembly.GetManifestResourceStream("exports.json") ?? throw new InvalidDataException("exports.json is not part of this program.");
        var file = JsonSerializer.Deserialize<ExportList>(stream, CatalogueJson.Options) ?? throw new InvalidDataException("exports.json is empty.");
        return ([.. file.Tables.Select(t => Of(t, file.Common))], file.LeftOut);
    }

    private static ExportTable Of(ExportEntry entry, Dictionary<string, ExportMeaning> common) => new(
        entry.Id,
        entry.Title,
        entry.Row,
        entry.Partitions.Length == 0 ? null : entry.Partitions,
        entry.Order,
        [.. entry.Columns.Split(' ').Select(name => (entry.Own.GetValueOrDefault(name) ?? common.GetValueOrDefault(name)) is { } found
            ? new ExportColumn(name, found.Means, found.Unit)
            : throw new InvalidDataException($"exports.json: table '{entry.Id}' lists column '{name}', which neither 'own' nor 'common' explains."))]);
}

/// <param name="Unit">Null where it has none, or the row says it.</param>
internal sealed record ExportColumn(string Name, string Means, string? Unit);

internal sealed record ExportList(Dictionary<string, ExportMeaning> Common, IReadOnlyList<ExportEntry> Tables, Dictionary<string, string> LeftOut);

internal sealed record ExportEntry(string Id, string Title, string Row, string Partitions, string Order, string Columns, Dictionary<string, ExportMeaning> Own);

internal sealed record ExportMeaning(string Means, string? Unit = null);
