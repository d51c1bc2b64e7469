using Parquet;
using Parquet.Schema;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>A table as Parquet, in groups of rows so that memory does not grow with it; what the file says of itself is in its metadata.</summary>
internal static class ParquetDownload
{
    private const int GroupRows = 20_000;

    public static async Task WriteAsync<T>(Stream file, TableFacts facts, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken token)
    {
        var fields = columns.Select(Field).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: token);
        writer.CustomMetadata = Said(facts);
        foreach (var group in rows.Chunk(GroupRows))
        {
            using var target = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
                await Write(target, fields[i], columns[i], group, token);
        }
    }

    private static DataField Field<T>(CsvColumn<T> column) => column.Kind switch
    {
        ColumnKind.Number => new DataField<double?>(column.Name),
        ColumnKind.Day => new DataField<DateOnly?>(column.Name),
        _ => new DataField<string>(column.Name, nullable: true),
    };

    private static async Task Write<T>(ParquetRowGroupWriter target, DataField field, CsvColumn<T> column, T[] rows, CancellationToken token)
    {
        switch (column.Kind)
        {
            case ColumnKind.Number:
                await target.WriteAsync<double>(field, Array.ConvertAll(rows, r => column.Amount!(r)), cancellationToken: token);
                break;
            case ColumnKind.Day:
                await target.WriteAsync<DateOnly>(field, Array.ConvertAll(rows, r => column.Date!(r)), cancellationToken: token);
                break;
            default:
                await target.WriteAsync(field, Array.ConvertAll(rows, r => column.Cell(r)));
                break;
        }
    }

    private static Dictionary<string, string> Said(TableFacts facts)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = facts.Table.Title,
            ["row"] = facts.Table.Row,
            ["licence"] = facts.Licence,
            ["attribution"] = string.Join("\n", facts.Attribution),
            ["address"] = facts.Address,
            ["csvw"] = TableMetadata.Of(facts, facts.Address),
        };
        if (facts.Release is not null)
            said["release"] = facts.Release;
        if (facts.Period is not null)
            said["period"] = facts.Period;
        return said;
    }
}
