namespace HealthNeeds.Analytics.Research;

/// <summary>The LSOA whose population-weighted centre is nearest to a point, within 5 km: further off, the point is in no neighbourhood of England.</summary>
public sealed class NearestNeighbourhood
{
    private const double MostKilometres = 5;

    /// <summary>Cells of a tenth of a degree: 11 km by 6 to 7 in England, so that what is within 5 km lies in a cell or one beside it.</summary>
    private const double CellsPerDegree = 10;

    private readonly ILookup<(int North, int East), Area> _cells;

    /// <param name="areas">Of any level; only LSOAs that have a centre count.</param>
    public NearestNeighbourhood(IEnumerable<Area> areas) =>
        _cells = areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.Location is not null).ToLookup(a => Cell(a.Location!.Value));

    public Area? Of(Location point)
    {
        var (north, east) = Cell(point);
        var near = from n in Enumerable.Range(north - 1, 3)
                   from e in Enumerable.Range(east - 1, 3)
                   from area in _cells[(n, e)]
                   let kilometres = area.Location!.Value.KilometresTo(point)
                   where kilometres <= MostKilometres
                   orderby kilometres, area.Code.Value
                   select area;
        return near.FirstOrDefault();
    }

    private static (int North, int East) Cell(Location point) => ((int)Math.Floor(point.Latitude * CellsPerDegree), (int)Math.Floor(point.Longitude * CellsPerDegree));
}
