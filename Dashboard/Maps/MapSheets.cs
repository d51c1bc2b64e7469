using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>The region's bundled boundaries, projected at first use and kept for the life of the process.</summary>
internal sealed class MapSheets(RegionSetting region)
{
    private readonly Lazy<Drawn> _drawn = new(() => Drawn.From(region.Current));

    public MapSheet? Sheet(AreaLevel level) => _drawn.Value.Sheets.GetValueOrDefault(level);

    public (int X, int Y) At(Location location) => _drawn.Value.Projection.At(location);

    /// <summary>The authorities that show in a view, named where their middle is in it.</summary>
    public IReadOnlyList<MapOutline> Outlines(MapBox view) => Sheet(AreaLevel.Ltla24) is not { } authorities
        ? []
        : authorities.Shapes.Select(s => Outline(s, view)).ToList();

    private static MapOutline Outline(MapShape shape, MapBox view)
    {
        var (x, y) = shape.Box.Centre;
        return new MapOutline(view.Contains(x, y) ? shape.Name : string.Empty, shape.Path, x, y);
    }

    private sealed record Drawn(MapProjection Projection, Dictionary<AreaLevel, MapSheet> Sheets)
    {
        public static Drawn From(Region region)
        {
            var levels = AreaLevels.Ranked.ToDictionary(l => l, l => Features(region, l));
            var points = levels.Values.SelectMany(f => f).SelectMany(f => f.Rings).SelectMany(r => r).ToList();
            var projection = new MapProjection(points.Min(p => p.Lon), points.Max(p => p.Lat), points.Max(p => p.Lon), points.Min(p => p.Lat));
            return new Drawn(projection, levels.ToDictionary(l => l.Key, l => new MapSheet([.. l.Value.Select(f => f.Drawn(projection))])));
        }

        private static List<Feature> Features(Region region, AreaLevel level)
        {
            using var json = JsonDocument.Parse(File.ReadAllText($"/work/shared/boundaries/sy_{level.Id()}.geojson"));
            return json.RootElement.GetProperty("features").EnumerateArray().Select(f =>
            {
                var p = f.GetProperty("properties");
                var rings = f.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().SelectMany(poly => poly.EnumerateArray()).Select(r => (IReadOnlyList<(double, double)>)r.EnumerateArray().Select(c => (c[0].GetDouble(), c[1].GetDouble())).ToList()).ToList();
                return new Feature(new AreaCode(p.GetProperty(level.Id() + "_code").GetString()!), p.GetProperty(level.Id() + "_name").GetString()!, rings);
            }).ToList();
        }
    }

    private sealed record Feature(AreaCode Code, string Name, IReadOnlyList<IReadOnlyList<(double Lon, double Lat)>> Rings)
    {
        public MapShape Drawn(MapProjection projection)
        {
            var rings = Rings.Select(r => (IReadOnlyList<(int X, int Y)>)r.Select(p => projection.At(p.Lon, p.Lat)).ToList()).ToList();
            return new MapShape(Code, Name, MapPath.Of(rings), MapPath.Box(rings.SelectMany(r => r)));
        }
    }
}
