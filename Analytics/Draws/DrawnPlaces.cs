using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// The LSOAs that are drawn, and where their errors stand among those of all England: a place errs alike whoever is drawn beside it, so a
/// region by itself is drawn as in England to the last place.
/// </summary>
internal sealed class DrawnPlaces
{
    /// <param name="rows">Positions among England's LSOAs, ascending.</param>
    public DrawnPlaces(int[] rows, AreaGroups msoas, AreaGroups authorities)
    {
        Rows = rows;
        (MsoaOf, MsoaErrors) = Compact(rows, msoas, 0);
        (AuthorityOf, AuthorityErrors) = Compact(rows, authorities, msoas.Count);
        OwnErrors = Array.ConvertAll(rows, r => msoas.Count + authorities.Count + r);
    }

    public int[] Rows { get; }

    public int Count => Rows.Length;

    /// <summary>Per row, its MSOA among those that are drawn.</summary>
    public int[] MsoaOf { get; }

    public int[] AuthorityOf { get; }

    /// <summary>Per drawn MSOA, the place of its error in a part's stream: MSOAs stand first, then authorities, then LSOAs.</summary>
    public int[] MsoaErrors { get; }

    public int[] AuthorityErrors { get; }

    public int[] OwnErrors { get; }

    private static (int[] Of, int[] Errors) Compact(int[] rows, AreaGroups groups, int before)
    {
        int[] drawn = [.. rows.Select(r => groups.Of[r]).Distinct().Order()];
        var place = drawn.Select((g, k) => (g, k)).ToDictionary(e => e.g, e => e.k);
        return (Array.ConvertAll(rows, r => place[groups.Of[r]]), Array.ConvertAll(drawn, g => before + g));
    }
}
