using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>Matches of an area or of an asset as a table.</summary>
internal static class MatchDownload
{
    public static IResult Csv(MatchList list) => new CsvDownload<MatchItem>(
        $"matches-{list.Asset ?? list.Area!.Code}-{list.Release.Id}.csv",
        list.Items,
        [
            CsvColumn<MatchItem>.Text("area", m => m.Area),
            CsvColumn<MatchItem>.Text("areaName", m => m.AreaName),
            CsvColumn<MatchItem>.Text("asset", m => m.Asset),
            CsvColumn<MatchItem>.Text("assetName", m => m.AssetName),
            CsvColumn<MatchItem>.Text("focus", m => m.Focus),
            CsvColumn<MatchItem>.Text("need", m => m.Need),
            CsvColumn<MatchItem>.Number("score", m => m.Score),
            CsvColumn<MatchItem>.Number("kilometres", m => m.Kilometres),
            CsvColumn<MatchItem>.Text("reasons", m => string.Join("; ", m.Reasons)),
            CsvColumn<MatchItem>.Text("release", _ => list.Release.Id),
            CsvColumn<MatchItem>.Text("caveat", _ => MatchList.MatchCaveat),
            CsvColumn<MatchItem>.Text("attribution", _ => list.Attribution),
        ]);
}
