using System.Globalization;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

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

/// <summary>What ships for one label, and how it was judged.</summary>
/// <param name="Part">Null where the outcome has no natural scale.</param>
/// <param name="Prediction">What ships, on the model's scale.</param>
internal sealed record BurdenResult(
    BurdenLabel Label,
    NeedPart? Part,
    double[] Prediction,
    HeldOutEstimate HeldOut,
    ModelCard Card,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates);

/// <summary>An outcome beside an estimate in which its own LSOA's figure had no part; on the model's scale, NaN where there is no outcome.</summary>
/// <param name="Folds">Folds of whole authorities.</param>
internal sealed record HeldOutEstimate(double[] Outcome, double[] Estimate, IReadOnlyList<Fold> Folds);

/// <summary>What must be said wherever a burden model's result is shown.</summary>
internal static class BurdenNotes
{
    public static IReadOnlyList<string> Of(LabelledOutcome labelled, BurdenVerdict verdict, RecordReliability? record, BurdenPosterior posterior) =>
    [
        Model(verdict),
        "To the model's estimate is added how far the area's authority and MSOA, by their other LSOAs, lie above or below what the model foresees.",
        Record(record, posterior),
        $"The outcome ({labelled.Key.Period}) is published by the Indices of Deprivation, which shrink and model small-area figures; part of what is estimated is their modelling.",
        "Conditions of life may be of the outcome's own years, and Census 2021 lies within them; no figure of health of those years is given to a model"
            + (labelled.Label.SharedNumerators.Count == 0 ? "." : ", and none that counts people on illness benefits (income and employment deprivation of 2025)."),
        "An outcome of an area depends on much besides care. Contributions are associations, not causes.",
    ];

    private static string Model(BurdenVerdict verdict) => verdict.Model is null
        ? $"No model beat the best simple order, so that order is used: {verdict.BestSimple.Title.ToLowerInvariant()}."
        : verdict.Shipped == BurdenJudge.Stack
            ? string.Create(CultureInfo.InvariantCulture, $"Trees and a ridge regression, mixed ({100 * verdict.Model.TreeShare.Average():0}% trees): each area is estimated by models that never saw its local authority.")
            : "A ridge regression, for the trees added nothing that holds: each area is estimated by a model that never saw its local authority.";

    private static string Record(RecordReliability? record, BurdenPosterior posterior) => record is null
        ? "The earlier edition is not held, so how far the area's own figure may be believed is not known, and it counts nothing."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The area's own published figure counts {100 * posterior.RecordShare:0}%: between two editions an LSOA keeps {100 * record.Persistence:0}% of what sets it apart from its conditions, authority and MSOA; the rest is counted as error of the record.");
}
