using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>An indicator over the region, in five steps of about equally many places.</summary>
internal sealed class IndicatorMap(ReleaseReading reading, StepMaps maps)
{
    /// <summary>Null where there are no outlines, or no values.</summary>
    public StepMapView? Draw(FigureSet set, string extent) => set.Known.Count == 0 ? null : maps.Draw(
        reading,
        set.Level,
        [.. set.Rows.Select(r => new StepPlace(r.Area, r.Value, AreaAddress.Of(r.Area.Code), Words(set.Indicator, r)))],
        $"Map of {IndicatorWords.Named(set.Indicator)} in {extent}, {set.Period}. The table on this page holds the same figures.");

    /// <summary>Why there is no map; null where one can be drawn.</summary>
    public NoMap? Missing => maps.Missing(reading);

    private static string Words(Indicator indicator, PlaceFigure row) =>
        $"{AreaWords.Full(row.Area)}: {(row.Value is { } value ? $"{Figures.Value(value, indicator.Decimals)} {indicator.Unit}" : row.Figure?.Missing is { } reason ? MissingWords.Of(reason) : "not known")}";
}
