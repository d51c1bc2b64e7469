namespace HealthNeeds.Dashboard.Releases;

/// <summary>ICBs by the name of the place they are for.</summary>
internal static class IcbNames
{
    private const string Prefix = "NHS ";
    private const string Suffix = " Integrated Care Board";

    /// <summary>"NHS West Yorkshire Integrated Care Board" is West Yorkshire.</summary>
    public static string Place(string name)
    {
        var place = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : name;
        return place.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? place[Prefix.Length..] : place;
    }
}
