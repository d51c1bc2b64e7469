using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

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
