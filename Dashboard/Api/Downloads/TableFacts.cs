using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>What a file says of itself, in whatever form it is sent.</summary>
/// <param name="Name">The file's, without its ending.</param>
/// <param name="Address">Of the CSV, fixed to the release where it is read from one: within this site, or whole where the file is read far from it.</param>
/// <param name="Release">Null where the table is of no one release.</param>
/// <param name="Period">What the figures describe, or where the rows say it; null where they have no period.</param>
internal sealed record TableFacts(TableMeaning Table, string Name, string Address, string? Release, DateTimeOffset? Published, string Licence, IReadOnlyList<string> Attribution, string? Period, IReadOnlyList<ColumnFacts> Columns)
{
    public const string LicenceAddress = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /// <param name="distinct">The different cells of a column in the order of rows, empty ones too; none where there is no such column, or no row. Read as far as is needed.</param>
    public static TableFacts Of(TableMeaning table, string name, string address, ReleaseTerms? terms, Func<string, IEnumerable<string>> distinct, IReadOnlyList<(string Name, ColumnKind Kind)> columns) => new(
        table,
        name,
        address,
        terms?.Release ?? First(distinct("release")),
        terms?.Published,
        Shared(distinct, "licence") ?? table.Licence ?? FigureLicence.Figures,
        Shared(distinct, "attribution") is { } line ? [line] : terms?.Attribution() ?? [],
        PeriodOf(column => First(distinct(column))),
        [.. columns.Select(c => ColumnFacts.Of(c.Name, c.Kind, table.Find(c.Name)))]);

    /// <summary>The address of the same table in another form, fixed to the release it was read from.</summary>
    public static string AddressOf(HttpRequest request, ReleaseTerms? terms, TableFormat format)
    {
        string[] own = [ParameterRules.Json.Name, ParameterRules.Release.Name];
        var query = request.Query.Where(q => !own.Contains(q.Key, StringComparer.Ordinal)).SelectMany(q => q.Value, (q, value) => new KeyValuePair<string, string?>(q.Key, value));
        if (terms is not null)
            query = query.Append(new(ParameterRules.Release.Name, terms.Release));
        return request.PathBase + request.Path + QueryString.Create(query.Append(new(ParameterRules.Json.Name, format.Name)));
    }

    /// <summary>What all rows say, or that they differ; null where none says anything.</summary>
    private static string? Shared(Func<string, IEnumerable<string>> distinct, string column)
    {
        var cells = distinct(column).Take(2).ToList();
        return cells.Count > 1 ? $"Rows differ: see column '{column}'" : First(cells);
    }

    private static string? First(IEnumerable<string> cells) => cells.FirstOrDefault(c => c.Length > 0);

    private static string? PeriodOf(Func<string, string?> first) =>
        first("oldestPeriod") is { } oldest && first("newestPeriod") is { } newest ? $"{oldest} to {newest}: the oldest and the newest of the figures it is made of"
        : first("period") is { } period ? $"in column 'period' of each row, as in the first: {period}"
        : first("newestPeriod") is { } last ? $"in column 'newestPeriod' of each row, as in the first: {last}"
        : null;
}

/// <summary>A column as files describe it.</summary>
/// <param name="Type">As CSV on the Web names it: "string", "number", "integer", "boolean", "date" or "datetime".</param>
internal sealed record ColumnFacts(string Name, string Means, string? Unit, string Type)
{
    public static ColumnFacts Of(string name, ColumnKind kind, ColumnMeaning? meaning) => new(
        name,
        meaning?.Means ?? string.Empty,
        meaning?.Unit,
        meaning?.Type ?? kind switch { ColumnKind.Number => "number", ColumnKind.Day => "date", _ => "string" });
}

/// <summary>The release that answers a request, for files that say so. Kept with the request while it is answered.</summary>
/// <param name="Own">Indicators that this installation added, with terms of their own.</param>
internal sealed record ReleaseTerms(string Release, DateTimeOffset Published, Func<IReadOnlyList<string>> Attribution, Func<IReadOnlyList<Indicator>> Own);
