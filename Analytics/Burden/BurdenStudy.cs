using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Trains, judges and explains the burden of every label the figures hold.</summary>
internal sealed class BurdenStudy(AreaFrame frame, AnalysisOptions options, IRankingTrainer engine, TrainingOptions training)
{
    public IReadOnlyList<BurdenResult> Run(Action<double> progress, CancellationToken cancellation)
    {
        var labels = BurdenLabel.All.Select(l => (Label: l, Column: frame.Latest(l.Outcome))).Where(l => l.Column is not null)
            .Select(l => (l.Label, l.Column!.Key, Outcome: Array.ConvertAll(l.Column.Values, l.Label.ToModel))).ToArray();
        if (labels.Length == 0) return [];
        var schedule = new BurdenSchedule(frame, options, new HeldOutTrainer(engine, training, options.Threads));
        var runs = schedule.Train(labels, f => progress(0.8 * f), cancellation);
        var judge = new BurdenJudge(frame, options, new Baselines(frame), schedule.AuthorityFolds, schedule.IcbFold);
        var results = new BurdenResult[labels.Length];
        Parallel.For(0, labels.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, k =>
            results[k] = Result(labels[k].Label, labels[k].Key, labels[k].Outcome, runs[k], judge.Judge(labels[k].Label, labels[k].Outcome, runs[k]), schedule.AuthorityFolds, cancellation));
        progress(1);
        return results;
    }

    private BurdenResult Result(BurdenLabel label, ColumnKey key, double[] outcome, BurdenRuns[] runs, BurdenVerdict verdict, IReadOnlyList<Fold> folds, CancellationToken cancellation)
    {
        var ships = runs.FirstOrDefault(r => r.Variant.Id == verdict.Shipped);
        var prediction = ships?.Authorities.Prediction ?? BurdenExplanation.OfBaseline(frame, outcome, verdict.Best.Scores, folds);
        var amounts = ships is null ? DomainAmounts.Single(verdict.Best.Domain, prediction) : BurdenExplanation.Of(ships.Authorities, cancellation);
        var noise = ResidualNoise.Of(frame, outcome, prediction, verdict.Rows);
        var part = NeedPart.Standardise(label.Id, ContributionSide.Burden, amounts, noise.ToParts(prediction));
        var gates = new BurdenGates(frame, label, outcome, verdict.Rows);
        return new BurdenResult(label, part, prediction, Card(label, key, runs, ships, verdict), verdict.Metrics,
        [
            verdict.Gate,
            gates.Leakage(runs),
            gates.Monotone(ships ?? runs[0]),
            gates.Sums(prediction, amounts),
            gates.Coverage(prediction, folds),
            gates.WorstTenth(prediction, noise),
            gates.Fair(prediction),
            .. gates.Stable(ships ?? runs[0]) is { } stable ? new[] { stable } : [],
        ]);
    }

    private ModelCard Card(BurdenLabel label, ColumnKey key, BurdenRuns[] runs, BurdenRuns? ships, BurdenVerdict verdict) =>
        new(label.ModelId, label.Title, label.Outcome, engine.Engine, ships?.Variant.Id ?? verdict.Best.Id, verdict.Rows.Length, options.Folds, training.Rounds, options.Seed,
            [.. (ships ?? runs[0]).Features.Matrix.Features.Select(f => f.Id)], BurdenNotes.Of(key, ships, verdict));
}
