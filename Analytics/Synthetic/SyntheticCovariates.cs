using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>The few conditions by which figures of larger areas are spread over LSOAs: the same columns at both levels.</summary>
internal sealed class SyntheticCovariates
{
    private static readonly string[] Deprivation = ["iod2019-income", "iod2019-employment", "iod2019-adult-skills", "iod2019-idaci"];
    private static readonly string[] Structure = ["census2021-aged-0-4", "census2021-aged-20-24", "census2021-aged-25-29", "census2021-aged-65-69", "census2021-aged-85-plus"];

    /// <summary>Indicators of the conditions, whether or not they are held.</summary>
    public static readonly IReadOnlyList<string> Planned = [.. Deprivation, .. Structure];

    private readonly AreaFrame frame;
    private readonly Dictionary<AreaGroups, double[][]> groups = [];

    public SyntheticCovariates(AreaFrame frame)
    {
        this.frame = frame;
        (string Id, bool Signed, FrameColumn Column)[] held = [.. Deprivation.Select(id => (id, true)).Concat(Structure.Select(id => (id, false))).Select(e => (e.id, e.Item2, frame.Latest(e.id)!)).Where(e => e.Item3 is not null)];
        Ids = [.. held.Select(e => e.Id), FeaturePlan.Rural];
        Domains = [.. held.Select(e => frame.DomainOf(e.Id)), FeaturePlan.RuralDomain];
        Signed = [.. held.Select(e => e.Signed), false];
        Lsoas = [.. held.Select(e => Limited(e.Column.Values)), Array.ConvertAll(frame.Rural, r => r == true ? 1.0 : 0)];
        foreach (var level in new[] { frame.Msoas, frame.Authorities }) groups[level] = Array.ConvertAll(Lsoas, c => level.Mean(c, frame.Population));
    }

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyList<string> Domains { get; }

    public bool[] Signed { get; }

    /// <summary><c>[column][lsoa]</c>.</summary>
    public double[][] Lsoas { get; }

    /// <summary><c>[column][group]</c>: population-weighted means of the frame's MSOAs or authorities.</summary>
    public double[][] Of(AreaGroups level) => groups[level];

    /// <summary>The region, one of <see cref="AreaFrame.Validation"/>, that most LSOAs of each group belong to.</summary>
    public int[] Regions(AreaGroups level) => [.. level.Members.Select(m => m.GroupBy(i => frame.Validation.Of[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key)];

    /// <summary>LSOAs range further than larger areas: limited, in this copy only, so that no slope is stretched too far. A missing value is the mean.</summary>
    private static double[] Limited(double[] values)
    {
        var mean = Spread.Of(values).Mean;
        return Array.ConvertAll(OutlierLimits.Outermost(values), v => double.IsNaN(v) ? mean : v);
    }
}

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
