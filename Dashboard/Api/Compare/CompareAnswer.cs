using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;

namespace HealthNeeds.Dashboard.Api.Compare;

/// <param name="Places">In the order asked for, with how often each is worse or better than England.</param>
/// <param name="Items">Each indicator's places one after another, in the order of the page.</param>
internal sealed record CompareAnswer(ReleaseStamp Release, string Level, string Focus, string Finding, IReadOnlyList<ComparedPlace> Places, string Rule, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<CompareItem> Items)
{
    public static CompareAnswer Of(ReleaseRequest request, CompareView view, IReadOnlyList<CompareItem> items) => new(
        request.Stamp,
        view.Areas[0].Level.Id(),
        view.Query.FocusText,
        CompareWords.Finding(view),
        [.. view.Tallies.Select(t => new ComparedPlace(AreaItem.Of(t.Area), t.Worse, t.Similar, t.Better, t.NoEnd, t.NotCompared))],
        CompareWords.Rule,
        FigureLicence.Figures,
        request.Attribution,
        items);
}

/// <param name="HigherOrLower">Figures that differ from England's where neither way is better.</param>
internal sealed record ComparedPlace(AreaItem Area, int Worse, int Similar, int Better, int HigherOrLower, int NotCompared);

/// <summary>One figure of one place.</summary>
/// <param name="Group">As the page heads it.</param>
/// <param name="Verdict">Against England: worse, similar, better, higher, lower or not-compared.</param>
/// <param name="Percentile">Share of England's areas with a lower value, 0 to 1.</param>
internal sealed record CompareItem(
    string Group,
    string Indicator,
    string Name,
    string Unit,
    string Sex,
    string Period,
    DateOnly PeriodEnd,
    string Code,
    string Area,
    double? Value,
    double? Lower,
    double? Upper,
    string? Missing,
    string Verdict,
    double? Percentile,
    double? EnglandMedian,
    double? IcsMedian,
    bool Modelled,
    bool Own,
    string Licence)
{
    public static CompareItem Of(CompareGroup group, CompareRow row, Area area, IndicatorComparison cell)
    {
        var (value, estimate) = (cell.Value, cell.Value.Observation?.Estimate);
        return new CompareItem(
            group.Name,
            row.Indicator.Id.Value,
            row.Indicator.Name,
            row.Indicator.Unit,
            row.Sex.Id(),
            value.Period.ToString(),
            value.Period.End,
            area.Code.Value,
            area.DisplayName,
            estimate?.Value,
            estimate?.Lower,
            estimate?.Upper,
            value.Observation?.Missing?.Id(),
            cell.Verdict.Id(),
            cell.Here,
            value.England?.Median,
            value.Icb?.Median,
            row.Indicator.Modelled,
            row.Indicator.IsOwn,
            FigureLicence.Of(row.Indicator));
    }

    public static CsvColumn<CompareItem>[] Columns(string release) =>
    [
        CsvColumn<CompareItem>.Text("group", i => i.Group),
        CsvColumn<CompareItem>.Text("indicator", i => i.Indicator),
        CsvColumn<CompareItem>.Text("name", i => i.Name),
        CsvColumn<CompareItem>.Text("unit", i => i.Unit),
        CsvColumn<CompareItem>.Text("sex", i => i.Sex),
        CsvColumn<CompareItem>.Text("period", i => i.Period),
        CsvColumn<CompareItem>.Day("periodEnd", i => i.PeriodEnd),
        CsvColumn<CompareItem>.Text("code", i => i.Code),
        CsvColumn<CompareItem>.Text("area", i => i.Area),
        CsvColumn<CompareItem>.Number("value", i => i.Value),
        CsvColumn<CompareItem>.Number("lower", i => i.Lower),
        CsvColumn<CompareItem>.Number("upper", i => i.Upper),
        CsvColumn<CompareItem>.Text("missing", i => i.Missing),
        CsvColumn<CompareItem>.Text("verdict", i => i.Verdict),
        CsvColumn<CompareItem>.Number("percentile", i => i.Percentile),
        CsvColumn<CompareItem>.Number("englandMedian", i => i.EnglandMedian),
        CsvColumn<CompareItem>.Number("icsMedian", i => i.IcsMedian),
        CsvColumn<CompareItem>.Text("modelled", i => i.Modelled ? "true" : "false"),
        CsvColumn<CompareItem>.Text("own", i => i.Own ? "true" : "false"),
        CsvColumn<CompareItem>.Text("release", _ => release),
        CsvColumn<CompareItem>.Text("licence", i => i.Licence),
    ];
}
