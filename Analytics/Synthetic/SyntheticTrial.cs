using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;

namespace HealthNeeds.Analytics.Synthetic;

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
        return new SyntheticTrial(id, Deviations(frame, groups, outcome, means), Deviations(frame, groups, projected, groups.Mean(projected, frame.Population)), validation.Sd);
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

    private static double[] Deviations(AreaFrame frame, AreaGroups groups, double[] values, double[] means) => [.. values.Select((v, i) => v - means[groups.Of[i]])];
}
