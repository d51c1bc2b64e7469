using System.Globalization;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>
/// Synthetic estimation: an outcome known for larger areas is fitted on a few conditions of life, projected to LSOAs and scaled so that
/// each area's LSOAs add up to its published figure. It says what places like this tend to have, not what was seen there.
/// </summary>
internal sealed class SyntheticStudy
{
    public const string Shipped = "synthetic";
    public const string AuthorityFigure = "authority-figure";
    public const string Label = "Modelled from local-authority figures; not evidence about one LSOA.";
    public const string PracticeLabel = "Modelled from GP practices' figures, carried to neighbourhoods by where patients live; not evidence about one LSOA.";
    public const string Scheme = "leave-region-out";
    private const int FewestGroups = 100;

    /// <summary>Variance of what practices' figures miss of an MSOA, over that of an LSOA within its MSOA. Declared: nothing held measures it.</summary>
    private const double PracticeDoubt = 0.5;

    private readonly AreaFrame frame;
    private readonly AnalysisOptions options;
    private readonly SyntheticCovariates covariates;
    private readonly Dictionary<AreaGroups, SyntheticCalibration> calibrations = [];
    private readonly Dictionary<AreaGroups, IReadOnlyList<SyntheticTrial>> trials = [];

    /// <param name="known">Outcomes that are known at LSOA, on the log scale or one like it: what estimates are calibrated on.</param>
    public SyntheticStudy(AreaFrame frame, AnalysisOptions options, IReadOnlyList<(string Id, double[] Outcome)> known)
    {
        (this.frame, this.options) = (frame, options);
        covariates = new SyntheticCovariates(frame);
        foreach (var groups in new[] { frame.Msoas, frame.Authorities })
        {
            var made = new SyntheticTrial[groups.Count < FewestGroups ? 0 : known.Count];
            Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, k => made[k] = SyntheticTrial.Of(frame, covariates, groups, known[k].Id, known[k].Outcome, options));
            trials[groups] = made;
            calibrations[groups] = SyntheticCalibration.Of(frame, made);
        }
    }

    /// <summary>What was made of an outcome, made again of other figures of the same source by the same rules: where conditions of life shipped, they do again.</summary>
    /// <param name="figures">Of the same places as the study's frame.</param>
    public NeedPart? Again(SyntheticResult result, AreaFrame figures)
    {
        if (result is not { Part: not null, Figures.Source: var source } || OutcomeFigures.Of(figures, source) is not { } held) return null;
        return (result.Card.Shipped == Shipped ? Projected(result.Outcome, held, miss: 0) : Shared(result.Outcome, held)).WithAges(held.Ages);
    }

    /// <summary>Trials and calibration of estimates from MSOAs or authorities.</summary>
    public (IReadOnlyList<SyntheticTrial> Trials, SyntheticCalibration Calibration) Calibrated(AreaGroups groups) => (trials[groups], calibrations[groups]);

    /// <summary>Null where the release holds no source of the outcome.</summary>
    public SyntheticResult? Run(WiderOutcome outcome)
    {
        if (OutcomeFigures.Of(frame, outcome) is not { } figures) return null;
        var held = figures.Published.Count(p => !double.IsNaN(p));
        if (held < FewestGroups) return TooFew(outcome, figures, held);
        var validation = SyntheticValidation.Of(covariates, figures.Groups, figures.Published, options.Resamples, options.Seed);
        var ships = validation.Lower > 0;
        var part = (ships ? Projected(outcome, figures, validation.Sd) : Shared(outcome, figures)).SharingErrors(calibrations[figures.Groups].Correlation).WithAges(figures.Ages)
            .MovedByChance(figures.Chance, figures.Groups, figures.Groups == frame.Authorities);
        return new SyntheticResult(outcome, part, figures, Card(outcome, figures, held, ships), Metrics(outcome, validation), [Gate(outcome, figures, validation, ships)]);
    }

    /// <summary>The modelled rate (or shortfall) of each LSOA, in the published unit; null where no area has a figure.</summary>
    internal double[]? Estimate(WiderOutcome outcome)
    {
        if (OutcomeFigures.Of(frame, outcome) is not { } figures) return null;
        var (fit, scale) = Project(figures);
        return [.. fit.Projected.Select((p, i) => Math.Exp(p + scale[figures.Groups.Of[i]]))];
    }

    private (SyntheticFit Fit, double[] Scale) Project(OutcomeFigures figures)
    {
        var fit = SyntheticFit.Of(frame, covariates, figures.Groups, figures.Published, calibrations[figures.Groups].Slope);
        return (fit, Benchmarks(figures, fit.Projected));
    }

    private NeedPart Projected(WiderOutcome outcome, OutcomeFigures figures, double miss)
    {
        var (fit, scale) = Project(figures);
        var own = figures.Groups == frame.Authorities ? FeaturePlan.AuthorityDomain : FeaturePlan.NeighbourhoodDomain;
        var amounts = DomainAmounts.Gather(covariates.Domains.Select((d, k) => (d, fit.Parts[k])).Append((own, Array.ConvertAll(figures.Groups.Of, g => fit.Intercept + (double.IsNaN(scale[g]) ? 0 : scale[g])))));
        return NeedPart.Of(outcome.Id, amounts, Doubt(figures, scale, miss));
    }

    /// <summary>The log factor that makes the population-weighted mean of a group's LSOAs its published figure; NaN where none is published.</summary>
    private double[] Benchmarks(OutcomeFigures figures, double[] projected)
    {
        var mean = figures.Groups.Mean(Array.ConvertAll(projected, Math.Exp), frame.Population);
        return [.. figures.Published.Select((p, g) => p - Math.Log(mean[g]))];
    }

    private PartNoise Doubt(OutcomeFigures figures, double[] scale, double miss)
    {
        var calibration = calibrations[figures.Groups];
        // Areas left out are missed by chance in their figures too, and by more than ratios were learned on: it comes once, as their own.
        miss = Math.Sqrt(figures.Chance.Left(miss * miss));
        var variance = Math.Pow(calibration.MissRatio * miss, 2);
        var msoa = figures.Source.OfPractices ? PracticeDoubt * variance : calibration.MsoaShare * variance;
        var own = (1 - calibration.MsoaShare) * variance;
        return new PartNoise(
            Sds(_ => own),
            Sds(i => figures.Groups == frame.Msoas && double.IsNaN(scale[figures.Groups.Of[i]]) ? msoa + (miss * miss) : msoa),
            Sds(i => figures.Groups == frame.Authorities && double.IsNaN(scale[figures.Groups.Of[i]]) ? miss * miss : 0));
    }

    private float[] Sds(Func<int, double> variance) => [.. Enumerable.Range(0, frame.Count).Select(i => (float)Math.Sqrt(variance(i)))];

    /// <summary>The group's figure for each of its LSOAs, as uncertain within a group as England is between groups.</summary>
    private NeedPart Shared(WiderOutcome outcome, OutcomeFigures figures)
    {
        var doubt = figures.Chance.OfPlaces(Spread.Of(figures.Published).Sd);
        return NeedPart.Of(outcome.Id, DomainAmounts.Single(FeaturePlan.AuthorityDomain, Array.ConvertAll(figures.Groups.Of, g => figures.Published[g])), PartNoise.Constant(frame.Count, doubt, doubt, 0));
    }

    private ModelCard Card(WiderOutcome outcome, OutcomeFigures figures, int areas, bool ships)
    {
        var authorities = figures.Groups == frame.Authorities;
        return new ModelCard(outcome.ModelId, outcome.Title, figures.Source.Indicator, "signed-ridge", ships ? Shipped : AuthorityFigure, areas, frame.Validation.Count, 1, options.Seed, covariates.Ids,
        [
            ships ? (figures.Source.OfPractices ? PracticeLabel : authorities ? Label : "Modelled from the figures of MSOAs; not evidence about one LSOA.")
                : "Conditions of life did not predict this figure in regions left out, so every LSOA carries the figure of its larger area.",
            figures.Source.OfPractices ? $"Published for GP practices ({figures.Key.Period})." : authorities ? $"Published for local authorities only ({figures.Key.Period})." : $"Published for MSOAs ({figures.Key.Period}).",
            .. figures.Source.OfPractices ? Array.Empty<string>() : [figures.Chance.Words(authorities ? "authorities" : "MSOAs")],
        ]);
    }

    private static IReadOnlyList<ModelMetric> Metrics(WiderOutcome outcome, SyntheticValidation v) =>
    [
        new(outcome.ModelId, Scheme, Shipped, "skill", AreaCode.England.Value, v.Skill, v.Lower, v.Upper),
        new(outcome.ModelId, Scheme, Shipped, "spearman", AreaCode.England.Value, v.Spearman, Lower: null, Upper: null),
        new(outcome.ModelId, Scheme, "authority-mean", "skill", AreaCode.England.Value, 0, Lower: null, Upper: null),
    ];

    private ModelGate Gate(WiderOutcome outcome, OutcomeFigures figures, SyntheticValidation v, bool ships) =>
        new(outcome.ModelId, "beats-authority-mean", ships, string.Create(CultureInfo.InvariantCulture, $"Leaving regions out, squared error is {100 * v.Skill:0}% less than the mean of the other {(figures.Groups == frame.Authorities ? "authorities" : "MSOAs")} (90% interval {100 * v.Lower:0}% to {100 * v.Upper:0}%)."));

    private static SyntheticResult TooFew(WiderOutcome outcome, OutcomeFigures figures, int areas) =>
        new(outcome, Part: null, figures, new ModelCard(outcome.ModelId, outcome.Title, figures.Source.Indicator, "signed-ridge", "none", areas, 0, 0, 0, [], [$"Only {areas} areas have a figure: too few to say anything."]), [], []);
}

/// <param name="Part">Null where the figures hold too few areas for the outcome.</param>
internal sealed record SyntheticResult(WiderOutcome Outcome, NeedPart? Part, OutcomeFigures? Figures, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
