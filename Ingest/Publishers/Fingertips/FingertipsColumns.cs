using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>
/// Where the columns of an all_data CSV are. There are 26 or 27 of them, and the twenty-third is named after the parent area
/// type: they are found by name, never by place.
/// </summary>
internal sealed record FingertipsColumns(
    IReadOnlyList<string> All,
    int Indicator,
    int Parent,
    int Area,
    int AreaType,
    int Sex,
    int Age,
    int CategoryType,
    int Category,
    int Period,
    int Value,
    int Lower,
    int Upper,
    int Count,
    int Denominator,
    int Note,
    int Trend)
{
    public static readonly IReadOnlyList<string> Needed =
    [
        "Indicator ID", "Parent Code", "Area Code", "Area Type", "Sex", "Age", "Category Type", "Category", "Time period", "Value",
        "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator", "Value note", "Recent Trend",
    ];

    /// <param name="name">Of the answer.</param>
    /// <exception cref="ColumnNotFoundException">A needed column is missing.</exception>
    /// <exception cref="CsvRefusedException">A needed column is there twice, or none is there.</exception>
    public static FingertipsColumns Bind(string name, CsvRecords header)
    {
        var all = Enumerable.Range(0, header.FieldCount).Select(i => header.Text(i).Trim()).ToList();
        var missing = Needed.Except(all, StringComparer.Ordinal).ToList();
        if (missing.Count == Needed.Count)
            throw new CsvRefusedException("columns", $"none of them among \"{Shown(all)}\"", $"the columns {string.Join(", ", Needed)}");
        if (missing.Count > 0)
            throw new ColumnNotFoundException(name, missing[0], all) { Line = header.Line, Taken = Needed };
        var at = Needed.Select(name => Find(all, name)).ToList();
        return new FingertipsColumns(all, at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11], at[12], at[13], at[14], at[15]);
    }

    private static int Find(List<string> all, string name)
    {
        var at = all.IndexOf(name);
        return all.LastIndexOf(name) == at
            ? at
            : throw new CsvRefusedException("columns", $"the column \"{name}\" twice", $"the columns {string.Join(", ", Needed)}, each once");
    }

    private static string Shown(List<string> all)
    {
        const int Most = 600;
        var text = string.Join(", ", all);
        return text.Length > Most ? text[..Most] + "…" : text;
    }
}
