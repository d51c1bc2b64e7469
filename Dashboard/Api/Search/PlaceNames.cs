using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>The names of all areas of a release, held in memory: a suggestion is asked for at every few letters.</summary>
internal sealed class PlaceNames
{
    /// <summary>A neighbourhood goes by the name of its MSOA: it comes after every place that the name is for.</summary>
    private const int Borrowed = 4;

    private static readonly AreaLevel[] Largest = [AreaLevel.England, AreaLevel.Icb, AreaLevel.Ltla24, AreaLevel.Msoa21, AreaLevel.Lsoa21];

    private readonly PlaceName[] _places;

    private PlaceNames(IEnumerable<Area> areas) => _places = [.. areas.Select(a => new PlaceName(a, PlainText.Of(a.DisplayName), PlainText.Of(a.Name)))];

    public static PlaceNames Of(ReleaseFigures figures) => figures.RememberForAll(
        "place-names",
        () => new PlaceNames(Largest.SelectMany(level => figures.Lease.Areas.List(level, AreaCode.England))));

    /// <summary>The place of that very name first, then those of the region; names that begin with the text, names with a word that does, names that hold it.</summary>
    public IReadOnlyList<Area> Find(string text, Region region, int most)
    {
        var sought = PlainText.Of(text);
        if (sought.Length == 0)
            return [];
        return [.. _places
            .Select(place => (place.Area, Fit: Fit(place, sought)))
            .Where(found => found.Fit < PlainText.NotAtAll)
            .OrderBy(found => found.Fit >= Borrowed)
            .ThenBy(found => found.Fit == 0 ? 0 : region.Holds(found.Area) ? 1 : 2)
            .ThenBy(found => found.Fit)
            .ThenBy(found => Array.IndexOf(Largest, found.Area.Level))
            .ThenBy(found => found.Area.DisplayName, StringComparer.Ordinal)
            .ThenBy(found => found.Area.Code.Value, StringComparer.Ordinal)
            .Take(most)
            .Select(found => found.Area)];
    }

    /// <summary>0 for the name or code itself, more the less it fits.</summary>
    private static int Fit(PlaceName place, string sought)
    {
        if (place.Area.Code.Value.StartsWith(sought, StringComparison.OrdinalIgnoreCase))
            return sought.Length == place.Area.Code.Value.Length ? 0 : 1;
        var official = PlainText.Fit(place.Official, sought);
        if (place.Area.PlaceName is null)
            return official;
        return Math.Min(official, PlainText.Fit(place.Shown, sought) + (place.Area.Level == AreaLevel.Lsoa21 ? Borrowed : 0));
    }

    private readonly record struct PlaceName(Area Area, string Shown, string Official);
}
