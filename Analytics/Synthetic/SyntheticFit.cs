using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>A fit between groups, projected to their LSOAs.</summary>
/// <param name="Parts">Per covariate, what it adds in each LSOA; with <paramref name="Intercept"/> they sum to <paramref name="Projected"/>.</param>
internal sealed record SyntheticFit(double Intercept, double[][] Parts, double[] Projected)
{
    public const double Penalty = 0.02;

    /// <param name="published">Per group; NaN where there is no figure.</param>
    /// <param name="slope">How much of the slope between groups holds within them.</param>
    public static SyntheticFit Of(AreaFrame frame, SyntheticCovariates covariates, AreaGroups groups, double[] published, double slope)
    {
        int[] rows = [.. Enumerable.Range(0, published.Length).Where(i => !double.IsNaN(published[i]))];
        var fit = SignedRidge.Fit(covariates.Of(groups), covariates.Signed, published, rows, Penalty);
        var parts = covariates.Lsoas.Select((column, k) => Within(frame, groups, Array.ConvertAll(column, v => fit.Part(k, v)), slope)).ToArray();
        return new SyntheticFit(fit.Intercept, parts, [.. Enumerable.Range(0, frame.Count).Select(i => fit.Intercept + parts.Sum(p => p[i]))]);
    }

    private static double[] Within(AreaFrame frame, AreaGroups groups, double[] values, double slope)
    {
        if (slope == 1) return values;
        var mean = groups.Mean(values, frame.Population);
        return [.. values.Select((v, i) => mean[groups.Of[i]] + (slope * (v - mean[groups.Of[i]])))];
    }
}
