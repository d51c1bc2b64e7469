using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Inequality;

/// <summary>One indicator by deprivation as CSV: by tenth, by fifth, or the line through the tenths.</summary>
internal static class InequalityDownloads
{
    /// <param name="namesSex">Whether the file's name says whom it is about: where a sex was asked for, or the indicator has figures of more than one.</param>
    public static IResult Of(InequalityAnswer answer, bool namesSex, string table, string release)
    {
        var name = $"inequality-{table}-{answer.Indicator}{(namesSex ? $"-{answer.Sex}" : null)}-{answer.Within.Code}-{release}.csv";
        return table switch
        {
            "slopes" => new CsvDownload<InequalitySlope>(name, answer.Slopes, [.. Grounds<InequalitySlope>(answer), .. Slopes(answer), .. Ending<InequalitySlope>(answer, release)]),
            "fifths" => new CsvDownload<InequalityGroup>(name, answer.Fifths, [.. Grounds<InequalityGroup>(answer), .. Groups("fifth"), .. Ending<InequalityGroup>(answer, release)]),
            _ => new CsvDownload<InequalityGroup>(name, answer.Tenths, [.. Grounds<InequalityGroup>(answer), .. Groups("tenth"), .. Ending<InequalityGroup>(answer, release)]),
        };
    }

    private static CsvColumn<T>[] Grounds<T>(InequalityAnswer answer) =>
    [
        CsvColumn<T>.Text("indicator", _ => answer.Indicator),
        CsvColumn<T>.Text("within", _ => answer.Within.Code),
        CsvColumn<T>.Text("level", _ => answer.Level),
        CsvColumn<T>.Text("sex", _ => answer.Sex),
    ];

    private static CsvColumn<InequalityGroup>[] Groups(string of) =>
    [
        CsvColumn<InequalityGroup>.Text("period", g => g.Period),
        CsvColumn<InequalityGroup>.Number(of, g => g.Group),
        CsvColumn<InequalityGroup>.Number("areas", g => g.Areas),
        CsvColumn<InequalityGroup>.Number("residents", g => g.Residents),
        CsvColumn<InequalityGroup>.Number("value", g => g.Value),
        CsvColumn<InequalityGroup>.Number("lower", g => g.Lower),
        CsvColumn<InequalityGroup>.Number("upper", g => g.Upper),
    ];

    /// <summary>What is counted above England's rate is known of the newest period.</summary>
    private static CsvColumn<InequalitySlope>[] Slopes(InequalityAnswer answer) =>
    [
        CsvColumn<InequalitySlope>.Text("period", s => s.Period),
        CsvColumn<InequalitySlope>.Number("slope", s => s.Slope.Value),
        CsvColumn<InequalitySlope>.Number("slopeLower", s => s.Slope.Lower),
        CsvColumn<InequalitySlope>.Number("slopeUpper", s => s.Slope.Upper),
        CsvColumn<InequalitySlope>.Number("ratio", s => s.Ratio?.Value),
        CsvColumn<InequalitySlope>.Number("ratioLower", s => s.Ratio?.Lower),
        CsvColumn<InequalitySlope>.Number("ratioUpper", s => s.Ratio?.Upper),
        CsvColumn<InequalitySlope>.Number("aboveEngland", s => s.Period == answer.Period ? answer.AboveEngland : null),
        CsvColumn<InequalitySlope>.Number("aboveEnglandLower", s => s.Period == answer.Period ? answer.AboveEnglandLower : null),
        CsvColumn<InequalitySlope>.Number("aboveEnglandUpper", s => s.Period == answer.Period ? answer.AboveEnglandUpper : null),
        CsvColumn<InequalitySlope>.Text("counted", s => s.Period == answer.Period ? answer.Counted : null),
    ];

    private static CsvColumn<T>[] Ending<T>(InequalityAnswer answer, string release) =>
    [
        CsvColumn<T>.Text("unit", _ => answer.Unit),
        CsvColumn<T>.Text("release", _ => release),
        CsvColumn<T>.Text("licence", _ => answer.Licence),
    ];
}
