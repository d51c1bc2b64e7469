using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
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
        var pairs = (from a in Enumerable.Range(0, misses.Length) from b in Enumerable.Range(0, a) select RankMetrics.Pearson(misses[a].At(rows), misses[b].At(rows))).ToArray();
        return new SyntheticCalibration(
            slope,
            trials.Zip(misses).Average(e => e.First.MissRatio(e.Second, rows)),
            Math.Clamp(misses.Average(m => SharedVariance.Of(frame.Msoas, rows, m) / rows.Average(i => m[i] * m[i])), 0, 0.9),
            pairs.Length == 0 ? 0 : Math.Clamp(pairs.Average(), 0, 0.9));
    }
}

/// <summary>One outcome that is known at LSOA, estimated as if it were known for larger areas only. Both sides are deviations from the group's mean.</summary>
/// <param name="Truth">NaN where there is no outcome.</param>
/// <param name="Estimate">By the slope between groups.</param>
/// <param name="GroupMiss">Standard deviation by which a group left out with its region is missed.</param>
internal sealed record SyntheticTrial(string Id, double[] Truth, double[] Estimate, double GroupMiss)
{
    public static SyntheticTrial Of(AreaFrame frame, SyntheticCovariates covariates, AreaGroups groups, string id, double[] outcome, AnalysisOptions options)
    {
        var means = groups.Mean(outcome, frame.Population);
        var validation = SyntheticValidation.Of(covariates, groups, means, options.Resamples, options.Seed);
        var projected = SyntheticFit.Of(frame, covariates, groups, means, slope: 1).Projected;
        return new SyntheticTrial(id, Deviations(groups, outcome, means), Deviations(groups, projected, groups.Mean(projected, frame.Population)), validation.Sd);
    }

    /// <summary>The share of the slope between groups that holds within them.</summary>
    public double Slope
    {
        get
        {
            var (products, squares) = (0.0, 0.0);
            for (var i = 0; i < Truth.Length; i++)
            {
                if (double.IsNaN(Truth[i])) continue;
                (products, squares) = (products + (Truth[i] * Estimate[i]), squares + (Estimate[i] * Estimate[i]));
            }

            return squares > 0 ? products / squares : 0;
        }
    }

    public double[] Misses(double slope) => [.. Truth.Select((t, i) => t - (slope * Estimate[i]))];

    public double MissRatio(double[] misses, int[] rows) => Math.Sqrt(rows.Average(i => misses[i] * misses[i])) / GroupMiss;

    private static double[] Deviations(AreaGroups groups, double[] values, double[] means) => [.. values.Select((v, i) => v - means[groups.Of[i]])];
}

/// <summary>How well the groups of a region are estimated by a model that saw none of them, against taking the mean of the others.</summary>
/// <param name="Skill">1 - squared error of the model ÷ that of the mean.</param>
/// <param name="Sd">Root mean square miss, on the log scale.</param>
internal sealed record SyntheticValidation(double Skill, double Lower, double Upper, double Spearman, double Sd)
{
    /// <param name="outcome">Per group; NaN where there is no figure.</param>
    public static SyntheticValidation Of(SyntheticCovariates covariates, AreaGroups groups, double[] outcome, int resamples, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(i => !double.IsNaN(outcome[i]))];
        var (region, columns) = (covariates.Regions(groups), covariates.Of(groups));
        var predicted = new double[outcome.Length];
        var mean = new double[outcome.Length];
        int[][] regions = [.. rows.GroupBy(i => region[i]).OrderBy(g => g.Key).Select(g => g.ToArray())];
        foreach (var held in regions)
        {
            int[] train = [.. rows.Where(i => region[i] != region[held[0]])];
            if (train.Length == 0) continue;
            var fit = SignedRidge.Fit(columns, covariates.Signed, outcome, train, SyntheticFit.Penalty);
            var others = train.Average(t => outcome[t]);
            foreach (var i in held) (predicted[i], mean[i]) = (fit.Predict(columns, i), others);
        }

        double Squares(int[] held, double[] estimate) => held.Sum(i => (outcome[i] - estimate[i]) * (outcome[i] - estimate[i]));
        var errors = Array.ConvertAll(regions, held => (Model: Squares(held, predicted), Mean: Squares(held, mean)));
        var (lower, upper) = AuthorityBootstrap.Interval(Resample(errors, resamples, seed));
        var sum = errors.Sum(e => e.Model);
        return new SyntheticValidation(1 - (sum / errors.Sum(e => e.Mean)), lower, upper, RankMetrics.Spearman(Array.ConvertAll(rows, i => predicted[i]), Array.ConvertAll(rows, i => outcome[i])), Math.Sqrt(sum / rows.Length));
    }

    private static double[] Resample((double Model, double Mean)[] errors, int resamples, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, resamples).Select(_ =>
        {
            double model = 0, mean = 0;
            for (var k = 0; k < errors.Length; k++)
            {
                var (m, b) = errors[random.Next(errors.Length)];
                model += m;
                mean += b;
            }

            return 1 - (model / mean);
        })];
    }
}
