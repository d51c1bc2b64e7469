using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>
/// What outcomes that are known at LSOA say of estimates spread from larger areas: they are summed to those areas, spread again as if nothing
/// were known within, and compared with what was published. Found anew at every release.
/// </summary>
/// <param name="Slope">How much of the slope between groups holds within them.</param>
/// <param name="MissRatio">Standard deviation of the miss of an LSOA within its group, over that of a group left out with its region.</param>
/// <param name="MsoaShare">Share of the miss's variance that LSOAs of one MSOA have in common.</param>
/// <param name="Correlation">How far the misses of two outcomes in one LSOA go together.</param>
internal sealed record SyntheticCalibration(double Slope, double MissRatio, double MsoaShare, double Correlation)
{
    /// <summary>Where no outcome is known at LSOA there is nothing to learn from: estimates are taken as they are.</summary>
    public static readonly SyntheticCalibration None = new(1, 1, 0, 0);

    /// <param name="trials">At least one.</param>
    public static SyntheticCalibration Of(AreaFrame frame, IReadOnlyList<SyntheticTrial> trials)
    {
        if (trials.Count == 0) return None;
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(i => trials.All(t => !double.IsNaN(t.Truth[i])))];
        var slope = Math.Clamp(trials.Average(t => t.Slope), 0, 1);
        var misses = trials.Select(t => t.Misses(slope)).ToArray();
        var pairs = (from a in Enumerable.Range(0, misses.Length) from b in Enumerable.Range(0, a) select RankMetrics.Pearson(Pick(misses[a], rows), Pick(misses[b], rows))).ToArray();
        return new SyntheticCalibration(
            slope,
            trials.Zip(misses).Average(e => e.First.MissRatio(e.Second, rows)),
            Math.Clamp(misses.Average(m => SharedVariance.Of(frame.Msoas, rows, m) / rows.Average(i => m[i] * m[i])), 0, 0.9),
            pairs.Length == 0 ? 0 : Math.Clamp(pairs.Average(), 0, 0.9));
    }

    private static double[] Pick(double[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
