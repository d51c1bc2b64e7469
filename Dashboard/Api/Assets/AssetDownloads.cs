using System.Text.Json;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>The asset catalogue as a table and as a map layer.</summary>
internal static class AssetDownloads
{
    public static ITableDownload Csv(IEnumerable<Asset> assets, string release, string attribution) => new CsvDownload<Asset>(
        $"assets-{release}.csv",
        assets,
        [
            CsvColumn<Asset>.Text("id", a => a.Id),
            CsvColumn<Asset>.Text("name", a => a.Name),
            CsvColumn<Asset>.Text("host", a => a.Host),
            CsvColumn<Asset>.Text("kind", a => a.Kind),
            CsvColumn<Asset>.Text("description", a => a.Description),
            CsvColumn<Asset>.Text("subSectors", a => Joined(a.SubSectors)),
            CsvColumn<Asset>.Text("focusAreas", a => Joined(a.FocusAreas)),
            CsvColumn<Asset>.Text("needs", a => Joined(a.Needs)),
            CsvColumn<Asset>.Text("capabilities", a => Joined(a.Capabilities)),
            CsvColumn<Asset>.Text("lifeCourse", a => Joined(a.LifeCourse)),
            CsvColumn<Asset>.Text("reach", a => a.Reach.Id()),
            CsvColumn<Asset>.Text("status", a => a.Status),
            CsvColumn<Asset>.Day("statusDate", a => a.StatusDate),
            CsvColumn<Asset>.Text("place", a => a.Site?.Place ?? a.Place),
            CsvColumn<Asset>.Number("latitude", a => a.Site?.Location.Latitude),
            CsvColumn<Asset>.Number("longitude", a => a.Site?.Location.Longitude),
            CsvColumn<Asset>.Text("locationAccuracy", a => a.Site?.Accuracy),
            CsvColumn<Asset>.Text("evidence", a => string.Join("; ", a.Evidence.Select(e => $"{e.Source}: {e.Place}"))),
            CsvColumn<Asset>.Text("release", _ => release),
            CsvColumn<Asset>.Text("attribution", _ => attribution),
        ]);

    public static IResult GeoJson(IEnumerable<Asset> assets, string release, string attribution) => new GeoJsonDownload<Asset>(
        $"assets-{release}.geojson",
        assets,
        json =>
        {
            json.WriteString("release", release);
            json.WriteString("attribution", attribution);
        },
        WriteFeature);

    private static void WriteFeature(Utf8JsonWriter json, Asset asset)
    {
        json.WriteString("id", asset.Id);
        GeoJsonGeometry.WritePoint(json, asset.Site?.Location);
        json.WriteStartObject("properties");
        json.WriteString("id", asset.Id);
        json.WriteString("name", asset.Name);
        json.WriteString("host", asset.Host);
        json.WriteString("kind", asset.Kind);
        json.WriteString("description", asset.Description);
        json.WriteString("focusAreas", Joined(asset.FocusAreas));
        json.WriteString("needs", Joined(asset.Needs));
        json.WriteString("reach", asset.Reach.Id());
        json.WriteString("status", asset.Status);
        json.WriteString("place", asset.Site?.Place ?? asset.Place);
        json.WriteString("locationAccuracy", asset.Site?.Accuracy);
        json.WriteEndObject();
    }

    private static string Joined(IEnumerable<string> words) => string.Join("; ", words);
}
