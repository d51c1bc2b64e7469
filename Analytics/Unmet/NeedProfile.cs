using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>The scores of one ranking, focus area or overall, with what they are made of; all per LSOA.</summary>
/// <param name="Gap">Null where the release holds no gap for it.</param>
internal sealed record NeedProfile(
    string Focus,
    double[] Score,
    double[] Burden,
    double[]? Gap,
    bool[] GapKnown,
    IReadOnlyList<(ContributionSide Side, string Domain, double[] Amount)> Contributions)
{
    public static NeedProfile Of(FocusNeed need) =>
        new(need.Focus, need.Score, need.Burden.Z, need.Gap?.Z, need.Gap?.Known ?? new bool[need.Score.Length], need.Contributions);

    /// <summary>The weighted mean of the focus areas: scores, sides and contributions alike.</summary>
    public static NeedProfile Overall(string focus, IReadOnlyList<(FocusNeed Need, double Weight)> parts)
    {
        var count = parts[0].Need.Score.Length;
        double[] Mean(Func<FocusNeed, double[]?> column)
        {
            var mean = new double[count];
            foreach (var (need, weight) in parts)
            {
                if (column(need) is not { } values) continue;
                for (var i = 0; i < count; i++) mean[i] += weight * values[i];
            }

            return mean;
        }

        bool[] known = [.. Enumerable.Range(0, count).Select(i => parts.Any(p => p.Need.Gap?.Known[i] == true))];
        return new NeedProfile(focus, Mean(n => n.Score), Mean(n => n.Burden.Z), Array.Exists(known, k => k) ? Mean(n => n.Gap?.Z) : null, known, Merged(parts));
    }

    private static IReadOnlyList<(ContributionSide Side, string Domain, double[] Amount)> Merged(IReadOnlyList<(FocusNeed Need, double Weight)> parts)
    {
        var sides = Enum.GetValues<ContributionSide>();
        return
        [
            .. sides.SelectMany(side =>
            {
                var amounts = parts.SelectMany(p => p.Need.Contributions.Where(c => c.Side == side).Select(c => (c.Domain, Array.ConvertAll(c.Amount, v => v * p.Weight)))).ToArray();
                var gathered = DomainAmounts.Gather(amounts);
                return gathered.Names.Select((name, d) => (side, name, gathered.Columns[d]));
            }),
        ];
    }
}
