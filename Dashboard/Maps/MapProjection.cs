using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>
/// Degrees to sheet units: equirectangular about the region's middle latitude, which at the size of a county differs from
/// the national grid by less than the width of a boundary line.
/// </summary>
internal sealed class MapProjection(double west, double north, double east, double south)
{
    /// <summary>Width of the region in sheet units; about 20 m each for South Yorkshire.</summary>
    private const int SheetWidth = 4000;

    private readonly double _scale = SheetWidth / (east - west);

    private readonly double _squeeze = Math.Cos((north + south) / 2 * Math.PI / 180);

    public (int X, int Y) At(Location location) => At(location.Longitude, location.Latitude);

    public (int X, int Y) At(double longitude, double latitude) =>
        ((int)Math.Round((longitude - west) * _scale), (int)Math.Round((north - latitude) * _scale / _squeeze));
}
