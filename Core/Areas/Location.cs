using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Areas;

/// <summary>A point in WGS84 degrees.</summary>
public readonly record struct Location
{
    private const double EarthRadiusKm = 6371.0088;

    [JsonConstructor]
    public Location(double latitude, double longitude)
    {
        if (double.IsNaN(latitude) || latitude is < -90 or > 90 || double.IsNaN(longitude) || longitude is < -180 or > 180)
            throw new ArgumentException($"({latitude}, {longitude}) is not a latitude and longitude in degrees.");
        Latitude = latitude;
        Longitude = longitude;
    }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>Great-circle distance in kilometres (haversine, mean Earth radius of IUGG).</summary>
    public double KilometresTo(Location other)
    {
        double ToRadians(double degrees) => degrees * Math.PI / 180;
        var halfLat = Math.Sin(ToRadians(other.Latitude - Latitude) / 2);
        var halfLon = Math.Sin(ToRadians(other.Longitude - Longitude) / 2);
        var h = (halfLat * halfLat) + (Math.Cos(ToRadians(Latitude)) * Math.Cos(ToRadians(other.Latitude)) * halfLon * halfLon);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

public static class DistanceWords
{
    /// <summary>One decimal below 10 km, none above: "6.6 km", "20 km". A centroid and a site are no more exact.</summary>
    public static string Kilometres(double km) => km < 10 ? $"{km:0.0} km" : $"{km:0} km";
}
