using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Measures models and baselines on the same held-out areas and decides which of them ships.</summary>
internal sealed class BurdenJudge(AreaFrame frame, AnalysisOptions options, Baselines baselines, IReadOnlyList<Fold> folds, Fold? icbFold)
{
    public const string LeaveLsoaOut = "leave-lsoa-out";
    public const string LeaveAuthorityOut = "leave-la-out";
    public const string LeaveIcbOut = "leave-icb-out";
    public const string Difference = "spearman-difference";
    public const string Shipped = "shipped";
    public const string Stack = "trees-and-ridge";
    public const string Trees = "trees";
    public const string Ridge = "ridge";
    private const int FewestAreas = 20;

    /// <summary>Trees and ridge together ship where they beat the ridge and every simple order beyond doubt; else the ridge where it beats those; else the best of them.</summary>
    public BurdenVerdict Choose(LabelledOutcome labelled, BurdenRuns runs)
    {
        var outcome = labelled.Outcome;
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(i => !double.IsNaN(outcome[i]))];
        var truth = outcome.At(rows);
        var bootstrap = new AuthorityBootstrap(truth, Array.ConvertAll(rows, i => frame.Authorities.Of[i]), frame.Authorities.Count, options.Resamples, options.Seed);
        var orders = baselines.Of(labelled.Label, outcome, folds);
        var simple = orders.Where(b => !b.HoldsOutcome).MaxBy(b => RankMetrics.Spearman(b.Scores.At(rows), truth))!;
        var (ridge, stack) = (runs.Authorities.Ridge.Prediction.At(rows), runs.Authorities.Prediction.At(rows));
        var scores = simple.Scores.At(rows);
        var (simpleDraws, ridgeDraws, stackDraws) = (bootstrap.Spearman(scores), bootstrap.Spearman(ridge), bootstrap.Spearman(stack));
        var overSimple = Compare(stack, stackDraws, scores, simpleDraws, truth);
        var overRidge = Compare(stack, stackDraws, ridge, ridgeDraws, truth);
        var ridgeOverSimple = Compare(ridge, ridgeDraws, scores, simpleDraws, truth);
        StackedRun? model = overSimple.Lower > 0 && overRidge.Lower > 0 ? runs.Authorities : ridgeOverSimple.Lower > 0 ? runs.Authorities.RidgeOnly() : null;
        var shipped = model is null ? simple.Id : model == runs.Authorities ? Stack : Ridge;
        var detail = $"Rank correlation over whole authorities held out, 90% interval from {options.Resamples} resamples of authorities. {Stack} less {simple.Id}: {overSimple}; {Stack} less {Ridge}: {overRidge}; {Ridge} less {simple.Id}: {ridgeOverSimple}. Ships: {shipped}.";
        return new BurdenVerdict(shipped, model, simple, orders, rows, new ModelGate(labelled.Label.ModelId, "beats-best-baseline", model is not null, detail));
    }

    /// <summary>What ships beside every baseline, for a place we know and for one we do not, in England and in every ICB.</summary>
    public IReadOnlyList<ModelMetric> Metrics(LabelledOutcome labelled, BurdenRuns runs, BurdenVerdict verdict, BurdenPosterior posterior)
    {
        var (label, outcome) = (labelled.Label, labelled.Outcome);
        double[] WithLevels(double[] scores) => BurdenPosterior.Of(frame, outcome, scores, record: null).PlaceKnown;
        IEnumerable<(string Scheme, string Candidate, double[] Scores)> candidates =
        [
            (LeaveLsoaOut, Shipped, posterior.PlaceKnown),
            (LeaveLsoaOut, Ridge, WithLevels(runs.Authorities.Ridge.Prediction)),
            .. baselines.OwnLeftOut(label, outcome, folds, verdict.Simple).Select(b => (LeaveLsoaOut, b.Id, b.Scores)),
            (LeaveAuthorityOut, Shipped, posterior.PlaceUnknown),
            (LeaveAuthorityOut, Trees, runs.Authorities.Trees.Prediction),
            (LeaveAuthorityOut, Ridge, runs.Authorities.Ridge.Prediction),
            .. verdict.Simple.Select(b => (LeaveAuthorityOut, b.Id, b.Scores)),
        ];
        var metrics = candidates.SelectMany(c => EnglandAndIcbs(label, c.Scheme, c.Candidate, c.Scores, outcome, verdict.Rows)).ToList();
        metrics.AddRange(WithoutIcb(label, outcome, runs));
        return metrics;
    }

    private static Gain Compare(double[] scores, double[] draws, double[] others, double[] otherDraws, double[] truth)
    {
        var (lower, upper) = AuthorityBootstrap.Interval([.. draws.Zip(otherDraws, (a, b) => a - b)]);
        return new Gain(RankMetrics.Spearman(scores, truth) - RankMetrics.Spearman(others, truth), lower, upper);
    }

    private IEnumerable<ModelMetric> EnglandAndIcbs(BurdenLabel label, string scheme, string candidate, double[] scores, double[] outcome, int[] rows)
    {
        foreach (var (metric, value) in RankMetrics.All(scores.At(rows), outcome.At(rows)))
            yield return new ModelMetric(label.ModelId, scheme, candidate, metric, AreaCode.England.Value, value, Lower: null, Upper: null);
        for (var icb = 0; icb < frame.Icbs.Count; icb++)
        {
            int[] members = [.. frame.Icbs.Members[icb].Where(i => !double.IsNaN(outcome[i]))];
            if (members.Length < FewestAreas) continue;
            var (own, truth) = (scores.At(members), outcome.At(members));
            yield return new ModelMetric(label.ModelId, scheme, candidate, RankMetrics.SpearmanId, frame.Icbs.Codes[icb].Value, RankMetrics.Spearman(own, truth), Lower: null, Upper: null);
            yield return new ModelMetric(label.ModelId, scheme, candidate, RankMetrics.OverlapId, frame.Icbs.Codes[icb].Value, RankMetrics.WorstTenthOverlap(own, truth), Lower: null, Upper: null);
        }
    }

    /// <summary>Within the region, by models that never saw any of it.</summary>
    private IEnumerable<ModelMetric> WithoutIcb(BurdenLabel label, double[] outcome, BurdenRuns runs)
    {
        if (icbFold is null || runs.Icb is null) yield break;
        int[] rows = [.. icbFold.Test.Where(i => !double.IsNaN(outcome[i]))];
        if (rows.Length < FewestAreas) yield break;
        (string Candidate, double[] Scores)[] tested =
        [
            (Stack, runs.Icb.Prediction),
            (Ridge, runs.Icb.Ridge.Prediction),
            .. baselines.Of(label, outcome, [icbFold]).Select(b => (b.Id, b.Scores)),
        ];
        foreach (var (candidate, scores) in tested)
        {
            foreach (var (metric, value) in RankMetrics.All(scores.At(rows), outcome.At(rows)))
                yield return new ModelMetric(label.ModelId, LeaveIcbOut, candidate, metric, options.Region.Value, value, Lower: null, Upper: null);
        }
    }

    private readonly record struct Gain(double Value, double Lower, double Upper)
    {
        public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:+0.0000;-0.0000} ({Lower:+0.0000;-0.0000} to {Upper:+0.0000;-0.0000})");
    }
}

/// <param name="Shipped">Id of the candidate that ships as the model.</param>
/// <param name="Model">What ships; null where no model beats the best simple order, which ships then.</param>
/// <param name="BestSimple">The best of those orders that do not hold the outcome.</param>
/// <param name="Simple">Every order that costs nothing, whole authorities left out.</param>
/// <param name="Rows">Areas with an outcome.</param>
internal sealed record BurdenVerdict(string Shipped, StackedRun? Model, Baseline BestSimple, IReadOnlyList<Baseline> Simple, int[] Rows, ModelGate Gate);
