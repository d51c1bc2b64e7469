using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>The shapes of one level of a region, projected once and kept.</summary>
internal sealed class MapSheet(IReadOnlyList<MapShape> shapes)
{
    private readonly Dictionary<AreaCode, MapShape> _byCode = shapes.ToDictionary(s => s.Code);

    public IReadOnlyList<MapShape> Shapes => shapes;

    public MapBox Box { get; } = MapBox.Of(shapes.Select(s => s.Box));

    public MapShape? Find(AreaCode code) => _byCode.GetValueOrDefault(code);
}
