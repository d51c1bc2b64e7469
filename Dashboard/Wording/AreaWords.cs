namespace HealthNeeds.Dashboard.Wording;

/// <summary>What stands beside an area's name in lists, so that places of one name are told apart.</summary>
internal static class AreaWords
{
    /// <summary>"Barnsley 018A · Barnsley": the official name where residents use another, and the authority.</summary>
    public static string Where(Area area) => Joined(Parts(area));

    /// <summary>The same with "1,519 people".</summary>
    public static string WhereAndPeople(Area area) => Joined([.. Parts(area), area.Population is { } people ? $"{Figures.Count(people)} people" : null]);

    /// <summary>"Mexborough East, Doncaster 030A": both names of a place that has two.</summary>
    public static string Full(Area area) => area.PlaceName is null ? area.DisplayName : $"{area.DisplayName}, {area.Name}";

    private static string?[] Parts(Area area) => [area.PlaceName is null ? null : area.Name, area.Level == AreaLevel.Ltla24 ? null : area.LocalAuthorityName];

    private static string Joined(string?[] parts) => string.Join(" · ", parts.OfType<string>());
}
