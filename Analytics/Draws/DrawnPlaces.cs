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

/// <summary>Whether measures tell the places within an authority apart.</summary>
internal static class PlaceDifferences
{
    private const double Least = 1e-9;

    /// <summary>False where every place of an authority has the same ratio: figures of authorities alone say nothing of the places within one.</summary>
    /// <param name="authorityOf">Per LSOA of the basis.</param>
    public static bool Exist(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] authorityOf)
    {
        var first = new Dictionary<int, int>();
        for (var i = 0; i < authorityOf.Length; i++) first.TryAdd(authorityOf[i], i);
        return measures.SelectMany(m => m.Measure.Terms).SelectMany(basis.LogRatios).Distinct()
            .Any(logs => Enumerable.Range(0, authorityOf.Length).Any(i => Math.Abs(Ratio(logs, i) - Ratio(logs, first[authorityOf[i]])) > Least));
    }

    private static double Ratio(IReadOnlyList<double> logs, int lsoa) => double.IsNaN(logs[lsoa]) ? 0 : logs[lsoa];
}
