using System.Text.Json;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>A ranking as a table and as a map layer.</summary>
internal static class RankingDownloads
{
    private const string Unit = "share above England's average over residents, 0 = England's average";

    public static ITableDownload Csv(RankingScope scope) =>
        new CsvDownload<RankingItem>(scope.FileName("csv"), scope.Items, Columns(scope));

    /// <summary>Features carry the area's outline where it is bundled, else its population-weighted centroid; 'geometryFrom' says which.</summary>
    public static IResult GeoJson(RankingScope scope, ReleaseRequest request)
    {
        var outlines = request.Outlines(scope.Level, scope.Within);
        var byCode = outlines?.Areas.ToDictionary(a => a.Code) ?? [];
        return new GeoJsonDownload<(int Position, RankedArea Place)>(
            scope.FileName("geojson"),
            scope.Listed,
            json => WriteHeader(json, scope, request, outlines),
            (json, listed) => WriteFeature(json, listed.Place.Area, scope.Item(listed.Place, listed.Position), byCode.GetValueOrDefault(listed.Place.Area.Code)));
    }

    private static CsvColumn<RankingItem>[] Columns(RankingScope scope) =>
    [
        .. ListedArea.Columns<RankingItem>(),
        CsvColumn<RankingItem>.Text("focus", _ => scope.Focus),
        CsvColumn<RankingItem>.Text("kind", _ => scope.Kind.Id()),
        CsvColumn<RankingItem>.Text("level", _ => scope.Level.Id()),
        CsvColumn<RankingItem>.Text("within", _ => scope.Within.Code.Value),
        CsvColumn<RankingItem>.Number("position", r => r.Position),
        CsvColumn<RankingItem>.Number("rankMedian", r => r.Rank.Median),
        CsvColumn<RankingItem>.Number("rankLower", r => r.Rank.Lower),
        CsvColumn<RankingItem>.Number("rankUpper", r => r.Rank.Upper),
        CsvColumn<RankingItem>.Number("areas", _ => scope.Areas.Count),
        CsvColumn<RankingItem>.Number("score", r => r.Score),
        CsvColumn<RankingItem>.Number("burden", r => r.Burden),
        CsvColumn<RankingItem>.Number("gap", r => r.Gap),
        CsvColumn<RankingItem>.Number("burdenPercentile", r => r.BurdenPercentile),
        CsvColumn<RankingItem>.Number("gapPercentile", r => r.GapPercentile),
        CsvColumn<RankingItem>.Number("pWorstTenth", r => r.PWorstTenth),
        CsvColumn<RankingItem>.Text("tier", r => r.Tier),
        CsvColumn<RankingItem>.Number("worstTenthInIcb", r => r.WorstTenthInIcb),
        CsvColumn<RankingItem>.Number("firstTenInIcb", r => r.FirstTenInIcb),
        CsvColumn<RankingItem>.Text("why", r => r.Why),
        .. MeasuredPeriods.Columns<RankingItem>(scope.Measured),
        CsvColumn<RankingItem>.Text("unit", _ => Unit),
        CsvColumn<RankingItem>.Text("polarity", _ => "higher-is-worse"),
        CsvColumn<RankingItem>.Text("release", _ => scope.Release),
        CsvColumn<RankingItem>.Text("licence", _ => FigureLicence.Figures),
    ];

    private static void WriteHeader(Utf8JsonWriter json, RankingScope scope, ReleaseRequest request, BoundarySet? outlines)
    {
        json.WriteString("name", $"{scope.Kind.Words()}: {scope.Focus}");
        json.WriteString("release", scope.Release);
        json.WriteString("focus", scope.Focus);
        json.WriteString("kind", scope.Kind.Id());
        if (scope.Reason is not null)
            json.WriteString("reason", scope.Reason);
        json.WriteString("level", scope.Level.Id());
        json.WriteString("within", scope.Within.Code.Value);
        json.WriteNumber("areas", scope.Areas.Count);
        json.WriteString("oldestPeriod", scope.Measured?.Oldest);
        json.WriteString("newestPeriod", scope.Measured?.Newest);
        json.WriteString("polarity", "higher-is-worse");
        json.WriteString("unit", Unit);
        json.WriteString("caveat", string.Join(' ', scope.Caveats));
        json.WriteString("licence", FigureLicence.Figures);
        json.WriteStartArray("attribution");
        foreach (var line in request.Attribution.Append(outlines?.Attribution).OfType<string>().Distinct(StringComparer.Ordinal))
            json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Area area, RankingItem item, AreaBoundary? outline)
    {
        json.WriteString("id", area.Code.Value);
        if (outline is null)
            GeoJsonGeometry.WritePoint(json, area.Location);
        else
            GeoJsonGeometry.WriteOutline(json, outline);
        WriteProperties(json, item, outline is null ? "centroid" : "outline");
    }

    private static void WriteProperties(Utf8JsonWriter json, RankingItem item, string geometryFrom)
    {
        json.WriteStartObject("properties");
        json.WriteString("code", item.Code);
        json.WriteString("name", item.Name);
        json.WriteString("placeName", item.PlaceName);
        json.WriteString("localAuthority", item.LocalAuthority);
        WriteNumber(json, "population", item.Population);
        json.WriteNumber("position", item.Position);
        json.WriteNumber("rankMedian", item.Rank.Median);
        json.WriteNumber("rankLower", item.Rank.Lower);
        json.WriteNumber("rankUpper", item.Rank.Upper);
        json.WriteNumber("score", item.Score);
        json.WriteNumber("burden", item.Burden);
        WriteNumber(json, "gap", item.Gap);
        json.WriteNumber("burdenPercentile", item.BurdenPercentile);
        WriteNumber(json, "gapPercentile", item.GapPercentile);
        json.WriteNumber("pWorstTenth", item.PWorstTenth);
        json.WriteString("tier", item.Tier);
        WriteNumber(json, "worstTenthInIcb", item.WorstTenthInIcb);
        WriteNumber(json, "firstTenInIcb", item.FirstTenInIcb);
        json.WriteString("why", item.Why);
        json.WriteString("geometryFrom", geometryFrom);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
