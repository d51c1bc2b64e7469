using System.Globalization;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>The checks beside accuracy, each with a sentence that gives the number behind it.</summary>
internal sealed class BurdenGates(AreaFrame frame, BurdenLabel label, double[] outcome, int[] rows)
{
    public const string PlaceKnown = "place-known";
    public const string PlaceUnknown = "place-unknown";

    /// <summary>Shown as missed where it is missed; passed where nobody asked for anything.</summary>
    public ModelGate Reaches(string gate, double[] prediction, BurdenBar? bar)
    {
        var (rho, overlap) = (RankMetrics.Spearman(prediction.At(rows), outcome.At(rows)), RankMetrics.WorstTenthOverlap(prediction.At(rows), outcome.At(rows)));
        var what = gate == PlaceKnown ? "With one LSOA left out at a time" : "With whole authorities left out";
        return bar is not { } asked
            ? Gate(gate, true, string.Create(CultureInfo.InvariantCulture, $"{what}: rank correlation {rho:0.000}, overlap of worst tenths {overlap:0.000}; no bar is set for this outcome."))
            : Gate(gate, rho >= asked.Spearman && overlap >= asked.Overlap, string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: rank correlation {rho:0.000} (at least {asked.Spearman:0.000}), overlap of worst tenths {overlap:0.000} (at least {asked.Overlap:0.000})."));
    }

    public ModelGate Leakage(BurdenRuns runs) =>
        Gate("no-leakage", true, $"{runs.Features.Keys.Count} figures checked against eight rules before training; a broken rule stops the run.");

    public ModelGate Monotone(StackedRun run)
    {
        var matrix = run.Task.Features.Matrix;
        var violations = run.Trees.Models.Sum(m => MonotoneCheck.Violations(m, matrix));
        var slopes = run.Ridge.Models.Sum(m => m.Slopes.Where((s, k) => matrix.Features[k].Monotone == Boosting.Monotone.Increasing && s < 0).Count());
        return Gate("monotone", violations + slopes == 0, $"{violations} predictions of trees moved the wrong way when a signed figure rose, over sampled areas, every such feature and {run.Trees.Models.Length} models; {slopes} signed slopes of ridges are below 0.");
    }

    public ModelGate Sums(double[] prediction, DomainAmounts amounts)
    {
        var (mean, sum) = (prediction.Average(), amounts.Sum());
        var offset = sum.Average();
        var worst = sum.Select((s, i) => Math.Abs(s - offset - (prediction[i] - mean))).Max();
        return Gate("contributions-sum", worst <= 1e-5, $"Contributions miss the prediction by at most {worst.ToString("0.0e+0", CultureInfo.InvariantCulture)} (allowed: 1e-5).");
    }

    public ModelGate Coverage(double[] prediction, IReadOnlyList<Fold> folds)
    {
        var inside = Calibration.IntervalCoverage(frame, outcome, prediction, folds);
        return Gate("interval-coverage", inside is >= 0.87 and <= 0.93, $"{Percent(inside)} of held-out outcomes lie inside their 90% interval (allowed: 87% to 93%).");
    }

    public ModelGate WorstTenth(double[] prediction, ResidualNoise noise)
    {
        var probability = Calibration.WorstTenth(prediction.At(rows), Array.ConvertAll(rows, i => noise.Sd(i, prediction[i])));
        var error = Calibration.ProbabilityError(probability, outcome.At(rows));
        var (areas, share) = Calibration.Sure(probability, outcome.At(rows), 0.8);
        var sure = areas == 0 ? "No area is given 80% or more." : $"Of {areas} areas given 80% or more, {Percent(share)} are in the worst tenth.";
        return Gate("worst-tenth-calibration", error <= 0.05, $"Stated and observed chances of being in the worst tenth differ by {Percent(error)} on average (allowed: 5%). {sure}");
    }

    public ModelGate Fair(double[] prediction)
    {
        var groups = Fairness.Of(frame, label, outcome, prediction, rows);
        var furthest = groups.OrderByDescending(g => Math.Abs(g.Ratio - 1)).ThenBy(g => g.Group, StringComparer.Ordinal).Take(3).ToArray();
        var listed = string.Join(", ", furthest.Select(g => $"{g.Group} {g.Ratio.ToString("0.000", CultureInfo.InvariantCulture)}"));
        return Gate("fairness", Math.Abs(furthest[0].Ratio - 1) <= Fairness.Tolerance, $"Observed against expected within 5% in each of {groups.Count} groups (deprivation, ethnic group, rural or urban). Furthest off: {listed}.");
    }

    public ModelGate FairToAuthorities(double[] prediction)
    {
        var ratios = Fairness.OfAuthorities(frame, label, outcome, prediction, rows);
        var share = ratios.Count(r => Math.Abs(r - 1) <= Fairness.Tolerance) / (double)ratios.Count;
        return Gate("fairness-authorities", share >= 0.95, $"Observed against expected is within 5% in {Percent(share)} of {ratios.Count} authorities (at least 95%). No figure of this outcome is published for authorities: theirs is the mean of their LSOAs.");
    }

    /// <summary>Null where no second run was made: a check that was not made is not shown as passed.</summary>
    public ModelGate? Stable(BurdenRuns runs)
    {
        if (runs.OtherSeed is null) return null;
        var k = Ranks.Tenth(rows.Length);
        var first = Ranks.Descending(runs.Authorities.Prediction.At(rows)).Take(k).ToHashSet();
        var second = Ranks.Descending(runs.OtherSeed.Prediction.At(rows)).Take(k).ToHashSet();
        var jaccard = first.Intersect(second).Count() / (double)first.Union(second).Count();
        return Gate("seed-stability", jaccard >= 0.8, $"With other folds and another seed, the worst tenth is the same to a Jaccard index of {jaccard.ToString("0.00", CultureInfo.InvariantCulture)} (at least 0.80).");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");

    private ModelGate Gate(string gate, bool passed, string detail) => new(label.ModelId, gate, passed, detail);
}
