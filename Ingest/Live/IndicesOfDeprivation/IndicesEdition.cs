using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.IndicesOfDeprivation;

/// <summary>One edition of the indices: which columns of its two files hold which figures.</summary>
/// <param name="Code">Heading of the LSOA's code, in both files.</param>
/// <param name="Scores">Columns of File 7.</param>
/// <param name="Indicators">Columns of the workbook, named by their words.</param>
internal sealed record IndicesEdition(string Source, int Year, string Code, WideFile Scores, WideFile Indicators)
{
    public string ScoresName => $"{Source}-scores";

    public string IndicatorsName => $"{Source}-indicators";

    public static IndicesEdition Of2025 { get; } = Make("iod2025", 2025, "LSOA code (2021)", Iod2025.Files);

    public static IndicesEdition Of2019 { get; } = Make("iod2019", 2019, "LSOA code (2011)", Iod2019.Files);

    private static IndicesEdition Make(string source, int year, string code, IReadOnlyList<WideFile> files)
    {
        var scores = files.SkipLast(1).SelectMany(f => f.Columns).Select(c => c with { Column = FileSevenHeadings.Of(c.Column), Denominator = c.Denominator is null ? null : FileSevenHeadings.Of(c.Denominator) });
        return new IndicesEdition(source, year, code, files[0].As($"{source}-scores", code, [.. scores]), files[^1].As($"{source}-indicators", code, files[^1].Columns));
    }
}
