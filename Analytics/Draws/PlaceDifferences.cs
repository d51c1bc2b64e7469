using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Draws;

/// <summary>Whether measures tell the places within an authority apart.</summary>
internal static class PlaceDifferences
{
    private const double Least = 1e-9;

    /// <summary>False where every place of an authority has the same ratio: figures of authorities alone say nothing of the places within one.</summary>
    /// <param name="authorityOf">Per LSOA of the basis.</param>
    public static bool AreTold(RankingBasis basis, IReadOnlyList<DrawnMeasure> measures, int[] authorityOf)
    {
        var first = new Dictionary<int, int>();
        for (var i = 0; i < authorityOf.Length; i++) first.TryAdd(authorityOf[i], i);
        return measures.SelectMany(m => m.Measure.Terms).SelectMany(basis.LogRatios).Distinct()
            .Any(logs => Enumerable.Range(0, authorityOf.Length).Any(i => Math.Abs(Ratio(logs, i) - Ratio(logs, first[authorityOf[i]])) > Least));
    }

    private static double Ratio(IReadOnlyList<double> logs, int lsoa) => double.IsNaN(logs[lsoa]) ? 0 : logs[lsoa];
}
