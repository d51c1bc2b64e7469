using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Trains, judges and explains the burden of every label the figures hold.</summary>
/// <param name="evaluate">False where only ranks are wanted: what ships is found as otherwise, and nothing else is trained or checked.</param>
internal sealed class BurdenStudy(AreaFrame frame, AnalysisOptions options, IRankingTrainer engine, TrainingOptions training, bool evaluate = true)
{
    public IReadOnlyList<BurdenResult> Run(Action<double> progress, CancellationToken cancellation)
    {
        var labels = BurdenLabel.All.Select(l => (Label: l, Column: frame.Latest(l.Outcome))).Where(l => l.Column is not null)
            .Select(l => (l.Label, l.Column!.Key, Outcome: Array.ConvertAll(l.Column.Values, l.Label.ToModel))).ToArray();
        if (labels.Length == 0) return [];
        var schedule = new BurdenSchedule(frame, options, new HeldOutTrainer(engine, training, options.Threads));
        var judge = new BurdenJudge(frame, options, new Baselines(frame), schedule.AuthorityFolds, schedule.IcbFold);
        var runs = evaluate
            ? schedule.Train(labels, BurdenVariant.All, evaluate, f => progress(0.8 * f), cancellation)
            : UntilOneShips(schedule, judge, labels, f => progress(0.8 * f), cancellation);
        var results = new BurdenResult[labels.Length];
        Parallel.For(0, labels.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, k =>
            results[k] = Result(labels[k].Label, labels[k].Key, labels[k].Outcome, runs[k], judge.Judge(labels[k].Label, labels[k].Outcome, runs[k]), schedule.AuthorityFolds, cancellation));
        progress(1);
        return results;
    }

    /// <summary>The first variant that beats the best baseline ships, so that a later one need not be trained where it does.</summary>
    private BurdenRuns[][] UntilOneShips(
        BurdenSchedule schedule, BurdenJudge judge, (BurdenLabel Label, ColumnKey Key, double[] Outcome)[] labels, Action<double> progress, CancellationToken cancellation)
    {
        var runs = Array.ConvertAll(labels, _ => Array.Empty<BurdenRuns>());
        var open = Enumerable.Range(0, labels.Length).ToArray();
        for (var v = 0; v < BurdenVariant.All.Count && open.Length > 0; v++)
        {
            var trained = schedule.Train([.. open.Select(k => labels[k])], [BurdenVariant.All[v]], evaluate, progress, cancellation);
            for (var i = 0; i < open.Length; i++) runs[open[i]] = [.. runs[open[i]], .. trained[i]];
            if (v + 1 < BurdenVariant.All.Count) open = [.. open.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Where(k => judge.Judge(labels[k].Label, labels[k].Outcome, runs[k]).Shipped is null)];
        }

        return runs;
    }

    private BurdenResult Result(BurdenLabel label, ColumnKey key, double[] outcome, BurdenRuns[] runs, BurdenVerdict verdict, IReadOnlyList<Fold> folds, CancellationToken cancellation)
    {
        var ships = runs.FirstOrDefault(r => r.Variant.Id == verdict.Shipped);
        var prediction = ships?.Authorities.Prediction ?? BurdenExplanation.OfBaseline(frame, outcome, verdict.Best.Scores, folds);
        var amounts = ships is null ? DomainAmounts.Single(verdict.Best.Domain, prediction) : BurdenExplanation.Of(ships.Authorities, cancellation);
        var noise = ResidualNoise.Of(frame, outcome, prediction, verdict.Rows);
        var part = NeedPart.Standardise(label.Id, ContributionSide.Burden, amounts, noise.ToParts(prediction));
        return new BurdenResult(label, part, prediction, Card(label, key, runs, ships, verdict), verdict.Metrics, evaluate ? Gates() : []);

        ModelGate[] Gates()
        {
            var gates = new BurdenGates(frame, label, outcome, verdict.Rows);
            return
            [
                verdict.Gate,
                gates.Leakage(runs),
                gates.Monotone(ships ?? runs[0]),
                gates.Sums(prediction, amounts),
                gates.Coverage(prediction, folds),
                gates.WorstTenth(prediction, noise),
                gates.Fair(prediction),
                .. gates.Stable(ships ?? runs[0]) is { } stable ? new[] { stable } : [],
            ];
        }
    }

    private ModelCard Card(BurdenLabel label, ColumnKey key, BurdenRuns[] runs, BurdenRuns? ships, BurdenVerdict verdict) =>
        new(label.ModelId, label.Title, label.Outcome, engine.Engine, ships?.Variant.Id ?? verdict.Best.Id, verdict.Rows.Length, options.Folds, training.Rounds, options.Seed,
            [.. (ships ?? runs[0]).Features.Matrix.Features.Select(f => f.Id)], BurdenNotes.Of(key, ships, verdict));
}
