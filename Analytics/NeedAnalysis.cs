using System.Globalization;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Conditions;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Sensitivities;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics;

/// <summary>From figures to ranked, explained and evaluated unmet need. Pure: same input, same result.</summary>
public static class NeedAnalysis
{
    /// <summary>
    /// Raise it with every change of code that moves a rank made from the same figures and options: releases then say that the method changed.
    /// A test holds it to the ranks of a small country.
    /// </summary>
    public const int MethodVersion = 6;

    /// <summary>What ranks are made by, apart from figures and areas: names and values. The region and the number of threads move no rank.</summary>
    /// <param name="options">Options of the analysis.</param>
    /// <param name="engine">Name of the engine that trains the burden models.</param>
    public static string Method(AnalysisOptions options, string engine)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"version {MethodVersion}; seed {options.Seed}; draws {options.Draws}; folds {options.Folds}; resamples {options.Resamples}; engine {engine}; {Training(options).Words}");
    }

    /// <summary>Looks at the conditions of focus areas, and at what rankings are checked by, before any figure is read.</summary>
    /// <exception cref="HealthNeeds.Core.Text.CatalogueException">A focus area has no conditions, or one of them or a check names what the analysis does not know.</exception>
    public static void Check(IEnumerable<FocusArea> focusAreas, RankingChecks checks) => _ = new FigureRoles(focusAreas, checks);

    /// <exception cref="ArgumentException">The input does not fit together; the message says where.</exception>
    /// <exception cref="LeakageException">A feature would tell a model what it is to predict.</exception>
    /// <exception cref="NotSupportedException">The trainer cannot honour the settings or directions asked of it.</exception>
    /// <exception cref="OperationCanceledException" />
    public static AnalysisResult Run(AnalysisInput input, IRankingTrainer trainer, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(input, trainer, progress, evaluate: true, cancellation);

    /// <summary>The rankings of <see cref="Run(AnalysisInput, IRankingTrainer, IProgress{AnalysisProgress}?, CancellationToken)"/> to the last place, in less time: what only judges them is left out, and so are ranks by burden and gap.</summary>
    /// <inheritdoc cref="Run(AnalysisInput, IRankingTrainer, IProgress{AnalysisProgress}?, CancellationToken)"/>
    public static IReadOnlyList<LevelRanking> Rank(AnalysisInput input, IRankingTrainer trainer, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(input, trainer, progress, evaluate: false, cancellation).Rankings;

    private static AnalysisResult Run(AnalysisInput input, IRankingTrainer engine, IProgress<AnalysisProgress>? progress, bool evaluate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(engine);
        var (stages, options) = (new StageProgress(progress), input.Options);
        var frame = new AreaFrame(input);
        var burden = new BurdenStudy(frame, options, engine, Training(options), evaluate).Run(stages.Stage("Training and testing burden models", 0, 0.6), cancellation);
        stages.Stage("Estimating from figures of larger areas", 0.6, 0.64);
        var estimates = new SyntheticStudy(frame, options, [.. burden.Select(b => (b.Label.Id, b.HeldOut.Outcome))]);
        var synthetic = Parallel(options, WiderOutcome.All, estimates.Run, cancellation);
        stages.Stage("Comparing registers with need", 0.64, 0.66);
        var registers = Parallel(options, RegisterGap.All, new RegisterStudy(frame, options, new NeedCovariates(frame, burden)).Run, cancellation);
        var care = CareShortfall.All(frame);
        ComposedNeeds Compose(IReadOnlyList<SyntheticResult> wider, IReadOnlyList<CareShortfall> cared) => ComposedNeeds.Of(frame, input.FocusAreas, burden, wider, cared);
        var composed = Compose(synthetic, care);
        var (parts, overall) = (composed.Parts, composed.Overall);
        var grains = new FigureGrains(burden, synthetic, care);
        stages.Stage("Checking burdens from outside", 0.66, 0.67);
        var checks = evaluate ? new OutsideCheckStudy(frame, options).Run(composed.Profiles().ToDictionary(p => p.Focus, p => p.Burden, StringComparer.Ordinal)) : default;
        var composites = evaluate ? new CompositeStudy(frame, burden).Run() : default;
        var coverage = evaluate ? new SyntheticCoverage(frame, estimates).Run() : default;
        stages.Stage("Ranking by each half of the practices", 0.67, 0.68);
        var halves = evaluate ? new HalvesStudy(frame, options, estimates, synthetic, care).Run(input.Halves, (wider, cared) => Compose(wider, cared).Profiles()) : default;
        stages.Stage("Varying the assumptions", 0.68, 0.7);
        var sensitivities = evaluate ? new SensitivityStudy(frame, options).Run(overall, cancellation) : [];
        var needs = composed.Ranked.Select(r => r.Need).ToArray();
        var levels = RankedLevel.Of(frame.Places, input.Areas);
        var basis = NeedBasis.Of(frame, options, needs, overall);
        var rankings = new RankingStudy(frame, levels, options, needs, overall, basis, byKind: evaluate).Run(stages.Stage("Drawing ranks", 0.7, 1), cancellation);
        var plausible = evaluate ? new PlausibilityStudy(frame, options, needs, overall).Run(rankings) : default;
        return new AnalysisResult(
            rankings,
            [
                .. new[] { plausible.Card, checks.Card, composites.Card, coverage.Card }.OfType<ModelCard>(),
                .. burden.Select(b => b.Card), .. synthetic.Select(s => s.Card), .. registers.Select(r => r.Card),
                .. composed.Focuses.Select(f => FocusCard(f.Area, f.Plan, f.Need, parts, f.Need is null ? [] : grains.Of(f.Need), frame, options)),
            ],
            [.. plausible.Metrics ?? [], .. halves.Metrics ?? [], .. checks.Metrics ?? [], .. burden.SelectMany(b => b.Metrics), .. synthetic.SelectMany(s => s.Metrics), .. registers.SelectMany(r => r.Metrics)],
            [.. plausible.Gates ?? [], .. halves.Gates ?? [], .. checks.Gates ?? [], .. composites.Gates ?? [], .. coverage.Gates ?? [], .. burden.SelectMany(b => b.Gates), .. synthetic.SelectMany(s => s.Gates), .. registers.SelectMany(r => r.Gates)],
            sensitivities)
        {
            Basis = basis,
            Conditions = [.. new ConditionStudy(frame, parts, synthetic, registers, levels).Run().Select(c => (c.Condition, c.Areas))],
        };
    }

    /// <summary>Practices' figures of which an analysis wants both halves, see <see cref="AnalysisInput.Halves"/>.</summary>
    public static IReadOnlySet<IndicatorId> OfPractices => HalvesStudy.Indicators;

    /// <summary>Figures of authorities and MSOAs that rankings are made of: an analysis wants their limits and counts, which say how far chance moves them.</summary>
    public static IReadOnlySet<IndicatorId> OfLargerAreas { get; } = WiderOutcome.All.SelectMany(o => o.Sources).Where(s => !s.OfPractices).Select(s => s.Indicator)
        .Concat(CareFigure.All.Where(f => !f.OfPractices).Select(f => f.Indicator)).Select(id => new IndicatorId(id)).ToHashSet();

    /// <summary>One setting for every label and engine, chosen on another deal of authorities than the one reported (docs/decisions/0011).</summary>
    public static TrainingOptions Training(AnalysisOptions options) =>
        new() { Rounds = options.Rounds, MaxDepth = 5, LearningRate = 0.05, MinChildWeight = 20, MaxBins = 63, SubsampleColumns = 0.5 };

    private static TResult[] Parallel<T, TResult>(AnalysisOptions options, IReadOnlyList<T> items, Func<T, TResult?> run, CancellationToken cancellation)
        where TResult : class
    {
        var results = new TResult?[items.Count];
        System.Threading.Tasks.Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, k => results[k] = run(items[k]));
        return [.. results.OfType<TResult>()];
    }

    private static ModelCard FocusCard(FocusArea focus, FocusAreaPlan plan, FocusNeed? need, NeedComposer parts, IReadOnlyList<string> grains, AreaFrame frame, AnalysisOptions options)
    {
        var missing = parts.Missing(plan);
        IEnumerable<string> notes = need is null ? plan.Notes : [.. plan.Notes, .. grains, CareNote(need)];
        IEnumerable<string> workings = need is null ? [] : plan.Conditions.Where(c => need.Unmet.Terms.Any(t => t.Id == c.Id)).Select(c => HarmNote(c, need));
        if (missing.Count > 0) workings = workings.Append($"Planned but not in the figures, or not good enough to use: {string.Join(", ", missing)}.");
        return new ModelCard(ModelIds.Of(focus.Id), focus.Name, "unmet need", "composite", need is null ? "none" : "people-and-harm", frame.Count, 0, 0, options.Seed, need is null ? [] : [.. need.Unmet.Terms.SelectMany(t => t.Parts).Select(p => p.Id).Distinct(StringComparer.Ordinal)], [.. notes]) { Workings = [.. workings] };
    }

    private static string CareNote(FocusNeed need)
    {
        var care = need.Unmet.Terms.Where(t => t.Side == ContributionSide.Gap).Sum(t => t.Share);
        return care > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Of England's unmet need, {100 * care:0}% rests on figures of care not received; the rest on ill health for which no figure of care is held.")
            : "No figure of care is held: unmet need is ill health, counted in people, and areas are not ranked by gap.";
    }

    private static string HarmNote(PlannedCondition condition, FocusNeed need)
    {
        var term = need.Unmet.Terms.Single(t => t.Id == condition.Id);
        return string.Create(CultureInfo.InvariantCulture, $"{condition.Title}: {100 * term.Share:0.0}% of England's unmet need here, counted among {(term.Parts[0].Ages is null ? condition.Who.Title : "all residents, by their ages")}. {condition.Harm.Source}.");
    }
}
