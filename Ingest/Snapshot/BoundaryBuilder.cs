using HealthNeeds.Core.Areas;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>Turns a folder of published GeoJSON into a region's files below data/boundaries.</summary>
internal static class BoundaryBuilder
{
    public const string Attribution =
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2024.";

    /// <param name="prefix">Of the raw files, as "sy" in sy_lsoa21.geojson.</param>
    /// <returns>The files written and how many areas each holds.</returns>
    public static IReadOnlyDictionary<string, int> Build(string from, string prefix, string to)
    {
        Directory.CreateDirectory(to);
        var written = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var level in AreaLevels.Ranked)
        {
            var set = GeoJsonBoundaries.Read(Path.Combine(from, $"{prefix}_{level.Id()}.geojson"), level, Attribution);
            var path = Path.Combine(to, $"{level.Id()}.json");
            using var file = File.Create(path);
            set.Write(file);
            written.Add(path, set.Areas.Count);
        }

        return written;
    }
}
