using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;

namespace HealthNeeds.Analytics.Statistics;

/// <summary>
/// How far held-out predictions miss: a spread that depends on the predicted level and on how well the authority's other LSOAs were foreseen,
/// split into what whole authorities, MSOAs and single LSOAs miss by (nested method of moments), and scaled so that the middle 90% of a
/// normal draw covers 90%.
/// </summary>
internal sealed class ResidualNoise
{
    private const int Bins = 10;

    private readonly double[] edges;
    private readonly double[] spreads;
    private readonly double authorityShare;
    private readonly double msoaShare;
    private readonly double[] ofAuthority;

    private ResidualNoise(double[] edges, double[] spreads, double authorityShare, double msoaShare, double[] ofAuthority) =>
        (this.edges, this.spreads, this.authorityShare, this.msoaShare, this.ofAuthority) = (edges, spreads, authorityShare, msoaShare, ofAuthority);

    /// <param name="rows">Rows with an outcome and a held-out prediction.</param>
    public static ResidualNoise Of(AreaFrame frame, double[] outcome, double[] prediction, int[] rows)
    {
        double[] sorted = [.. rows.Select(i => prediction[i]).Order()];
        double[] cuts = [.. Enumerable.Range(1, Bins - 1).Select(b => sorted[b * sorted.Length / Bins])];
        var residuals = new double[outcome.Length];
        foreach (var i in rows) residuals[i] = outcome[i] - prediction[i];
        double[] scatter = [.. rows.GroupBy(i => Bin(cuts, prediction[i])).OrderBy(g => g.Key).Select(g => Math.Sqrt(g.Average(i => residuals[i] * residuals[i])))];
        if (scatter.Length < Bins) scatter = [.. Enumerable.Repeat(Math.Sqrt(rows.Average(i => residuals[i] * residuals[i])), Bins)];
        var standard = new double[outcome.Length];
        foreach (var i in rows) standard[i] = residuals[i] / Math.Max(scatter[Bin(cuts, prediction[i])], 1e-9);
        var factors = AuthorityFactors(frame, rows, [.. outcome.Select((o, i) => (o - prediction[i]) / Math.Max(scatter[Bin(cuts, prediction[i])], 1e-9))]);
        var scale = rows.Select(i => Math.Abs(standard[i]) / factors[i]).Order().ElementAt((int)(0.9 * (rows.Length - 1))) / Calibration.Normal90;
        var (authority, msoa) = Shares(frame, standard, rows);
        return new ResidualNoise(cuts, Array.ConvertAll(scatter, s => s * scale), authority, msoa, factors);
    }

    /// <summary>
    /// By how much the spread of an area's authority differs from England's, by its other LSOAs alone: their mean square, drawn towards 1 by how
    /// much authorities really differ (method of moments).
    /// </summary>
    /// <param name="standard">Misses in standard deviations of England; NaN where there is no outcome. Those of areas outside <paramref name="rows"/> judge their own authority only.</param>
    private static double[] AuthorityFactors(AreaFrame frame, int[] rows, double[] standard)
    {
        var overall = rows.Average(i => standard[i] * standard[i]);
        var (sums, counts) = (new double[frame.Authorities.Count], new int[frame.Authorities.Count]);
        foreach (var i in Enumerable.Range(0, standard.Length).Where(i => !double.IsNaN(standard[i])))
        {
            sums[frame.Authorities.Of[i]] += standard[i] * standard[i] / overall;
            counts[frame.Authorities.Of[i]]++;
        }

        var chance = rows.Average(i => Math.Pow((standard[i] * standard[i] / overall) - 1, 2));
        var groups = rows.Select(i => frame.Authorities.Of[i]).Distinct().Order().Where(g => counts[g] > 1).ToArray();
        var between = groups.Length == 0 ? 0 : groups.Average(g => Math.Pow((sums[g] / counts[g]) - 1, 2) - (chance / counts[g]));
        var prior = between > 0 ? chance / between : double.PositiveInfinity;
        return [.. standard.Select((z, i) => Factor(frame.Authorities.Of[i], double.IsNaN(z) ? 0 : z * z / overall, double.IsNaN(z) ? 0 : 1))];

        double Factor(int authority, double own, int ownCount) =>
            double.IsInfinity(prior) ? 1 : Math.Sqrt((prior + sums[authority] - own) / (prior + counts[authority] - ownCount));
    }

    /// <summary>Standard deviation of the miss of an LSOA predicted at this level.</summary>
    public double Sd(int lsoa, double prediction) => spreads[Bin(edges, prediction)] * ofAuthority[lsoa];

    public PartNoise ToParts(double[] prediction)
    {
        float[] Share(double share) => [.. prediction.Select((p, i) => (float)(Sd(i, p) * Math.Sqrt(share)))];
        return new PartNoise(Share(1 - authorityShare - msoaShare), Share(msoaShare), Share(authorityShare));
    }

    private static int Bin(double[] edges, double value)
    {
        var at = Array.BinarySearch(edges, value);
        return at >= 0 ? at + 1 : ~at;
    }

    private static (double Authority, double Msoa) Shares(AreaFrame frame, double[] residuals, int[] rows)
    {
        var total = rows.Average(i => residuals[i] * residuals[i]);
        if (total <= 0) return (0, 0);
        var authority = SharedVariance.Of(frame.Authorities, rows, residuals);
        var msoa = SharedVariance.Of(frame.Msoas, rows, residuals);
        var shared = Math.Clamp(authority / total, 0, 0.9);
        return (shared, Math.Clamp((msoa / total) - shared, 0, 0.95 - shared));
    }
}
