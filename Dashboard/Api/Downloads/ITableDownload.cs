using System.IO.Pipelines;
using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>A table as a file, whatever its rows are.</summary>
internal interface ITableDownload : IResult
{
    /// <summary>Without its ending.</summary>
    string Name { get; }

    /// <param name="mark">Whether it begins with a byte order mark.</param>
    Task WriteCsvAsync(PipeWriter body, bool mark, CancellationToken token);

    /// <param name="table">Whose columns these are.</param>
    /// <param name="address">Of the CSV.</param>
    TableFacts Facts(TableMeaning table, string address, ReleaseTerms? terms);
}

/// <summary>The forms in which a table is sent: each as 'format' names it, with its media type and the end of its file's name.</summary>
internal sealed record TableFormat(string Name, string ContentType, string Extension)
{
    public static readonly TableFormat
        Csv = new("csv", "text/csv; charset=utf-8; header=present", ".csv"),
        Metadata = new("csvw", "application/csvm+json", ".csv-metadata.json"),
        Workbook = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        Parquet = new("parquet", "application/vnd.apache.parquet", ".parquet");

    public static readonly IReadOnlyList<TableFormat> All = [Csv, Metadata, Workbook, Parquet];

    public static readonly IReadOnlyList<string> Names = [.. All.Select(f => f.Name)];

    /// <summary>The one a request asks for; CSV where it names none.</summary>
    public static TableFormat Of(HttpRequest request) => All.FirstOrDefault(f => f.Name == request.Query[ParameterRules.Json.Name]) ?? Csv;
}
