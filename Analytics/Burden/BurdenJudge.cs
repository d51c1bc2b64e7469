using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Measures trees and baselines on the same held-out areas and decides which of them ships.</summary>
internal sealed class BurdenJudge(AreaFrame frame, AnalysisOptions options, Baselines baselines, IReadOnlyList<Fold> folds, Fold? icbFold)
{
    public const string LeaveAuthorityOut = "leave-la-out";
    public const string LeaveIcbOut = "leave-icb-out";
    public const string RandomFold = "random-fold";
    public const string Difference = "spearman-difference";

    public BurdenVerdict Judge(BurdenLabel label, double[] outcome, BurdenRuns[] runs)
    {
        var simple = baselines.Of(label, outcome, folds);
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(i => !double.IsNaN(outcome[i]))];
        var truth = Pick(outcome, rows);
        var bootstrap = new AuthorityBootstrap(truth, Array.ConvertAll(rows, i => frame.Authorities.Of[i]), frame.Authorities.Count, options.Resamples, options.Seed);
        var metrics = new List<ModelMetric>();
        var best = simple.MaxBy(b => RankMetrics.Spearman(Pick(b.Scores, rows), truth))!;
        var bestDraws = bootstrap.Spearman(Pick(best.Scores, rows));
        string? shipped = null;
        var details = new List<string>();
        foreach (var run in runs)
        {
            var prediction = Pick(run.Authorities.Prediction, rows);
            var draws = bootstrap.Spearman(prediction);
            var difference = Compare(draws, bestDraws, prediction, Pick(best.Scores, rows), truth);
            metrics.Add(new ModelMetric(label.ModelId, LeaveAuthorityOut, run.Variant.Id, Difference, AreaCode.England.Value, difference.Value, difference.Lower, difference.Upper));
            metrics.AddRange(England(label, run.Variant.Id, prediction, truth, AuthorityBootstrap.Interval(draws)));
            details.Add($"{run.Variant.Id} less {best.Id}: {difference.Value:+0.000;-0.000} ({difference.Lower:+0.000;-0.000} to {difference.Upper:+0.000;-0.000})");
            if (difference.Lower > 0) shipped ??= run.Variant.Id;
        }

        metrics.AddRange(simple.SelectMany(b => England(label, b.Id, Pick(b.Scores, rows), truth, b == best ? AuthorityBootstrap.Interval(bestDraws) : null)));
        metrics.AddRange(Region(label, outcome, runs, simple));
        metrics.AddRange(Optimism(label, outcome, runs));
        return new BurdenVerdict(shipped, best, rows, metrics, new ModelGate(label.ModelId, "beats-best-baseline", shipped is not null, $"Spearman over whole authorities held out, 90% interval from {options.Resamples} resamples of authorities. {string.Join("; ", details)}."));
    }

    private static (double Value, double Lower, double Upper) Compare(double[] draws, double[] baseline, double[] prediction, double[] score, double[] truth)
    {
        var (lower, upper) = AuthorityBootstrap.Interval([.. draws.Zip(baseline, (a, b) => a - b)]);
        return (RankMetrics.Spearman(prediction, truth) - RankMetrics.Spearman(score, truth), lower, upper);
    }

    private static IEnumerable<ModelMetric> England(BurdenLabel label, string candidate, double[] prediction, double[] truth, (double Lower, double Upper)? interval) =>
        RankMetrics.All(prediction, truth).Select(m => m.Metric == RankMetrics.SpearmanId && interval is { } bounds
            ? new ModelMetric(label.ModelId, LeaveAuthorityOut, candidate, m.Metric, AreaCode.England.Value, m.Value, bounds.Lower, bounds.Upper)
            : new ModelMetric(label.ModelId, LeaveAuthorityOut, candidate, m.Metric, AreaCode.England.Value, m.Value, Lower: null, Upper: null));

    /// <summary>Within the region, by models that held out its authorities, and by one that never saw the region.</summary>
    private IEnumerable<ModelMetric> Region(BurdenLabel label, double[] outcome, BurdenRuns[] runs, IReadOnlyList<Baseline> simple)
    {
        if (icbFold is null) yield break;
        int[] rows = [.. icbFold.Test.Where(i => !double.IsNaN(outcome[i]))];
        if (rows.Length < 20) yield break;
        var unseen = baselines.Of(label, outcome, [icbFold]);
        IEnumerable<(string Scheme, string Candidate, double[] Scores)> tested =
        [
            .. runs.Select(r => (LeaveAuthorityOut, r.Variant.Id, r.Authorities.Prediction)),
            .. simple.Select(b => (LeaveAuthorityOut, b.Id, b.Scores)),
            .. runs.Where(r => r.Icb is not null).Select(r => (LeaveIcbOut, r.Variant.Id, r.Icb!.Prediction)),
            .. unseen.Select(b => (LeaveIcbOut, b.Id, b.Scores)),
        ];
        foreach (var (scheme, candidate, scores) in tested)
        {
            foreach (var (metric, value) in RankMetrics.All(Pick(scores, rows), Pick(outcome, rows)))
                yield return new ModelMetric(label.ModelId, scheme, candidate, metric, options.Region.Value, value, Lower: null, Upper: null);
        }
    }

    private static IEnumerable<ModelMetric> Optimism(BurdenLabel label, double[] outcome, BurdenRuns[] runs)
    {
        foreach (var run in runs.Where(r => r.Random is not null))
        {
            int[] rows = [.. Enumerable.Range(0, outcome.Length).Where(i => !double.IsNaN(outcome[i]))];
            foreach (var (metric, value) in RankMetrics.All(Pick(run.Random!.Prediction, rows), Pick(outcome, rows)))
                yield return new ModelMetric(label.ModelId, RandomFold, run.Variant.Id, metric, AreaCode.England.Value, value, Lower: null, Upper: null);
        }
    }

    private static double[] Pick(double[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
