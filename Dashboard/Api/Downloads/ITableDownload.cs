using System.IO.Pipelines;

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
