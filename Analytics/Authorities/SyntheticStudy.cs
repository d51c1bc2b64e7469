using System.Globalization;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Authorities;

/// <summary>
/// Synthetic estimation: an outcome known by authority is fitted on a few conditions of life, projected to LSOAs and scaled so that
/// each authority's LSOAs add up to its published figure. It says what places like this tend to have, not what was seen there.
/// </summary>
internal sealed class SyntheticStudy(AreaFrame frame, AnalysisOptions options)
{
    public const string Shipped = "synthetic";
    public const string AuthorityFigure = "authority-figure";
    public const string Label = "Modelled from local-authority figures; not evidence about one LSOA.";
    public const string Scheme = "leave-region-out";
    public const double Penalty = 0.02;
    private const int FewestAuthorities = 100;

    /// <summary>Slopes inside authorities may differ from those between them by half, either way.</summary>
    private const double SlopeDoubt = 0.5;

    private readonly SyntheticCovariates covariates = new(frame);

    public SyntheticResult? Run(AuthorityOutcome outcome)
    {
        if (frame.LatestOfAuthorities(outcome.Indicator) is not { } column) return null;
        var published = Array.ConvertAll(column.Values, outcome.ToModel);
        int[] rows = [.. Enumerable.Range(0, published.Length).Where(i => !double.IsNaN(published[i]))];
        if (rows.Length < FewestAuthorities) return TooFew(outcome, rows.Length);
        int[] region = [.. frame.Authorities.Members.Select(m => m.GroupBy(i => frame.Icbs.Of[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key)];
        var validation = SyntheticValidation.Of(covariates, published, rows, region, options.Resamples, options.Seed);
        var ships = validation.Lower > 0;
        var part = ships ? Projected(outcome, published, rows, validation.Sd) : Shared(outcome, published);
        return new SyntheticResult(outcome, part, Card(outcome, column.Key, rows.Length, ships), Metrics(outcome, validation), [Gate(outcome, validation, ships)]);
    }

    /// <summary>The modelled rate (or shortfall) of each LSOA, in the published unit; null where no authority has a figure.</summary>
    internal double[]? Estimate(AuthorityOutcome outcome)
    {
        if (frame.LatestOfAuthorities(outcome.Indicator) is not { } column) return null;
        var published = Array.ConvertAll(column.Values, outcome.ToModel);
        var (_, projected, scale) = Project(published, [.. Enumerable.Range(0, published.Length).Where(i => !double.IsNaN(published[i]))]);
        return [.. projected.Select((p, i) => Math.Exp(p + scale[frame.Authorities.Of[i]]))];
    }

    private (double[][] Parts, double[] Projected, double[] Scale) Project(double[] published, int[] rows)
    {
        var fit = SignedRidge.Fit(covariates.Authorities, covariates.Signed, published, rows, Penalty);
        var parts = covariates.Lsoas.Select((column, k) => Array.ConvertAll(column, v => fit.Part(k, v))).ToArray();
        double[] projected = [.. Enumerable.Range(0, frame.Count).Select(i => fit.Intercept + parts.Sum(p => p[i]))];
        return (parts, projected, Benchmarks(published, projected));
    }

    private NeedPart Projected(AuthorityOutcome outcome, double[] published, int[] rows, double miss)
    {
        var (parts, projected, scale) = Project(published, rows);
        var amounts = DomainAmounts.Gather(covariates.Domains.Select((d, k) => (d, parts[k])).Append((FeaturePlan.AuthorityDomain, Array.ConvertAll(frame.Authorities.Of, la => double.IsNaN(scale[la]) ? 0 : scale[la]))));
        return NeedPart.Standardise(outcome.Id, ContributionSide.Burden, amounts, Doubt(projected, scale, miss));
    }

    /// <summary>The log factor that makes the population-weighted mean of an authority's LSOAs its published figure; NaN where none is published.</summary>
    private double[] Benchmarks(double[] published, double[] projected)
    {
        var mean = frame.Authorities.Mean(Array.ConvertAll(projected, Math.Exp), frame.Population);
        return [.. published.Select((p, la) => p - Math.Log(mean[la]))];
    }

    /// <summary>Half of the doubt is shared by an MSOA's LSOAs: neighbours are alike in what the conditions do not tell.</summary>
    private PartNoise Doubt(double[] projected, double[] scale, double miss)
    {
        var middle = frame.Authorities.Mean(projected, frame.Population);
        double Own(int i) => Math.Sqrt((miss * miss) + Math.Pow(SlopeDoubt * (projected[i] - middle[frame.Authorities.Of[i]]), 2));
        float[] half = [.. Enumerable.Range(0, frame.Count).Select(i => (float)(Own(i) / Math.Sqrt(2)))];
        return new PartNoise(
            half,
            half,
            Array.ConvertAll(frame.Authorities.Of, la => double.IsNaN(scale[la]) ? (float)miss : 0));
    }

    /// <summary>The authority's figure for each of its LSOAs, as uncertain within an authority as England is between authorities.</summary>
    private NeedPart Shared(AuthorityOutcome outcome, double[] published)
    {
        var spread = Spread.Of(published).Sd;
        return NeedPart.Standardise(outcome.Id, ContributionSide.Burden, DomainAmounts.Single(FeaturePlan.AuthorityDomain, Array.ConvertAll(frame.Authorities.Of, la => published[la])), PartNoise.Constant(frame.Count, spread / Math.Sqrt(2), spread / Math.Sqrt(2), 0));
    }

    private ModelCard Card(AuthorityOutcome outcome, ColumnKey key, int authorities, bool ships) =>
        new(outcome.ModelId, outcome.Title, outcome.Indicator, "signed-ridge", ships ? Shipped : AuthorityFigure, authorities, frame.Icbs.Count, 1, options.Seed, covariates.Ids,
        [
            ships ? Label : "Conditions of life did not predict this figure in regions left out, so every LSOA carries its authority's figure.",
            $"Published for local authorities only ({key.Period}).",
        ]);

    private static IReadOnlyList<ModelMetric> Metrics(AuthorityOutcome outcome, SyntheticValidation v) =>
    [
        new(outcome.ModelId, Scheme, Shipped, "skill", AreaCode.England.Value, v.Skill, v.Lower, v.Upper),
        new(outcome.ModelId, Scheme, Shipped, "spearman", AreaCode.England.Value, v.Spearman, Lower: null, Upper: null),
        new(outcome.ModelId, Scheme, "authority-mean", "skill", AreaCode.England.Value, 0, Lower: null, Upper: null),
    ];

    private static ModelGate Gate(AuthorityOutcome outcome, SyntheticValidation v, bool ships) =>
        new(outcome.ModelId, "beats-authority-mean", ships, string.Create(CultureInfo.InvariantCulture, $"Leaving regions out, squared error is {100 * v.Skill:0}% less than the mean of the other authorities (90% interval {100 * v.Lower:0}% to {100 * v.Upper:0}%)."));

    private static SyntheticResult TooFew(AuthorityOutcome outcome, int authorities) =>
        new(outcome, Part: null, new ModelCard(outcome.ModelId, outcome.Title, outcome.Indicator, "signed-ridge", "none", authorities, 0, 0, 0, [], [$"Only {authorities} authorities have a figure: too few to say anything."]), [], []);
}
