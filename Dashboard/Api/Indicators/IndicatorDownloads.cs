using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>Indicators, one indicator's figures and an area's profile as tables.</summary>
internal static class IndicatorDownloads
{
    public static ITableDownload Csv(IEnumerable<IndicatorItem> items, string release) => new CsvDownload<IndicatorItem>(
        $"indicators-{release}.csv",
        items,
        [
            CsvColumn<IndicatorItem>.Text("id", i => i.Id),
            CsvColumn<IndicatorItem>.Text("name", i => i.Name),
            CsvColumn<IndicatorItem>.Text("definition", i => i.Definition),
            CsvColumn<IndicatorItem>.Text("unit", i => i.Unit),
            CsvColumn<IndicatorItem>.Text("polarity", i => i.Polarity),
            CsvColumn<IndicatorItem>.Text("domain", i => i.Domain),
            CsvColumn<IndicatorItem>.Text("uses", i => string.Join("; ", i.Uses.Select(u => $"{u.Focus}: {u.Role}"))),
            CsvColumn<IndicatorItem>.Text("source", i => i.Source),
            CsvColumn<IndicatorItem>.Text("cadence", i => i.Cadence),
            CsvColumn<IndicatorItem>.Text("newestPeriod", i => i.NewestPeriod),
            CsvColumn<IndicatorItem>.Day("newestPeriodEnd", i => i.NewestPeriodEnd),
            CsvColumn<IndicatorItem>.Text("nativeLevel", i => i.NativeLevel),
            CsvColumn<IndicatorItem>.Text("modelled", i => i.Modelled ? "true" : "false"),
            CsvColumn<IndicatorItem>.Text("own", i => i.Own ? "true" : "false"),
            CsvColumn<IndicatorItem>.Text("caveat", i => i.Caveat),
            CsvColumn<IndicatorItem>.Text("release", _ => release),
            CsvColumn<IndicatorItem>.Text("licence", i => i.Licence),
        ]);

    public static ITableDownload Csv(FigureList list) => new CsvDownload<FigureItem>(
        $"{list.Indicator.Id}-{list.Level}-{list.Within.Code}-{list.Release.Id}.csv",
        list.Items,
        [
            CsvColumn<FigureItem>.Text("code", f => f.Code),
            CsvColumn<FigureItem>.Text("name", f => f.Name),
            CsvColumn<FigureItem>.Text("indicator", _ => list.Indicator.Id),
            CsvColumn<FigureItem>.Text("period", _ => list.Period),
            CsvColumn<FigureItem>.Day("periodEnd", _ => list.PeriodEnd),
            CsvColumn<FigureItem>.Text("sex", _ => list.Sex),
            CsvColumn<FigureItem>.Number("value", f => f.Value),
            CsvColumn<FigureItem>.Number("lower", f => f.Lower),
            CsvColumn<FigureItem>.Number("upper", f => f.Upper),
            CsvColumn<FigureItem>.Text("limits", f => f.Limits),
            CsvColumn<FigureItem>.Number("count", f => f.Count),
            CsvColumn<FigureItem>.Number("denominator", f => f.Denominator),
            CsvColumn<FigureItem>.Text("missing", f => f.Missing),
            CsvColumn<FigureItem>.Text("verdict", f => f.Verdict),
            CsvColumn<FigureItem>.Text("note", f => f.Note),
            CsvColumn<FigureItem>.Text("trend", f => f.Trend),
            CsvColumn<FigureItem>.Text("testedTrend", f => f.TestedTrend),
            CsvColumn<FigureItem>.Text("noTrend", f => f.NoTrend),
            CsvColumn<FigureItem>.Text("since", f => f.Since),
            CsvColumn<FigureItem>.Number("change", f => f.Change),
            CsvColumn<FigureItem>.Text("changeIs", f => f.ChangeIs),
            CsvColumn<FigureItem>.Text("funnel", f => f.Funnel),
            CsvColumn<FigureItem>.Text("unit", _ => list.Indicator.Unit),
            CsvColumn<FigureItem>.Text("polarity", _ => list.Indicator.Polarity),
            CsvColumn<FigureItem>.Text("own", _ => list.Indicator.Own ? "true" : "false"),
            CsvColumn<FigureItem>.Text("release", _ => list.Release.Id),
            CsvColumn<FigureItem>.Text("licence", _ => list.Licence),
            CsvColumn<FigureItem>.Text("attribution", _ => list.Attribution),
        ]);

    public static ITableDownload Csv(IEnumerable<AreaFigure> items, Area area, string release) => new CsvDownload<AreaFigure>(
        $"profile-{area.Code}-{release}.csv",
        items,
        [
            CsvColumn<AreaFigure>.Text("code", _ => area.Code.Value),
            CsvColumn<AreaFigure>.Text("area", _ => area.Name),
            CsvColumn<AreaFigure>.Text("domain", f => f.Domain),
            CsvColumn<AreaFigure>.Text("indicator", f => f.Indicator),
            CsvColumn<AreaFigure>.Text("name", f => f.Name),
            CsvColumn<AreaFigure>.Text("period", f => f.Period),
            CsvColumn<AreaFigure>.Day("periodEnd", f => f.PeriodEnd),
            CsvColumn<AreaFigure>.Text("sex", f => f.Sex),
            CsvColumn<AreaFigure>.Number("value", f => f.Value),
            CsvColumn<AreaFigure>.Number("lower", f => f.Lower),
            CsvColumn<AreaFigure>.Number("upper", f => f.Upper),
            CsvColumn<AreaFigure>.Text("missing", f => f.Missing),
            CsvColumn<AreaFigure>.Text("note", f => f.Note),
            CsvColumn<AreaFigure>.Text("trend", f => f.Trend),
            CsvColumn<AreaFigure>.Text("testedTrend", f => f.TestedTrend),
            CsvColumn<AreaFigure>.Text("noTrend", f => f.NoTrend),
            CsvColumn<AreaFigure>.Text("unit", f => f.Unit),
            CsvColumn<AreaFigure>.Text("polarity", f => f.Polarity),
            CsvColumn<AreaFigure>.Text("verdict", f => f.Verdict),
            CsvColumn<AreaFigure>.Number("percentile", f => f.Percentile),
            CsvColumn<AreaFigure>.Number("englandMedian", f => f.EnglandMedian),
            CsvColumn<AreaFigure>.Number("icbMedian", f => f.IcbMedian),
            CsvColumn<AreaFigure>.Number("localAuthorityMedian", f => f.LocalAuthorityMedian),
            CsvColumn<AreaFigure>.Text("route", f => f.Route),
            CsvColumn<AreaFigure>.Text("modelled", f => f.Modelled ? "true" : "false"),
            CsvColumn<AreaFigure>.Text("own", f => f.Own ? "true" : "false"),
            CsvColumn<AreaFigure>.Text("caveat", f => f.Caveat),
            CsvColumn<AreaFigure>.Text("source", f => f.Source),
            CsvColumn<AreaFigure>.Text("release", _ => release),
            CsvColumn<AreaFigure>.Text("licence", f => f.Licence),
        ]);
}
