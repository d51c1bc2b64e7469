using HealthNeeds.Dashboard.Api.Indicators;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>An indicator's breakdowns as a table.</summary>
internal static class BreakdownDownloads
{
    public static IResult Csv(BreakdownList list) => new CsvDownload<BreakdownItem>(
        $"{list.Indicator.Id}-breakdowns-{list.Within.Code}-{list.Release.Id}.csv",
        list.Items,
        [
            CsvColumn<BreakdownItem>.Text("code", b => b.Code),
            CsvColumn<BreakdownItem>.Text("name", b => b.Name),
            CsvColumn<BreakdownItem>.Text("indicator", _ => list.Indicator.Id),
            CsvColumn<BreakdownItem>.Text("period", b => b.Period),
            CsvColumn<BreakdownItem>.Text("sex", b => b.Sex),
            CsvColumn<BreakdownItem>.Text("age", b => b.Age),
            CsvColumn<BreakdownItem>.Text("categoryType", b => b.CategoryType),
            CsvColumn<BreakdownItem>.Text("category", b => b.Category),
            CsvColumn<BreakdownItem>.Number("value", b => b.Value),
            CsvColumn<BreakdownItem>.Number("lower", b => b.Lower),
            CsvColumn<BreakdownItem>.Number("upper", b => b.Upper),
            CsvColumn<BreakdownItem>.Number("count", b => b.Count),
            CsvColumn<BreakdownItem>.Number("denominator", b => b.Denominator),
            CsvColumn<BreakdownItem>.Text("missing", b => b.Missing),
            CsvColumn<BreakdownItem>.Text("note", b => b.Note),
            CsvColumn<BreakdownItem>.Text("unit", _ => list.Indicator.Unit),
            CsvColumn<BreakdownItem>.Text("polarity", _ => list.Indicator.Polarity),
            CsvColumn<BreakdownItem>.Text("release", _ => list.Release.Id),
            CsvColumn<BreakdownItem>.Text("licence", _ => list.Licence),
            CsvColumn<BreakdownItem>.Text("attribution", _ => list.Attribution),
        ]);
}
