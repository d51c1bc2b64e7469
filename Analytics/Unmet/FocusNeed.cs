using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>
/// Unmet need of a focus area: burden^a × gap^(1-a). Both sides are standardised on the log scale,
/// so the score, the log of the product, is a·burden + (1-a)·gap.
/// </summary>
internal sealed class FocusNeed
{
    public FocusNeed(string focus, NeedSide burden, NeedSide? gap, double exponent)
    {
        (Focus, Burden, Gap, Exponent) = (focus, burden, gap, exponent);
        IEnumerable<(ContributionSide, string, double[])> Side(ContributionSide side, NeedSide part, double factor) =>
            part.Amounts.Names.Select((name, d) => (side, name, Array.ConvertAll(part.Amounts.Columns[d], v => v * factor)));
        Contributions = [.. Side(ContributionSide.Burden, burden, exponent), .. gap is null ? [] : Side(ContributionSide.Gap, gap, 1 - exponent)];
        Score = Summed();
    }

    public string Focus { get; }

    public NeedSide Burden { get; }

    /// <summary>Null where the release holds no gap for this focus area.</summary>
    public NeedSide? Gap { get; }

    public double Exponent { get; }

    /// <summary>Amounts per LSOA that sum to <see cref="Score"/>.</summary>
    public IReadOnlyList<(ContributionSide Side, string Domain, double[] Amount)> Contributions { get; }

    public double[] Score { get; }

    private double[] Summed()
    {
        var score = new double[Burden.Z.Length];
        foreach (var (_, _, amount) in Contributions)
        {
            for (var i = 0; i < score.Length; i++) score[i] += amount[i];
        }

        return score;
    }
}
