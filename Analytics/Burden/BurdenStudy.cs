using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Trains, judges and explains the burden of every label the figures hold.</summary>
/// <param name="evaluate">False where only ranks are wanted: what ships is found as otherwise, and nothing else is trained or checked.</param>
internal sealed class BurdenStudy(AreaFrame frame, AnalysisOptions options, IRankingTrainer engine, TrainingOptions training, bool evaluate = true)
{
    public IReadOnlyList<BurdenResult> Run(Action<double> progress, CancellationToken cancellation)
    {
        var labels = BurdenLabel.All.Select(l => (Label: l, Column: frame.Latest(l.Outcome))).Where(l => l.Column is not null)
            .Select(l => new LabelledOutcome(l.Label, l.Column!.Key, Array.ConvertAll(l.Column.Values, l.Label.ToModel))).ToArray();
        if (labels.Length == 0) return [];
        var schedule = new BurdenSchedule(frame, options, new HeldOutTrainer(engine, training, options.Threads));
        var judge = new BurdenJudge(frame, options, new Baselines(frame), schedule.AuthorityFolds, schedule.IcbFold);
        var runs = schedule.Train(labels, evaluate, f => progress(0.8 * f), cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        var records = RecordReliability.Of(frame, labels, schedule.AuthorityFolds, options.Seed, parallel);
        var results = new BurdenResult[labels.Length];
        Parallel.For(0, labels.Length, parallel, k => results[k] = Result(labels[k], runs[k], records[k], judge, schedule.AuthorityFolds, cancellation));
        progress(1);
        return results;
    }

    private BurdenResult Result(LabelledOutcome labelled, BurdenRuns runs, RecordReliability? record, BurdenJudge judge, IReadOnlyList<Fold> folds, CancellationToken cancellation)
    {
        var (label, outcome) = (labelled.Label, labelled.Outcome);
        var verdict = judge.Choose(labelled, runs);
        var model = verdict.Model?.Prediction ?? BurdenExplanation.OfBaseline(frame, outcome, verdict.BestSimple.Scores, folds);
        var posterior = BurdenPosterior.Of(frame, outcome, model, record);
        var modelAmounts = verdict.Model is null ? DomainAmounts.Single(verdict.BestSimple.Domain, model) : BurdenExplanation.Of(verdict.Model, cancellation);
        var amounts = BurdenExplanation.WithWitnesses(modelAmounts, posterior);
        var noise = ResidualNoise.Of(frame, outcome, posterior.PlaceKnown, verdict.Rows);
        var ratio = RatioScale.Of(frame, label, posterior.Shipped);
        var part = ratio is not { } perUnit ? null
            : NeedPart.Of(label.Id, amounts.Times(perUnit), noise.ToParts(posterior.PlaceKnown).Times(posterior.DoubtLeft * perUnit))
                .MissedBy([.. outcome.Select((o, i) => (o - posterior.PlaceKnown[i]) / noise.Sd(i, posterior.PlaceKnown[i]))]);
        var metrics = evaluate ? judge.Metrics(labelled, runs, verdict, posterior) : [];
        return new BurdenResult(label, part, posterior.Shipped, new HeldOutEstimate(outcome, posterior.PlaceKnown, folds), Card(labelled, runs, verdict, record, posterior), metrics, evaluate ? Gates() : []);

        ModelGate[] Gates()
        {
            var gates = new BurdenGates(frame, label, outcome, verdict.Rows);
            return
            [
                verdict.Gate,
                gates.Reaches(BurdenGates.PlaceKnown, posterior.PlaceKnown, BurdenBar.PlaceKnown(label)),
                gates.Reaches(BurdenGates.PlaceUnknown, posterior.PlaceUnknown, BurdenBar.PlaceUnknown(label)),
                gates.Leakage(runs),
                gates.Monotone(runs.Authorities),
                gates.Sums(posterior.Shipped, amounts),
                gates.Coverage(posterior.PlaceKnown, folds),
                gates.WorstTenth(posterior.PlaceKnown, noise),
                gates.Fair(posterior.PlaceKnown),
                gates.FairToAuthorities(posterior.PlaceKnown),
                .. gates.Stable(runs) is { } stable ? new[] { stable } : [],
            ];
        }
    }

    private ModelCard Card(LabelledOutcome labelled, BurdenRuns runs, BurdenVerdict verdict, RecordReliability? record, BurdenPosterior posterior) =>
        new(labelled.Label.ModelId, labelled.Label.Title, labelled.Label.Outcome, engine.Engine, verdict.Shipped, verdict.Rows.Length, options.Folds, training.Rounds, options.Seed,
            [.. runs.Features.Matrix.Features.Select(f => f.Id)], BurdenNotes.Of(labelled, verdict, record, posterior));
}
