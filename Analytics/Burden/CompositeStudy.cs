using System.Globalization;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// Do intervals of sums of outcomes keep their word? Composites whose outcome is known at LSOA are estimated without the area's own figure, each
/// fold's errors and their correlations being learned from the other folds, and compared with what was published.
/// </summary>
internal sealed class CompositeStudy(AreaFrame frame, IReadOnlyList<BurdenResult> burden)
{
    public const string ModelId = "composites";
    public const double VeryLikely = 0.8;
    private const int FewestSure = 30;

    /// <param name="independent">True to see what comes of drawing errors apart: for tests, and never for what ships.</param>
    public (ModelCard? Card, IReadOnlyList<ModelGate> Gates) Run(bool independent = false)
    {
        var held = frame.Checks.Composites.Where(c => c.Parts.All(p => burden.Any(b => b.Label.Id == p.Outcome))).ToArray();
        if (held.Length == 0) return (null, []);
        var card = new ModelCard(ModelId, "Intervals of composites", "published outcomes, added up", "none", "joint-errors", frame.Count, burden[0].HeldOut.Folds.Count, 0, 0, [.. held.Select(c => c.Id)],
            ["Errors of outcomes go together, and are drawn so. Here sums of outcomes that are known are held against the intervals that such errors give them: one LSOA left out at a time, the size of errors and how they go together learned from other authorities. The estimate in use also draws on the area's own figure, and its intervals are not tested by this."]);
        return (card, [.. held.SelectMany(c => Gates(c.Id, c.Title, c.Parts, independent))]);
    }

    private IEnumerable<ModelGate> Gates(string id, string title, IReadOnlyList<OutcomeShare> parts, bool independent)
    {
        var composite = Estimate(parts, independent);
        var rows = composite.Rows;
        var inside = rows.Average(i => composite.Inside(i) ? 1.0 : 0);
        var icbs = frame.Icbs.Members.Select(m => m.Where(i => !double.IsNaN(composite.Outcome[i])).ToArray()).Where(m => m.Length >= FewestSure).ToArray();
        var icbInside = icbs.Length == 0 ? 1 : icbs.Average(m => m.Average(i => composite.Inside(i) ? 1.0 : 0) is >= 0.87 and <= 0.93 ? 1.0 : 0);
        yield return new ModelGate(ModelId, $"{id}-coverage", inside is >= 0.87 and <= 0.93 && icbInside >= 0.9, string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {100 * inside:0.0}% lie inside their 90% interval (allowed: 87% to 93%); so it is in {100 * icbInside:0}% of {icbs.Length} ICBs (at least 90%)."));

        var chance = Calibration.WorstTenth([.. rows.Select(i => composite.Prediction[i])], [.. rows.Select(i => composite.Sd[i])]);
        var worst = Ranks.Descending([.. rows.Select(i => composite.Outcome[i])]).Take(Ranks.Tenth(rows.Length)).ToHashSet();
        int[] sure = [.. Enumerable.Range(0, rows.Length).Where(k => chance[k] >= VeryLikely)];
        var (said, came) = sure.Length == 0 ? (0, 0) : (sure.Average(k => chance[k]), sure.Average(k => worst.Contains(k) ? 1.0 : 0));
        var byIcb = sure.GroupBy(k => frame.Icbs.Of[rows[k]]).Where(g => g.Count() >= FewestSure).ToArray();
        var icbRight = byIcb.Length == 0 ? 1 : byIcb.Average(g => Math.Abs(g.Average(k => chance[k]) - g.Average(k => worst.Contains(k) ? 1.0 : 0)) <= 0.03 ? 1.0 : 0);
        yield return new ModelGate(ModelId, $"{id}-very-likely", Math.Abs(said - came) <= 0.03 && icbRight >= 0.9, string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: of {sure.Length} areas said to be in the worst tenth with 80% or more ({100 * said:0.0}% on average), {100 * came:0.0}% are (within 3 points); so it is in {100 * icbRight:0}% of the {byIcb.Length} ICBs with {FewestSure} or more of them (at least 90%)."));
    }

    private Composite Estimate(IReadOnlyList<OutcomeShare> parts, bool independent)
    {
        var held = parts.Select(p => burden.Single(b => b.Label.Id == p.Outcome).HeldOut).ToArray();
        var scale = parts.Select((p, k) => p.Weight / Spread.Of(held[k].Outcome).Sd).ToArray();
        double[] Sum(Func<HeldOutEstimate, double[]> values) => [.. Enumerable.Range(0, frame.Count).Select(i => held.Select((h, k) => scale[k] * values(h)[i]).Sum())];
        var outcome = Sum(h => h.Outcome);
        var sd = new double[frame.Count];
        foreach (var fold in held[0].Folds) Doubt(held, scale, independent, fold, outcome, sd);
        return new Composite(outcome, Sum(h => h.Estimate), sd, [.. Enumerable.Range(0, frame.Count).Where(i => !double.IsNaN(outcome[i]))]);
    }

    /// <summary>Standard deviations of a fold's sums, from the misses of the other folds.</summary>
    private void Doubt(HeldOutEstimate[] held, double[] scale, bool independent, Fold fold, double[] outcome, double[] sd)
    {
        int[] known = [.. fold.Train.Where(i => !double.IsNaN(outcome[i]))];
        var noise = Array.ConvertAll(held, h => ResidualNoise.Of(frame, h.Outcome, h.Estimate, known));
        var misses = held.Select((h, k) => Array.ConvertAll(known, i => (h.Outcome[i] - h.Estimate[i]) / noise[k].Sd(i, h.Estimate[i]))).ToArray();
        var correlation = new double[held.Length, held.Length];
        for (var a = 0; a < held.Length; a++)
        {
            for (var b = 0; b < held.Length; b++) correlation[a, b] = a == b ? 1 : independent ? 0 : RankMetrics.Pearson(misses[a], misses[b]);
        }

        foreach (var i in fold.Test)
        {
            var own = held.Select((h, k) => scale[k] * noise[k].Sd(i, h.Estimate[i])).ToArray();
            double variance = 0;
            for (var a = 0; a < own.Length; a++)
            {
                for (var b = 0; b < own.Length; b++) variance += own[a] * own[b] * correlation[a, b];
            }

            sd[i] = Math.Sqrt(Math.Max(variance, 0));
        }
    }

    private sealed record Composite(double[] Outcome, double[] Prediction, double[] Sd, int[] Rows)
    {
        public bool Inside(int i) => Math.Abs(Outcome[i] - Prediction[i]) <= Calibration.Normal90 * Sd[i];
    }
}
